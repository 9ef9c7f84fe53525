import type { PushDevice } from '#notices'
import { Button, PostButton } from '#ui/button/button'
import { paths } from '../../paths.ts'
import type { Frame, PushFace } from '../../patient/view-types.ts'

/** The devices whose browsers tell, and, with a script and where the region has keys, the one that one sits at. */
export function Devices({ frame, devices }: { readonly frame: Frame; readonly devices: readonly PushDevice[] }) {
  const t = frame.w.notices
  if (!frame.push && devices.length === 0) return null
  return (
    <>
      {devices.length > 0 && (
        <section>
          <h2>{t.devices}</h2>
          <ul class="rows">
            {devices.map(({ deviceId, name }) => (
              <li>
                <p>{name}</p>
                <PostButton action={paths.pushDevices()} kind="quiet" name="ends" value={deviceId}>
                  {t.deviceEnd}
                </PostButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {frame.push && <ThisDevice frame={frame} push={frame.push} />}
    </>
  )
}

/** Stands hidden until the script finds that this browser can be told. */
function ThisDevice({ frame, push }: { readonly frame: Frame; readonly push: PushFace }) {
  const t = frame.w.notices
  return (
    <section data-push data-key={push.key} data-worker={push.worker} hidden>
      <h2>{t.deviceAdd}</h2>
      <p>{t.deviceHint}</p>
      <form method="post" action={paths.pushDevices()}>
        {['endpoint', 'p256dh', 'auth'].map((name) => (
          <input type="hidden" name={name} />
        ))}
        <Button kind="secondary">{t.deviceAdd}</Button>
      </form>
      <div role="status">
        <p data-found="refused" hidden>
          {t.deviceRefused}
        </p>
        <p data-found="impossible" hidden>
          {t.deviceImpossible}
        </p>
      </div>
      <script type="module" src={push.script} />
    </section>
  )
}

import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import type { AppointmentView } from './appointment-view.ts'

export type VideoCheckPageProps = {
  readonly frame: Frame
  readonly visit: AppointmentView
  readonly contact: string | null
}

/** Tries camera and microphone in the browser; without a script it says what to look for. */
export function VideoCheckPage({ frame, visit, contact }: VideoCheckPageProps) {
  const t = frame.w.video
  const { check } = t
  return (
    <PortalPage frame={frame} title={check.title}>
      <BackLink href={paths.appointment(visit.visitId)}>{frame.w.frame.backTo({ page: visit.title })}</BackLink>
      <h1>{check.title}</h1>
      <p class="lead">{check.lead}</p>
      {frame.videoScript && <Trial frame={frame} />}
      <h2>{check.stepsTitle}</h2>
      <ul>
        {Object.values(check.steps).map((step) => (
          <li>{step}</li>
        ))}
      </ul>
      <p>{check.otherwise}</p>
      {contact && (
        <p>
          {frame.w.appointments.contact}: <bdi>{contact}</bdi>
        </p>
      )}
    </PortalPage>
  )
}

/** Shown by the script alone: to browsers that run none it would be a button that does nothing. */
function Trial({ frame }: Pick<VideoCheckPageProps, 'frame'>) {
  const { check } = frame.w.video
  return (
    <>
      <div data-video-check hidden>
        <p>
          <button class="ds-button" type="button" data-start>
            {check.start}
          </button>{' '}
          <button class="ds-button" type="button" data-stop data-variant="secondary" hidden>
            {check.stop}
          </button>
        </p>
        <div role="status">
          {Object.entries(check.found).map(([key, words]) => (
            <p data-found={key} hidden>
              {words}
            </p>
          ))}
        </div>
        <video autoplay muted playsinline width={320} hidden aria-label={check.picture} />
        <p data-level hidden>
          <label for="level">{check.level}</label> <meter id="level" min={0} max={100} value={0} />
        </p>
      </div>
      <script type="module" src={frame.videoScript} />
    </>
  )
}

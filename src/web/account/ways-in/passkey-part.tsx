import type { Frame } from '../../patient/view-types.ts'

export type PasskeyPartProps = {
  readonly frame: Frame
  readonly does: 'enter' | 'add'
  /** Where to go when it went well: a path of ours. */
  readonly next: string
}

/** A button for browsers that run the one script and know passkeys; to all others it is not there. */
export function PasskeyPart({ frame, does, next }: PasskeyPartProps) {
  const t = frame.w.waysIn.passkeys
  if (!frame.passkeyScript) return null
  return (
    <>
      <div data-passkey={does} data-next={next} hidden>
        <p class="fault" role="alert" hidden>
          {t.failed}
        </p>
        <button class="ds-button" type="button" data-variant="secondary">
          {t[does]}
        </button>
      </div>
      <script type="module" src={frame.passkeyScript} />
    </>
  )
}

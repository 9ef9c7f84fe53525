import type { HandedCode } from '#access'
import { BackLink } from '#ui/back-link/back-link'
import { Notice } from '#ui/notice/notice'
import { QrCode } from '#ui/qr-code/qr-code'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type OfferCodePageProps = {
  readonly frame: Frame
  readonly name: string
  readonly handed: HandedCode
  /** Where it is accepted, for a person to type. */
  readonly address: string
  readonly squares: readonly (readonly boolean[])[]
  /** Where the reader came from. */
  readonly back: { readonly href: string; readonly text: string }
  /** To whom a clerk gives it, said on the screen alone; what is handed over is then printed large. */
  readonly next?: string
}

/** The code, once: to hand over, write down or print. */
export function OfferCodePage({ frame, name, handed, address, squares, back, next }: OfferCodePageProps) {
  const { w, timeZone } = frame
  const t = w.delegates.code
  return (
    <PortalPage frame={frame} title={t.title({ name })}>
      <BackLink href={back.href}>{back.text}</BackLink>
      {next && (
        <Notice kind="info">
          <p>{next}</p>
        </Notice>
      )}
      <div class={next && 'letter'}>
        <h1>{t.title({ name })}</h1>
        <p class="lead">{t.intro({ name, date: w.formatInstantDay(handed.until, timeZone) })}</p>
        <p class="code" dir="ltr">
          {handed.code}
        </p>
        <h2>{t.how({ name })}</h2>
        <ol>
          <li>{t.steps.open({ address })}</li>
          <li>{t.steps.signIn}</li>
          <li>{t.steps.accept}</li>
        </ol>
        <QrCode squares={squares} label={t.square} />
      </div>
      <p>{t.once}</p>
      <p class="quiet">{t.print}</p>
    </PortalPage>
  )
}

import type { HandedShare } from '#sharing'
import { BackLink } from '#ui/back-link/back-link'
import { QrCode } from '#ui/qr-code/qr-code'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type HandedSharePageProps = {
  readonly frame: Frame
  readonly handed: HandedShare
  readonly mostViews: number
  readonly hasPasscode: boolean
  readonly squares: readonly (readonly boolean[])[]
}

/** What opens the share, once: a code to tell, or a link to hand over. */
export function HandedSharePage(props: HandedSharePageProps) {
  const { frame, handed } = props
  const { w } = frame
  const title = handed.shlink ? w.sharing.link.title : w.sharing.code.title
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.sharing()}>{w.frame.backTo({ page: w.sharing.title })}</BackLink>
      <h1>{title}</h1>
      {handed.shlink ? <Link {...props} /> : <Code {...props} />}
      <p>{w.sharing.code.once}</p>
      <p>
        <a href={paths.sharing()}>{w.sharing.code.toList}</a>
      </p>
    </PortalPage>
  )
}

function Code({ frame, handed, squares }: HandedSharePageProps) {
  const t = frame.w.sharing.code
  const address = `${new URL(frame.publicUrl).host}${paths.see()}`
  return (
    <>
      <p class="lead">{t.intro({ when: whenOf(handed.expiresAt, frame) })}</p>
      <p class="code" dir="ltr">
        {handed.code}
      </p>
      <ol>
        <li>{t.steps.open({ address: `\u2066${address}\u2069` })}</li>
        <li>{t.steps.type}</li>
        <li>{t.steps.read}</li>
      </ol>
      <QrCode squares={squares} label={t.square} />
    </>
  )
}

function Link({ frame, handed, mostViews, hasPasscode, squares }: HandedSharePageProps) {
  const t = frame.w.sharing.link
  return (
    <>
      <p class="lead">{t.intro({ when: whenOf(handed.expiresAt, frame), count: mostViews })}</p>
      {hasPasscode && <p>{t.passcode}</p>}
      <QrCode squares={squares} label={t.square} />
      <h2>{t.forPeople}</h2>
      <p>{t.forPeopleHint}</p>
      <p class="address" dir="ltr">
        {`${frame.publicUrl}${paths.see({ code: handed.code })}`}
      </p>
      <h2>{t.forApps}</h2>
      <p>{t.forAppsHint}</p>
      <p class="address" dir="ltr">
        {handed.shlink}
      </p>
      <p class="quiet">{t.honest}</p>
    </>
  )
}

/** The day and the hour, by the region's clock. */
export function whenOf(at: Date, { w, timeZone }: Frame): string {
  return `${w.formatInstantDay(at, timeZone)}, ${w.formatTime(at, timeZone)}`
}

import { Facts } from '#ui/facts/facts'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type DonePageProps = {
  readonly frame: Frame
  readonly signInName: string
  readonly isAtDesk: boolean
}

/** The name to keep, and where to sign in with it. Nobody is signed in on this device. */
export function DonePage({ frame, signInName, isAtDesk }: DonePageProps) {
  const t = frame.w.join
  return (
    <PortalPage frame={frame} title={t.doneTitle}>
      <h1>{t.doneTitle}</h1>
      <Facts
        facts={[
          { label: t.doneName, value: signInName },
          { label: t.doneWhere, value: <span dir="ltr">{`${frame.publicUrl}${paths.signIn()}`}</span> },
        ]}
      />
      <p>{t.doneWrite}</p>
      {isAtDesk ? (
        <p>{t.doneGiveBack}</p>
      ) : (
        <p>
          {t.notSignedIn} <a href={paths.signIn()}>{frame.w.frame.signIn}</a>
        </p>
      )}
    </PortalPage>
  )
}

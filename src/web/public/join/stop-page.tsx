import { Button } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type StopPageProps = { readonly frame: Frame; readonly invitationId: string; readonly isDone: boolean }

/** No more word of invitations. Opening the page changes nothing. */
export function StopPage({ frame, invitationId, isDone }: StopPageProps) {
  const t = frame.w.visits
  return (
    <PortalPage frame={frame} title={t.stopTitle}>
      <h1>{t.stopTitle}</h1>
      {isDone ? (
        <p class="lead" role="status">
          {t.stopped}
        </p>
      ) : (
        <>
          <p class="lead">{t.stopText}</p>
          <form method="post" action={paths.stopWord()}>
            <input type="hidden" name="i" value={invitationId} />
            <Button>{t.stop}</Button>
          </form>
        </>
      )}
    </PortalPage>
  )
}

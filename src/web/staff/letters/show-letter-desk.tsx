import { Invalid } from '#base/errors'
import { type LetterCount, readLetterDesk, setLetterDesk } from '#notices'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

/** Whether the own desk prints letters for patients, and what that costs it. */
export async function showLetterDesk(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <LetterDeskPage frame={frame} count={await readLetterDesk(scope)} /> }
}

/** Says that it does, or does no more. */
export async function setOwnLetterDesk(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const { does } = form
  if (does !== 'open' && does !== 'close') throw new Invalid('form', { detail: 'whether letters are printed' })
  await setLetterDesk(scope, { isOpen: does === 'open' })
  return { goTo: paths.letterDesk() }
}

function LetterDeskPage({ frame, count }: { readonly frame: Frame; readonly count: LetterCount }) {
  const { w, timeZone } = frame
  const t = w.letters
  const { isOpen, waiting, waitingSince, printed } = count
  return (
    <PortalPage frame={frame} title={t.deskTitle}>
      <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      <h1>{t.deskTitle}</h1>
      <p class="lead">{t.deskLead}</p>
      <p>
        <b>{isOpen ? t.isOpen : t.isClosed}</b>
      </p>
      {waitingSince && (
        <p>{t.waiting({ count: w.formatNumber(waiting), time: w.formatInstantDay(waitingSince, timeZone) })}</p>
      )}
      <p>{t.printed({ count: w.formatNumber(printed) })}</p>
      <PostButton action={paths.letterDesk()} name="does" value={isOpen ? 'close' : 'open'} kind="secondary">
        {isOpen ? t.close : t.open}
      </PostButton>
    </PortalPage>
  )
}

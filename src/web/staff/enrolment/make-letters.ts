import { recordSight } from '#audit'
import { Invalid } from '#base/errors'
import { listInvitations, resendInvitation, WORKLISTS } from '#enrolment'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import { pageOf } from '../../patient/category/show-category.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type LetterWords, letterOf } from './letter.ts'
import { drawLetter } from './letter-pdf.ts'

/** One PDF with a letter for everybody on a page of a worklist, each with a new code; the old ones are dead. */
export async function makeLetters(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const list = WORKLISTS.find((known) => known === form.list)
  if (!list) throw new Invalid('list', { detail: 'not one of the worklists' })
  const { invitations } = await listInvitations(scope, { list, page: pageOf(form.page) })
  await recordSight(scope, { persons: invitations.map(({ personId }) => personId), page: 'identity' })
  const letters: LetterWords[] = []
  for (const invitation of invitations) {
    const address = `${frame.publicUrl}${paths.join()}`
    const made = await resendInvitation(scope, invitation, { address, byLetter: true })
    // Who has died meanwhile, or joined the staff, gets none.
    if ('verdict' in made) continue
    const { code, purpose, expiresAt } = made
    const facts = { ...invitation, channel: 'letter' as const, purpose, expiresAt }
    letters.push(await letterOf(scope, frame, { invitation: facts, code }))
  }
  if (letters.length === 0) return { goTo: paths.invitations({ list }) }
  const bytes = await drawLetter(letters)
  return { file: { contentType: 'application/pdf', name: `${frame.w.enrolment.letters}.pdf`, bytes } }
}

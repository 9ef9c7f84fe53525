import { recordSight } from '#audit'
import { listAgreements } from '#institutions'
import { languageFor, translator } from '#messages/translator'
import { listPrintedLetters, listWaitingLetters, MOST_LETTERS, takeLetters, type WaitingLetter } from '#notices'
import { listPostalAddresses } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { drawNoticeLetters, type NoticeLetter } from './notice-letter-pdf.ts'

/** Letters that wait at the own desk. Who is named finds the look in their access log. */
export async function showLetters(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const letters = await listWaitingLetters(scope)
  await recordSight(scope, { persons: letters.map(({ personId }) => personId), page: 'identity' })
  const printed = await listPrintedLetters(scope)
  return { view: <LettersPage frame={frame} letters={letters} mayRepeat={printed.length > 0} /> }
}

/**
 * One PDF with a letter for each of those that wait; they are printed then, and nobody else prints them. Or those of the last day once
 * more.
 */
export async function printLetters(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const taken =
    form.does === 'again' ? await listPrintedLetters(scope) : await takeLetters(scope, await listWaitingLetters(scope))
  if (taken.length === 0) return { goTo: paths.letters() }
  await recordSight(scope, { persons: taken.map(({ personId }) => personId), page: 'identity' })
  const postal = await listPostalAddresses(scope, { linkIds: taken.map(({ linkId }) => linkId) })
  const here = (await listAgreements(scope)).find((line) => line.institutionId === scope.institutionId)
  const letters = taken.map(
    ({ personName, language, linkId }): NoticeLetter => ({
      w: translator(languageFor(language ?? undefined)),
      name: personName,
      postal: postal.get(linkId) ?? [],
      address: frame.publicUrl,
      institution: here?.institutionName ?? '',
      contact: here?.contact ?? '',
    }),
  )
  const bytes = await drawNoticeLetters(letters)
  return { file: { contentType: 'application/pdf', name: `${frame.w.letters.title}.pdf`, bytes } }
}

type LettersPageProps = {
  readonly frame: Frame
  readonly letters: readonly WaitingLetter[]
  /** Some were printed in the last day. */
  readonly mayRepeat: boolean
}

function LettersPage({ frame, letters, mayRepeat }: LettersPageProps) {
  const { w, timeZone } = frame
  const t = w.letters
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.desk()}>{w.frame.backTo({ page: w.staff.deskTitle })}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {letters.length === 0 ? (
        <EmptyState sentences={[t.none]} />
      ) : (
        <>
          <PostButton action={paths.letters()}>{t.print}</PostButton>
          {letters.length === MOST_LETTERS && (
            <Notice kind="info">
              <p>{t.more}</p>
            </Notice>
          )}
          <ul class="rows">
            {letters.map(({ personName, madeAt }) => (
              <li>
                <bdi>{personName}</bdi>
                <br />
                <span class="m">{w.formatInstantDay(madeAt, timeZone)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayRepeat && (
        <PostButton action={paths.letters()} name="does" value="again" kind="quiet">
          {t.again}
        </PostButton>
      )}
    </PortalPage>
  )
}

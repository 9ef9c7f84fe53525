import type { Instant } from '#base/instant'
import type { Invitation, Purpose } from '#enrolment'
import { listAgreements } from '#institutions'
import { translator, type Words } from '#messages/translator'
import { listPostalAddresses } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'

/** All that the letter of an invitation says, in the person's own language. */
export type LetterWords = {
  readonly w: Words
  readonly name: string
  /** Where it is sent; none: it is handed over. */
  readonly postal: readonly string[]
  readonly title: string
  readonly lead: string
  readonly code: string
  /** What the square leads to: the page with the code in it. */
  readonly link: string
  /** What one types who has no camera. */
  readonly address: string
  readonly until: string
  readonly help: string
}

/** The words of a letter. The code is in nobody's hands but those of who makes it now. */
export async function letterOf(
  scope: StaffScope,
  frame: Frame,
  { invitation, code }: { readonly invitation: LetterFacts; readonly code: string },
): Promise<LetterWords> {
  const { linkId, channel } = invitation
  const linkIds = linkId && channel === 'letter' ? [linkId] : []
  const postal = [...(await listPostalAddresses(scope, { linkIds })).values()].flat()
  const w = translator(invitation.language)
  const t = w.letter
  const here = (await listAgreements(scope)).find((line) => line.institutionId === scope.institutionId)
  return {
    w,
    name: invitation.personName,
    postal,
    title: invitation.purpose === 'join' ? t.title : t.recoverTitle,
    lead: invitation.purpose === 'join' ? t.lead({ region: frame.regionName }) : t.recoverLead,
    code,
    link: `${frame.publicUrl}${paths.join({ code })}`,
    address: `${frame.publicUrl}${paths.join()}`,
    until: t.until({ date: w.formatInstantDay(invitation.expiresAt, frame.timeZone) }),
    help: t.help({ institution: here?.institutionName ?? '', contact: here?.contact ?? '' }),
  }
}

export type LetterFacts = Pick<Invitation, 'personName' | 'language' | 'linkId' | 'channel'> & {
  readonly purpose: Purpose
  readonly expiresAt: Instant
}

import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { addLink, addPerson } from './add-link.ts'
import { askAboutMerge, askAboutMove } from './ask-about-statement.ts'
import { joinLinks } from './change-links.ts'
import { type ChangeVerdict, decideMerge, decideMove, type Side } from './decide-change.ts'
import type { Demographics } from './demographics.ts'
import { type FoundNumber, findNumber, type Numbers } from './find-numbers.ts'
import { linkWaitingNumber } from './link-waiting-number.ts'
import type { MatchRules } from './match-rules.ts'
import { leadToCase, leadToLink } from './open-case.ts'
import { judgeMatch } from './score.ts'
import type { Statement } from './statement.ts'

export type Applied = { readonly outcome: Outcome; readonly caseId: string | null }
type Outcome = 'applied' | 'waiting' | 'unknown-number' | 'nothing-to-do'

/** Does what a statement says where the institution's word is enough, and asks people where it is not. */
export async function applyStatement(scope: SystemScope, statement: Statement, rules: MatchRules): Promise<Applied> {
  const numbers = {
    from: await findNumber(scope, { institutionId: statement.institutionId, keys: statement.fromKeys }),
    into: await findNumber(scope, { institutionId: statement.intoInstitutionId, keys: statement.intoKeys }),
  }
  if (statement.kind === 'move') return applyMove(scope, statement, numbers)
  if (statement.kind === 'change-identifier' && (!numbers.from || !numbers.into))
    return renumber(scope, statement, numbers)
  return applyMerge(scope, statement, numbers, rules)
}

async function applyMerge(
  scope: SystemScope,
  statement: Statement,
  numbers: Numbers,
  rules: MatchRules,
): Promise<Applied> {
  const { from, into } = numbers
  const isOne = from !== null && into !== null && isSameNumber(from, into)
  const verdict = decideMerge({
    institutionId: statement.institutionId,
    from: await sideOf(scope, from),
    into: await sideOf(scope, into),
    isOne,
    reasons: isOne ? [] : await compareAll(scope, numbers, rules),
  })
  if (verdict.verdict === 'nothing-to-do' || verdict.verdict === 'unknown-number')
    return { outcome: verdict.verdict, caseId: null }
  // A person at a desk is asked in any case: side by side, and with a reason.
  if (verdict.verdict === 'wait' || statement.accountId !== null)
    return { outcome: 'waiting', caseId: await askAboutMerge(scope, statement, numbers, rules) }
  await merge(scope, statement, numbers, verdict)
  return { outcome: 'applied', caseId: null }
}

/** The number that gives way goes, with all that is one person with it, to the person of the other. */
async function merge(
  scope: SystemScope,
  statement: Statement,
  { from, into }: Numbers,
  { givesWay }: ChangeVerdict,
): Promise<void> {
  const fromLink = from ? await linkOf(scope, statement, from, into!) : await addSilentNumber(scope, statement, into!)
  const intoLink = await linkOf(scope, statement, into!, from)
  const [linkId, other] = givesWay === 'from' ? [fromLink, intoLink] : [intoLink, fromLink]
  const because = { caseId: null, statementId: statement.statementId }
  await joinLinks(scope, { linkId, intoLink: other, because })
}

/** A number that waits in a case gets its own link, and the case is decided by the institution's word. */
async function linkOf(
  scope: SystemScope,
  statement: Statement,
  number: FoundNumber,
  other: FoundNumber | null,
): Promise<LinkId> {
  if (number.linkId) return number.linkId
  return linkWaitingNumber(scope, {
    caseId: number.caseId!,
    decision: { word: 'same', candidateLink: other!.linkId!, statement },
  })
}

/** A number under which nothing has come yet gets a link of its own, so that what comes later can be parted again. */
async function addSilentNumber(scope: SystemScope, statement: Statement, into: FoundNumber): Promise<LinkId> {
  const { demographics } = into
  const personId = await addPerson(scope, { demographics, deceasedAt: null })
  const { institutionId, fromKeys: keys } = statement
  const where = { institutionId, personId, originPersonId: personId, demographics }
  const linkId = await addLink(scope, { ...where, reasons: ['institution-says'] })
  await leadToLink(scope, { institutionId, keys, linkId })
  return linkId
}

/** A new number for a patient who is known, or waits, under the other one. */
async function renumber(scope: SystemScope, statement: Statement, { from, into }: Numbers): Promise<Applied> {
  const known = from ?? into
  if (!known) return { outcome: 'unknown-number', caseId: null }
  const { institutionId } = statement
  const keys = from ? statement.intoKeys : statement.fromKeys
  const { linkId, caseId } = known
  if (linkId) await leadToLink(scope, { institutionId, keys, linkId })
  else await leadToCase(scope, { institutionId, keys, caseId: caseId!, contestedLink: null })
  return { outcome: 'applied', caseId: null }
}

async function applyMove(scope: SystemScope, statement: Statement, numbers: Numbers): Promise<Applied> {
  const { from, into } = numbers
  const verdict = decideMove({
    institutionId: statement.institutionId,
    from: await sideOf(scope, from),
    into: await sideOf(scope, into),
    isOne: from?.personId !== undefined && from.personId === into?.personId,
  })
  if (verdict.verdict === 'unknown-number') return { outcome: verdict.verdict, caseId: null }
  const [linkId, intoLink] = [from!.linkId!, into!.linkId!]
  if (linkId === intoLink) return { outcome: 'nothing-to-do', caseId: null }
  if (verdict.verdict === 'wait') return { outcome: 'waiting', caseId: await askAboutMove(scope, statement, numbers) }
  await scope.db
    .insertInto('linkChange')
    .values({
      kind: 'move',
      linkId,
      intoLink,
      fromPersonId: from!.personId!,
      intoPersonId: into!.personId!,
      statementId: statement.statementId,
      madeAt: scope.now,
    })
    .execute()
  return { outcome: 'applied', caseId: null }
}

function isSameNumber(one: FoundNumber, other: FoundNumber): boolean {
  return one.personId !== null ? one.personId === other.personId : one.caseId === other.caseId
}

async function sideOf(scope: SystemScope, number: FoundNumber | null): Promise<Side> {
  if (!number) return { is: 'unknown' }
  if (!number.personId) return { is: 'waiting' }
  const { rows } = await sql<{ institutions: string[]; grants: number }>`
    select array_agg(distinct institution_id) as institutions,
           (select count(*)::int from access_grant where person_id = ${number.personId}::uuid and ended_at is null
              and (valid_until is null or valid_until > ${scope.now}::timestamptz)) as grants
    from patient_link where person_id = ${number.personId}::uuid`.execute(scope.db)
  return { is: 'linked', ...rows[0]! }
}

/** Everything said of the one compared with everything said of the other. */
async function compareAll(scope: SystemScope, { from, into }: Numbers, rules: MatchRules) {
  if (!from || !into) return []
  const [ours, theirs] = [await descriptionsOf(scope, from), await descriptionsOf(scope, into)]
  return ours.flatMap((one) =>
    theirs.map((other) => judgeMatch(one, other, rules).reasons.map((reason) => reason.code)),
  )
}

const MOST_DESCRIPTIONS = 20

async function descriptionsOf(scope: SystemScope, number: FoundNumber): Promise<readonly Demographics[]> {
  if (!number.personId) return [number.demographics]
  const rows = await scope.db
    .selectFrom('patientLink')
    .select('demographics')
    .where('personId', '=', number.personId satisfies PersonId)
    .limit(MOST_DESCRIPTIONS)
    .execute()
  return rows.map((row) => JSON.parse(row.demographics) as Demographics)
}

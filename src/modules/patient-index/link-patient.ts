import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { addLink, addPerson, addPersonKeys } from './add-link.ts'
import { applyKeptStatements } from './apply-kept-statements.ts'
import { type Candidate, findCandidates } from './find-candidates.ts'
import type { MatchRules } from './match-rules.ts'
import { leadToCase, leadToLink, openCase } from './open-case.ts'
import { candidateKeys, type Demographics, judgeMatch } from './score.ts'

export type PatientToLink = {
  readonly institutionId: InstitutionId
  /** The institution's own numbers of this patient, as references write them; the first is the surest. */
  readonly keys: readonly string[]
  readonly demographics: Demographics
  readonly deceasedAt: string | null
}

/** Linked to a person; or waiting in the worklist and shown to nobody. */
export type LinkVerdict =
  | { readonly verdict: 'linked'; readonly personId: PersonId; readonly linkId: LinkId; readonly newPerson: boolean }
  | { readonly verdict: 'unsure'; readonly caseId: string }

/** Waits for every other transaction that may link one of these patients; before the first of them. */
export async function waitToLink(scope: SystemScope, patients: readonly Demographics[]): Promise<void> {
  await takeTurns(scope, { about: 'matching', names: patients.flatMap((patient) => candidateKeys(patient)) })
}

/**
 * Finds the person behind an institution's patient. A patient known here keeps the link, unless the new demographics
 * contradict it. Otherwise SQL finds candidates by cheap keys and `judgeMatch` alone judges: exactly one sure match
 * links, no candidate makes a new person, anything else opens a case for the worklist. The caller has taken its turn
 * (`waitToLink`), so that two doors at once do not make two persons of one.
 */
export async function linkPatient(scope: SystemScope, patient: PatientToLink, rules: MatchRules): Promise<LinkVerdict> {
  const known = await findKnown(scope, patient)
  if (known?.caseId) return keepWaiting(scope, patient, known.caseId, rules)
  if (known?.linkId) return keepLink(scope, patient, { ...known, linkId: known.linkId }, rules)
  const verdict = await linkNewNumber(scope, patient, rules)
  const applied = await applyKeptStatements(scope, patient, rules)
  if (applied === 0) return verdict
  return verdict.verdict === 'linked' ? { ...verdict, ...(await whereItLeads(scope, verdict.linkId)) } : verdict
}

async function linkNewNumber(scope: SystemScope, patient: PatientToLink, rules: MatchRules): Promise<LinkVerdict> {
  const { same, possible } = await findMatches(scope, patient, rules)
  const [only] = same
  if (only && same.length === 1 && possible.length === 0) {
    const reasons = only.reasons.map((reason) => reason.code)
    const originPersonId = await originOf(scope, only.linkId)
    const linked = await addNumber(scope, patient, { personId: only.personId, originPersonId, reasons })
    await writeNameProperly(scope, only.personId, patient.demographics)
    return { ...linked, newPerson: false }
  }
  if (same.length + possible.length > 0)
    return waitInCase(scope, patient, { candidates: [...same, ...possible], contestedLink: null })
  const personId = await addPerson(scope, patient)
  const linked = await addNumber(scope, patient, { personId, originPersonId: personId, reasons: ['no-candidate'] })
  return { ...linked, newPerson: true }
}

type Known = { linkId: LinkId | null; caseId: string | null; personId: PersonId | null; demographics: string | null }

async function findKnown(scope: SystemScope, patient: PatientToLink): Promise<Known | null> {
  const { rows } = await sql<Known>`
    select k.link_id, k.case_id, l.person_id, l.demographics
    from patient_key k left join patient_link l on l.link_id = k.link_id and l.parted_at is null
    where k.institution_id = ${patient.institutionId} and k.key = ${patient.keys[0]!}`.execute(scope.db)
  return rows[0] ?? null
}

async function findMatches(scope: SystemScope, { demographics }: PatientToLink, rules: MatchRules) {
  const keys = [...new Set(candidateKeys(demographics))].sort()
  const judged = await findCandidates(scope, { demographics, keys, rules })
  return {
    same: judged.filter((each) => each.verdict === 'same'),
    possible: judged.filter((each) => each.verdict === 'possible'),
  }
}

/** It waits already: whoever decides sees what the institution says of it by now. */
async function keepWaiting(
  scope: SystemScope,
  patient: PatientToLink,
  caseId: string,
  rules: MatchRules,
): Promise<LinkVerdict> {
  const demographics = JSON.stringify(patient.demographics)
  const before = await scope.db
    .selectFrom('matchCase')
    .select(['demographics', 'contestedLink'])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  if (before.demographics !== demographics) {
    const { same, possible } = await findMatches(scope, patient, rules)
    const candidates = JSON.stringify([...same, ...possible])
    await scope.db.updateTable('matchCase').set({ demographics, candidates }).where('caseId', '=', caseId).execute()
  }
  await leadToCase(scope, { ...patient, caseId, contestedLink: before.contestedLink as LinkId | null })
  return { verdict: 'unsure', caseId }
}

/**
 * Same number, other human being (a number given out twice): nothing more goes to the person it led to until somebody
 * decides. What is there stays.
 */
async function keepLink(
  scope: SystemScope,
  patient: PatientToLink,
  known: Known & { linkId: LinkId },
  rules: MatchRules,
): Promise<LinkVerdict> {
  const { personId, linkId } = known
  const after = JSON.stringify(patient.demographics)
  if (personId && after !== known.demographics) {
    const before = JSON.parse(known.demographics!) as Demographics
    if (contradicts(before, patient.demographics, rules)) return contest(scope, patient, linkId, rules)
    await scope.db.updateTable('patientLink').set({ demographics: after }).where('linkId', '=', linkId).execute()
    await leadToLink(scope, { ...patient, linkId })
    await addPersonKeys(scope, { personId, demographics: patient.demographics })
  }
  return personId ? { verdict: 'linked', personId, linkId, newPerson: false } : contest(scope, patient, linkId, rules)
}

async function contest(
  scope: SystemScope,
  patient: PatientToLink,
  contestedLink: LinkId,
  rules: MatchRules,
): Promise<LinkVerdict> {
  const { same, possible } = await findMatches(scope, patient, rules)
  return waitInCase(scope, patient, { candidates: [...same, ...possible], contestedLink })
}

/**
 * A family name may change, and one of the other facts may be corrected. Another given name, another verified number, or two
 * of birth date, family name and sex that differ, are taken for another human being until somebody has looked.
 */
export function contradicts(before: Demographics, after: Demographics, rules: MatchRules): boolean {
  const { verdict, reasons } = judgeMatch(before, after, rules)
  const said = new Set<string>(reasons.map((reason) => reason.code))
  if (said.has('identifier-conflict') || said.has('given-names-different')) return true
  const differing = ['birth-date-different', 'family-name-different', 'sex-different'].filter((code) => said.has(code))
  return verdict === 'different' && differing.length > 1
}

async function addNumber(
  scope: SystemScope,
  patient: PatientToLink,
  where: { readonly personId: PersonId; readonly originPersonId: PersonId; readonly reasons: readonly string[] },
) {
  const linkId = await addLink(scope, { ...where, ...only(patient) })
  await leadToLink(scope, { ...patient, linkId })
  return { verdict: 'linked', personId: where.personId, linkId } as const
}

function only({ institutionId, demographics }: PatientToLink) {
  return { institutionId, demographics }
}

/** Who is found by one description of a person goes with that description, wherever it goes. */
async function originOf(scope: SystemScope, linkId: LinkId): Promise<PersonId> {
  const { originPersonId } = await scope.db
    .selectFrom('patientLink')
    .select('originPersonId')
    .where('linkId', '=', linkId)
    .executeTakeFirstOrThrow()
  return originPersonId as PersonId
}

async function whereItLeads(scope: SystemScope, linkId: LinkId): Promise<{ readonly personId: PersonId }> {
  const { personId } = await scope.db
    .selectFrom('patientLink')
    .select('personId')
    .where('linkId', '=', linkId)
    .executeTakeFirstOrThrow()
  return { personId: personId as PersonId }
}

async function waitInCase(
  scope: SystemScope,
  patient: PatientToLink,
  { candidates, contestedLink }: { readonly candidates: readonly Candidate[]; readonly contestedLink: LinkId | null },
): Promise<LinkVerdict> {
  const caseId = await openCase(scope, {
    ...only(patient),
    kind: contestedLink ? 'reused-number' : 'new-number',
    candidates,
    ...(contestedLink ? { contestedLink } : {}),
  })
  await leadToCase(scope, { ...patient, caseId, contestedLink })
  return { verdict: 'unsure', caseId }
}

/** Some institutions write names in capitals only; the first that does not decides how the person is called. */
async function writeNameProperly(
  scope: SystemScope,
  personId: PersonId,
  { family, given }: Demographics,
): Promise<void> {
  const name = given.join(' ')
  if (!family || !name || family === family.toUpperCase()) return
  await sql`update person set family = ${family}, given = ${name}
    where person_id = ${personId}::uuid and family = upper(family) and family <> lower(family)`.execute(scope.db)
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
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

/** National identifier systems that a region trusts when birth dates agree. */
export type MatchRules = { readonly verifiedSystems: readonly string[] }

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
  if (known?.caseId) return { verdict: 'unsure', caseId: known.caseId }
  if (known?.linkId) return keepLink(scope, patient, { ...known, linkId: known.linkId }, rules)
  const keys = [...new Set(candidateKeys(patient.demographics))].sort()
  const judged = (await findCandidates(scope, keys)).map((candidate) => ({
    personId: candidate.personId,
    ...judgeMatch(patient.demographics, candidate.demographics, rules),
  }))
  const same = judged.filter((each) => each.verdict === 'same')
  const possible = judged.filter((each) => each.verdict === 'possible')
  if (same.length === 1 && possible.length === 0)
    return addLink(
      scope,
      patient,
      same[0]!.personId,
      false,
      same[0]!.reasons.map((reason) => reason.code),
    )
  if (same.length + possible.length > 0) return openCase(scope, patient, [...same, ...possible])
  const personId = await addPerson(scope, patient, keys)
  return addLink(scope, patient, personId, true, ['no-candidate'])
}

/** Who shares a number or most keys is looked at first; a crowd behind one common name is not. */
const MOST_CANDIDATES = 50

type Known = { linkId: LinkId | null; caseId: string | null; personId: PersonId | null; demographics: string | null }

async function findKnown(scope: SystemScope, patient: PatientToLink): Promise<Known | null> {
  const { rows } = await sql<Known>`
    select k.link_id, k.case_id, l.person_id, l.demographics
    from patient_key k left join patient_link l on l.link_id = k.link_id and l.parted_at is null
    where k.institution_id = ${patient.institutionId} and k.key = ${patient.keys[0]!}`.execute(scope.db)
  return rows[0] ?? null
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
  if (!known.personId) return openCase(scope, patient, [], known.linkId)
  const before = JSON.parse(known.demographics!) as Demographics
  const after = JSON.stringify(patient.demographics)
  if (after !== known.demographics) {
    if (contradicts(before, patient.demographics, rules)) return openCase(scope, patient, [], known.linkId)
    await scope.db.updateTable('patientLink').set({ demographics: after }).where('linkId', '=', known.linkId).execute()
    await addKeys(scope, patient, known.linkId)
  }
  return { verdict: 'linked', personId: known.personId, linkId: known.linkId, newPerson: false }
}

/**
 * A family name may change, and one of the other facts may be corrected. Another given name, another verified number, or
 * another birth date with another name is taken for another human being until somebody has looked.
 */
function contradicts(before: Demographics, after: Demographics, rules: MatchRules): boolean {
  const { verdict, reasons } = judgeMatch(before, after, rules)
  const said = new Set<string>(reasons.map((reason) => reason.code))
  if (said.has('identifier-conflict') || said.has('given-names-different')) return true
  return verdict === 'different' && said.has('birth-date-different') && said.has('family-name-different')
}

async function findCandidates(scope: SystemScope, keys: readonly string[]) {
  const { rows } = await sql<{ personId: PersonId; demographics: string }>`
    select p.person_id, p.demographics
    from (select person_id, count(*) as shared, bool_or(key like 'id%') as by_number from person_key
          where key = any (${keys}::text[]) group by person_id) k
    join person p using (person_id)
    order by k.by_number desc, k.shared desc, p.person_id limit ${MOST_CANDIDATES}`.execute(scope.db)
  return rows.map((row) => ({ personId: row.personId, demographics: JSON.parse(row.demographics) as Demographics }))
}

async function addPerson(scope: SystemScope, patient: PatientToLink, keys: readonly string[]): Promise<PersonId> {
  const personId = randomUUID() as PersonId
  const { family, given, birthDate, sex } = patient.demographics
  await scope.db
    .insertInto('person')
    .values({
      personId,
      family,
      given: given.join(' '),
      birthDate,
      sex,
      deceasedAt: patient.deceasedAt,
      demographics: JSON.stringify(patient.demographics),
    })
    .execute()
  await addPersonKeys(scope, personId, keys)
  return personId
}

async function addPersonKeys(scope: SystemScope, personId: PersonId, keys: readonly string[]): Promise<void> {
  await sql`insert into person_key (key, person_id) select key, ${personId}::uuid from unnest(${keys}::text[]) key
    on conflict do nothing`.execute(scope.db)
}

async function addLink(
  scope: SystemScope,
  patient: PatientToLink,
  personId: PersonId,
  newPerson: boolean,
  reasons: readonly string[],
): Promise<LinkVerdict> {
  const linkId = randomUUID() as LinkId
  await scope.db
    .insertInto('patientLink')
    .values({
      linkId,
      personId,
      originPersonId: personId,
      institutionId: patient.institutionId,
      demographics: JSON.stringify(patient.demographics),
      reasons: reasons.join(' '),
    })
    .execute()
  await addKeys(scope, patient, linkId)
  if (!newPerson) {
    await addPersonKeys(scope, personId, candidateKeys(patient.demographics))
    await writeNameProperly(scope, personId, patient.demographics)
  }
  return { verdict: 'linked', personId, linkId, newPerson }
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

async function addKeys(scope: SystemScope, patient: PatientToLink, linkId: LinkId): Promise<void> {
  await sql`insert into patient_key (institution_id, key, link_id)
    select ${patient.institutionId}, key, ${linkId}::uuid from unnest(${patient.keys}::text[]) key
    on conflict (institution_id, key) do update set ambiguous = true
      where patient_key.link_id is distinct from excluded.link_id and patient_key.key <> ${patient.keys[0]!}`.execute(
    scope.db,
  )
}

/**
 * The patient waits. Its own number leads to the case; a number that somebody else here has too (a twin registered with
 * the sibling's) names neither of them any more.
 */
async function openCase(
  scope: SystemScope,
  patient: PatientToLink,
  candidates: readonly { personId: PersonId; verdict: string; reasons: readonly { code: string }[] }[],
  contested: LinkId | null = null,
): Promise<LinkVerdict> {
  const caseId = randomUUID()
  await scope.db
    .insertInto('matchCase')
    .values({
      caseId,
      institutionId: patient.institutionId,
      demographics: JSON.stringify(patient.demographics),
      candidates: JSON.stringify(candidates),
    })
    .execute()
  await sql`insert into patient_key (institution_id, key, case_id)
    select ${patient.institutionId}, key, ${caseId}::uuid from unnest(${patient.keys}::text[]) key
    on conflict (institution_id, key) do update set
      link_id = case when patient_key.link_id = ${contested}::uuid then null else patient_key.link_id end,
      case_id = case when patient_key.link_id = ${contested}::uuid then excluded.case_id else patient_key.case_id end,
      ambiguous = patient_key.link_id is distinct from ${contested}::uuid`.execute(scope.db)
  return { verdict: 'unsure', caseId }
}

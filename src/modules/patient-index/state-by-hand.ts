import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'

/** A patient of an institution, found by a number as it is printed. */
export type PatientByNumber = {
  readonly institutionId: InstitutionId
  /** The key under which the index knows the number. */
  readonly key: string
  readonly linkId: LinkId | null
  readonly personId: PersonId | null
  readonly caseId: string | null
  readonly demographics: Demographics | null
}

const MOST_FOUND = 5

/** Patients of the institution with exactly this number; a clerk finds those of the own institution only. */
export async function findByNumber(
  scope: StaffScope,
  { institutionId, number }: { readonly institutionId: string; readonly number: string },
): Promise<readonly PatientByNumber[]> {
  const { rows } = await sql<Omit<PatientByNumber, 'demographics'> & { demographics: string | null }>`
    select distinct on (coalesce(k.link_id, k.case_id)) k.institution_id, k.key, k.link_id, l.person_id, k.case_id,
           coalesce(l.demographics, c.demographics) as demographics
    from patient_key k
    left join patient_link l on l.link_id = k.link_id
    left join match_case c on c.case_id = k.case_id
    where k.institution_id = ${institutionId} and regexp_replace(k.key, '^.*[|/]', '') = ${number.trim()}
      and not k.ambiguous
    order by coalesce(k.link_id, k.case_id), k.key limit ${MOST_FOUND}`.execute(scope.db)
  return rows.map((row) => ({
    ...row,
    demographics: row.demographics ? (JSON.parse(row.demographics) as Demographics) : null,
  }))
}

export type StatementByHand =
  /** Two numbers, perhaps one patient: opens a case. */
  | { readonly kind: 'merge'; readonly from: PatientByNumber; readonly into: PatientByNumber; readonly reason: string }
  /** This number is not the person it leads to: parted at once. */
  | { readonly kind: 'part'; readonly from: PatientByNumber; readonly reason: string }

/** What a clerk says of numbers at the desk; `carryOut` of ingestion then does it. Answers the statement's id. */
export async function stateByHand(scope: StaffScope, said: StatementByHand): Promise<string> {
  const into = said.kind === 'merge' ? said.into : said.from
  const statementId = randomUUID()
  await scope.db
    .insertInto('patientStatement')
    .values({
      statementId,
      institutionId: said.from.institutionId,
      kind: said.kind,
      fromKeys: [said.from.key],
      intoInstitutionId: into.institutionId,
      intoKeys: said.kind === 'merge' ? [into.key] : [],
      // The database's own instant: what row-level security compares with is finer than a Date.
      statedAt: sql`now()`,
      outcome: 'asked',
      accountId: scope.actor.accountId,
      actorName: scope.actor.name,
      role: scope.role,
      reason: said.reason,
    })
    .execute()
  return statementId
}

/** What became of a statement made at the desk: its case, once there is one. */
export async function readStatement(
  scope: StaffScope,
  { statementId }: { readonly statementId: string },
): Promise<{ readonly outcome: string; readonly caseId: string | null } | null> {
  const row = await scope.db
    .selectFrom('patientStatement')
    .select(['outcome', 'caseId'])
    .where('statementId', '=', statementId)
    .executeTakeFirst()
  return row ?? null
}

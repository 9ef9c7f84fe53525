import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { PatientChange } from './patient-change.ts'

/** What an institution, or a clerk for it, says of numbers; as it is kept. */
export type Statement = {
  readonly statementId: string
  readonly institutionId: InstitutionId
  readonly kind: PatientChange['kind'] | 'part'
  readonly fromKeys: readonly string[]
  /** Another institution's number only where a steward says it. */
  readonly intoInstitutionId: InstitutionId
  readonly intoKeys: readonly string[]
  readonly moved: readonly string[]
  /** Said by a person at a desk; null: by the institution's own system. */
  readonly accountId: string | null
  readonly actorName: string | null
  readonly role: string | null
  readonly reason: string | null
}

export type StatementOutcome = 'applied' | 'waiting' | 'refused' | 'unknown-number' | 'nothing-to-do'

/** Statements that wait for somebody or something: those asked at a desk, or those about one of these numbers. */
export async function listStatements(
  scope: SystemScope,
  which:
    | { readonly asked: true; readonly take: number }
    | { readonly institutionId: InstitutionId; readonly keys: readonly string[] },
): Promise<readonly Statement[]> {
  const columns = sql`statement_id, institution_id, kind, from_keys, into_institution_id, into_keys, moved, account_id,
    actor_name, role, reason`
  const { rows } =
    'asked' in which
      ? await sql<Statement>`select ${columns} from patient_statement where outcome = 'asked'
          order by stated_at limit ${which.take}`.execute(scope.db)
      : await sql<Statement>`select ${columns} from patient_statement
          where institution_id = ${which.institutionId} and case_id is null and message_id is not null
            and outcome in ('unknown-number', 'waiting')
            and (from_keys && ${which.keys}::text[] or into_keys && ${which.keys}::text[])
          order by stated_at, statement_id`.execute(scope.db)
  return rows
}

export async function closeStatement(
  scope: SystemScope,
  {
    statementId,
    outcome,
    caseId = null,
  }: { readonly statementId: string; readonly outcome: StatementOutcome; readonly caseId?: string | null },
): Promise<void> {
  await sql`update patient_statement set outcome = ${outcome}, case_id = coalesce(${caseId}::uuid, case_id)
    where statement_id = ${statementId}::uuid`.execute(scope.db)
}

import { randomUUID } from 'node:crypto'
import type { SystemScope } from '#platform/database/scopes'
import { applyStatement } from './apply-statement.ts'
import type { MatchRules } from './match-rules.ts'
import type { ChangeOutcome, StatedChange } from './patient-change.ts'
import { closeStatement } from './statement.ts'

/**
 * Takes what an institution says of its own patient numbers (HL7 v2 chapter 3: A18, A34-A36, A39-A49) and applies it
 * where its word is enough; docs/decisions/0022-merge-and-unmerge.md. The caller has taken the institution's turn, and
 * lets the rows follow once it has committed (`followLinks` of ingestion). What is so already changes nothing.
 */
export async function applyPatientChange(
  scope: SystemScope,
  { institutionId, change, messageId, at }: StatedChange,
  rules: MatchRules,
): Promise<ChangeOutcome> {
  const statement = {
    statementId: randomUUID(),
    institutionId,
    kind: change.kind,
    fromKeys: [...change.from],
    intoInstitutionId: institutionId,
    intoKeys: [...change.into],
    moved: change.kind === 'move' ? [...change.moved] : [],
    accountId: null,
    actorName: null,
    role: null,
    reason: null,
  }
  await scope.db
    .insertInto('patientStatement')
    .values({ ...statement, messageId, statedAt: at ?? scope.now, outcome: 'asked' })
    .execute()
  const { outcome, caseId } = await applyStatement(scope, statement, rules)
  await closeStatement(scope, { statementId: statement.statementId, outcome, caseId })
  return outcome
}

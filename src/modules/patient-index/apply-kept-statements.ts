import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { applyStatement } from './apply-statement.ts'
import type { MatchRules } from './match-rules.ts'
import { closeStatement, listStatements } from './statement.ts'

/**
 * A statement that came before its numbers is applied when they have come: the order of messages does not
 * matter. Answers how many there were.
 */
export async function applyKeptStatements(
  scope: SystemScope,
  about: { readonly institutionId: InstitutionId; readonly keys: readonly string[] },
  rules: MatchRules,
): Promise<number> {
  const kept = await listStatements(scope, about)
  for (const statement of kept) {
    const { outcome, caseId } = await applyStatement(scope, statement, rules)
    await closeStatement(scope, { statementId: statement.statementId, outcome, caseId })
  }
  return kept.length
}

import type { SystemScope } from '#platform/database/scopes'
import { findLinks } from './find-links.ts'
import type { MatchRules } from './link-patient.ts'
import type { ChangeOutcome, StatedChange } from './patient-change.ts'

/**
 * Takes what an institution says of its own patient numbers (HL7 v2 chapter 3: A18, A34-A36, A39-A49). The caller has
 * taken the institution's turn and goes on in the same transaction.
 */
export async function applyPatientChange(
  scope: SystemScope,
  { institutionId, change }: StatedChange,
  _rules: MatchRules,
): Promise<ChangeOutcome> {
  const known = await findLinks(scope, { institutionId, keys: [...change.from, ...change.into] })
  const personOf = (keys: readonly string[]) => keys.map((key) => known.get(key)).find((each) => each !== undefined)
  const [from, into] = [personOf(change.from), personOf(change.into)]
  if (!from || !into) return 'unknown-number'
  return from.linkId !== null && from.linkId === into.linkId ? 'nothing-to-do' : 'waiting'
}

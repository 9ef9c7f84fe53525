import { sql } from 'kysely'
import { Conflict } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import type { DecisionWord } from './case-state.ts'
import { type MatchCase, readMatchCase } from './read-match-case.ts'

export type DecisionToRecord = {
  readonly caseId: string
  /** The turn the page showed: somebody else may have been quicker. */
  readonly turn: number
  readonly word: DecisionWord
  /** Only with `same`: the candidate. */
  readonly candidateLink: string | null
  readonly reason: string
  /** Only with `same`: whose permissions go along. */
  readonly follows: readonly string[]
  /** Only for a number given to another human being. */
  readonly receivedFrom: Date | null
}

export type DecisionFault = 'reason' | 'candidate' | 'overtaken'
const LONGEST_REASON = 2000

/**
 * Writes who decided what of a case, and why; `carryOut` of ingestion then does it. Answers what is wrong with it: no
 * reason, no such candidate, or somebody else was quicker. Throws NotFound for a case of another institution, Conflict
 * for two at the same instant.
 */
export async function recordDecision(
  scope: StaffScope,
  decision: DecisionToRecord,
): Promise<{ readonly found: MatchCase; readonly fault: DecisionFault | null }> {
  const found = await readMatchCase(scope, decision)
  const fault = faultOf(found, decision)
  if (fault) return { found, fault }
  const isSame = decision.word === 'same'
  const { accountId, name: actorName } = scope.actor
  await sql`insert into patient_decision (case_id, turn, institution_id, word, candidate_link, received_from, follows,
      reason, account_id, actor_name, role, decided_at)
    values (${decision.caseId}::uuid, ${decision.turn}, ${found.institutionId}, ${decision.word},
      ${isSame ? decision.candidateLink : null}::uuid, ${found.kind === 'reused-number' ? decision.receivedFrom : null}::timestamptz,
      ${isSame ? decision.follows : []}::text[], ${decision.reason.trim()}, ${accountId}::uuid, ${actorName},
      ${scope.role}, now())`
    .execute(scope.db)
    .catch((cause: Error) => {
      throw new Conflict('somebody else has decided this case meanwhile', { cause })
    })
  return { found, fault: null }
}

function faultOf(found: MatchCase, decision: DecisionToRecord): DecisionFault | null {
  if (decision.turn !== found.nextTurn || !found.words.includes(decision.word)) return 'overtaken'
  const reason = decision.reason.trim()
  if (reason === '' || reason.length > LONGEST_REASON) return 'reason'
  const isCandidate = found.candidates.some(({ linkId }) => linkId === decision.candidateLink)
  return decision.word === 'same' && !isCandidate ? 'candidate' : null
}

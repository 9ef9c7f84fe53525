import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { checkDraft, readDraft } from '#release'
import { isLater, isWithin } from './room/open-proposal.ts'

export type UrgentDecision = {
  readonly draftId: string
  /** What is changed, in plain words for everybody. */
  readonly summary: string
  /** Why it cannot wait for the room. Everybody reads it. */
  readonly reason: string
  /** YYYY-MM-DD: until when the room says whether it stays. */
  readonly confirmBy: string
  /** YYYY-MM-DD. */
  readonly reviewOn: string
}

export type UrgentFault = 'summary' | 'reason' | 'confirm' | 'review' | 'does-not-hold'

const LONGEST = 4_000

/**
 * A steward decides on a draft without the room, because it cannot wait: with the reason, and a day by which the room
 * confirms it. The principles hold here too. Answers the decision's number, or what is wrong.
 */
export async function decideUrgently(
  scope: StaffScope,
  asked: UrgentDecision,
): Promise<{ readonly decisionId: number } | { readonly fault: UrgentFault }> {
  if (scope.role !== 'steward') throw new Refused('only stewards decide urgently')
  const draft = await readDraft(scope, asked)
  if (!isWithin(asked.summary, LONGEST)) return { fault: 'summary' }
  if (!isWithin(asked.reason, LONGEST)) return { fault: 'reason' }
  if (!isLater(scope, asked.confirmBy)) return { fault: 'confirm' }
  if (!isLater(scope, asked.reviewOn)) return { fault: 'review' }
  if (!(await checkDraft(scope, asked)).publishable) return { fault: 'does-not-hold' }
  const { rows } = await sql<{ decisionId: number }>`
    select decide_urgently(${draft.draftId}::uuid, ${draft.title}, ${asked.summary.trim()}, ${draft.yaml},
                           ${draft.baseVersion}, ${asked.reason.trim()}, ${asked.confirmBy}::date,
                           ${asked.reviewOn}::date, ${scope.actor.name}) as decision_id`.execute(scope.db)
  return { decisionId: rows[0]!.decisionId }
}

import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { isLater, isWithin } from '../room/open-proposal.ts'

/** What a steward does with an idea. */
export type IdeaAct =
  | { readonly word: 'hide'; readonly reason: string }
  | { readonly word: 'show' }
  | { readonly word: 'own'; readonly owner: string; readonly answerBy: string }
  | { readonly word: 'answer'; readonly answer: string }
  | { readonly word: 'take-up'; readonly proposalId: string }

export type IdeaFault = 'reason' | 'owner' | 'answerBy' | 'answer'

/** Takes an idea off the board or back, gives it an owner and a day, answers it, or ties it to its proposal. Null: done. */
export async function moderateIdea(
  scope: StaffScope,
  { ideaId, act }: { readonly ideaId: string; readonly act: IdeaAct },
): Promise<IdeaFault | null> {
  if (scope.role !== 'steward') throw new Refused('stewards look after the board')
  const fault = faultOf(scope, act)
  if (fault) return fault
  const { rows } = await sql`update idea set ${changeOf(act)}
    where idea_id = ${isUuid(ideaId) ? ideaId : null}::uuid returning idea_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('idea', { detail: 'no such idea' })
  return null
}

function faultOf(scope: StaffScope, act: IdeaAct): IdeaFault | null {
  if (act.word === 'hide') return isWithin(act.reason, 500) ? null : 'reason'
  if (act.word === 'answer') return isWithin(act.answer, 2_000) ? null : 'answer'
  if (act.word !== 'own') return null
  if (!isWithin(act.owner, 120)) return 'owner'
  return isLater(scope, act.answerBy) ? null : 'answerBy'
}

function changeOf(act: IdeaAct) {
  switch (act.word) {
    case 'hide':
      return sql`hidden_at = now(), hidden_because = ${act.reason.trim()}`
    case 'show':
      return sql`hidden_at = null, hidden_because = null`
    case 'own':
      return sql`owner_name = ${act.owner.trim()}, answer_by = ${act.answerBy}::date`
    case 'answer':
      return sql`answer = ${act.answer.trim()}, answered_at = now()`
    case 'take-up':
      return sql`proposal_id = ${act.proposalId}::uuid`
  }
}

import { sql } from 'kysely'
import { Conflict } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { releaseNow } from '#release'
import { type AnswerFault, decideAnswer } from '../decide-answer.ts'
import { readTeamRequest } from './list-team-requests.ts'

const LONGEST = 2000

/**
 * The team answers. To say "opened" ends the wait in the clinician's name, of what is still in the asker's own record;
 * "declined" and "question" need words, which the person reads. Answers what is wrong with the form. Throws NotFound for
 * requests of other institutions, and Conflict when it is over.
 */
export async function answerRequest(
  scope: StaffScope,
  { requestId, word, text }: { readonly requestId: string; readonly word: string | undefined; readonly text: string },
): Promise<{ readonly fault: AnswerFault | null }> {
  const request = await readTeamRequest(scope, { requestId })
  const said = text.trim().slice(0, LONGEST)
  const verdict = decideAnswer(request.kind, { word, text: said })
  if (verdict.fault) return { fault: verdict.fault }
  const { ball, outcome } = verdict
  const answered = await scope.db
    .updateTable('request')
    .set({ ball, outcome, closedAt: outcome ? sql<Date>`now()` : null })
    .where('personId', '=', request.personId)
    .where('requestId', '=', requestId)
    .where('closedAt', 'is', null)
    .returning('requestId')
    .executeTakeFirst()
  if (!answered) throw new Conflict('somebody else has answered it')
  if (verdict.opens) for (const { itemId, isOpen } of request.items) if (!isOpen) await releaseNow(scope, { itemId })
  await sql`insert into request_event (person_id, request_id, word, text, by_whom, account_id, actor_name, link_id,
      institution_id, category, shows_delegates)
    select person_id, request_id, ${word!}, nullif(${said}, ''), 'staff', ${scope.actor.accountId}::uuid,
           ${scope.actor.name}, link_id, institution_id, category, shows_delegates
    from request where person_id = ${request.personId}::uuid and request_id = ${requestId}::uuid
    returning event_id`.execute(scope.db)
  return { fault: null }
}

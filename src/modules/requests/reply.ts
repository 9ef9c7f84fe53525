import { sql } from 'kysely'
import { Conflict, Invalid } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { readRequest } from './list-requests.ts'

const LONGEST = 2000

/** Answers a question of the team; then it is the team's turn again. Throws NotFound, Conflict out of turn, Invalid. */
export async function replyToTeam(
  scope: PatientScope,
  { requestId, text }: { readonly requestId: string; readonly text: string },
): Promise<void> {
  const said = text.trim()
  if (said === '' || said.length > LONGEST) throw new Invalid(`an answer has 1 to ${LONGEST} characters`)
  await readRequest(scope, { requestId })
  const turned = await scope.db
    .updateTable('request')
    .set({ ball: 'staff' })
    .where('personId', '=', scope.subject)
    .where('requestId', '=', requestId)
    .where('ball', '=', 'person')
    .where('closedAt', 'is', null)
    .returning('requestId')
    .executeTakeFirst()
  if (!turned) throw new Conflict('it is not the person’s turn')
  await note(scope, { requestId, word: 'reply', text: said })
}

/** Whoever asked, or the person, takes a request back. Throws NotFound; Conflict when it is over or another's. */
export async function takeBack(scope: PatientScope, { requestId }: { readonly requestId: string }): Promise<void> {
  const { accountId } = await readRequest(scope, { requestId })
  if (scope.capacity !== 'self' && accountId !== scope.actor.accountId) throw new Conflict('asked by somebody else')
  const ended = await scope.db
    .updateTable('request')
    .set({ ball: 'staff', closedAt: sql<Date>`now()`, outcome: 'taken-back' })
    .where('personId', '=', scope.subject)
    .where('requestId', '=', requestId)
    .where('closedAt', 'is', null)
    .returning('requestId')
    .executeTakeFirst()
  if (!ended) throw new Conflict('it is over')
  await note(scope, { requestId, word: 'taken-back', text: null })
}

async function note(
  scope: PatientScope,
  { requestId, word, text }: { readonly requestId: string; readonly word: string; readonly text: string | null },
): Promise<void> {
  await sql`insert into request_event (person_id, request_id, word, text, by_whom, account_id, actor_name, link_id,
      institution_id, category, shows_delegates)
    select person_id, request_id, ${word}, ${text}, 'person', ${scope.actor.accountId}::uuid, ${scope.actor.name},
           link_id, institution_id, category, shows_delegates
    from request where person_id = ${scope.subject}::uuid and request_id = ${requestId}::uuid
    returning event_id`.execute(scope.db)
}

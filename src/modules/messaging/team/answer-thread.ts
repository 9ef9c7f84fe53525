import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import { decideTeamWord, type TeamWord, type TeamWordFault } from '../decide-team-word.ts'
import { sendFiles } from '../files/thread-files.ts'
import { postKey } from '../post-key.ts'
import { listTakingTeams } from '../site/teams.ts'
import { readTeamThread } from './inbox.ts'

export type TeamSays = {
  readonly threadId: string
  /** Made by the form: the same form sent twice says it once. */
  readonly key: string
  readonly word: string | undefined
  readonly text: string
  /** To whom it is handed over; empty: to nobody. */
  readonly toTeam: string
  /** The last words that who answers has seen. */
  readonly lastSeen: string
}

/**
 * A team answers, asks back, hands over, ends or opens again. Answers what is wrong with the form, or `changed` where
 * somebody has said something meanwhile; nothing is written then. Throws NotFound for threads of other teams. Wants
 * `openTeams`.
 */
export async function answerThread(
  scope: StaffScope,
  { threadId, key, word, text, toTeam, lastSeen }: TeamSays,
): Promise<{ readonly fault: TeamWordFault | 'changed' | null }> {
  if (!isUuid(threadId)) throw new NotFound('thread', { detail: 'not an id' })
  if (!isUuid(key) || !isUuid(lastSeen)) throw new Invalid('form', { detail: 'no key' })
  const fault = decideTeamWord({ word, text, toTeam })
  if (fault) return { fault }
  const due = word === 'handed-over' ? await dueWith(scope, toTeam) : await dueAgain(scope, threadId)
  if (!due) return { fault: 'team' }
  const post = postKey(key, [word!, text.trim(), toTeam])
  const { rows } = await sql<{ outcome: string }>`
    select answer_thread(${threadId}::uuid, ${post}::uuid, ${word as TeamWord}, nullif(${text.trim()}, ''),
      ${lastSeen}::uuid, ${isUuid(toTeam) ? toTeam : null}::uuid, ${due}::timestamptz, ${scope.actor.name})
      as outcome`.execute(scope.db)
  const outcome = rows[0]?.outcome
  if (outcome === 'absent') throw new NotFound('thread', { detail: 'not of a team of theirs' })
  if (outcome === 'changed') return { fault: 'changed' }
  await sendFiles(scope, { threadId, key, post })
  return { fault: null }
}

/** By when the team that it is handed to answers; null where that team takes no messages. */
async function dueWith(scope: StaffScope, toTeam: string): Promise<Date | null> {
  const team = (await listTakingTeams(scope)).find(({ teamId }) => teamId === toTeam)
  return team ? decideDue(scope.now, { workingDays: team.promiseDays, timeZone: team.timeZone }) : null
}

async function dueAgain(scope: StaffScope, threadId: string): Promise<Date> {
  const { teamId } = await readTeamThread(scope, { threadId })
  const { rows } = await sql<{ promiseDays: number; timeZone: string }>`
    select t.promise_days, i.time_zone from message_team t join institution i on i.institution_id = t.institution_id
    where t.team_id = ${teamId}::uuid`.execute(scope.db)
  const { promiseDays: workingDays, timeZone } = rows[0]!
  return decideDue(scope.now, { workingDays, timeZone })
}

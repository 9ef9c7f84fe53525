import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'

/** Whether a team has agreed to read measurements, and how many of one patient in a week. */
export type Taking = { readonly takes: boolean; readonly weeklyMost: number }

/** Throws NotFound for teams of other institutions. */
export async function readTaking(scope: StaffScope, { teamId }: { readonly teamId: string }): Promise<Taking> {
  const { rows } = await sql<Taking>`
    select takes_measurements as takes, measurements_weekly as weekly_most from message_team
    where team_id = ${teamId}::uuid and institution_id = ${scope.institutionId}`.execute(scope.db)
  if (!rows[0]) throw new NotFound('team', { detail: 'not of this institution' })
  return rows[0]
}

/**
 * The administrator says it for a team. Switched off, nobody is asked anew; what runs goes on until its day, so that nobody
 * writes into the void. Throws Refused for other roles.
 */
export async function setTaking(
  scope: StaffScope,
  { teamId, takes, weeklyMost }: Taking & { readonly teamId: string },
): Promise<void> {
  if (scope.role !== 'institution-administrator') throw new Refused('only the site administrator looks after teams')
  await readTaking(scope, { teamId })
  await sql`update message_team set takes_measurements = ${takes}::boolean, measurements_weekly = ${weeklyMost}
    where team_id = ${teamId}::uuid and institution_id = ${scope.institutionId}`.execute(scope.db)
}

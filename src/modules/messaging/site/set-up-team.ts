import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Topic } from '../topic.ts'

export type TeamPlan = {
  readonly institutionId: string
  readonly name: string
  readonly answeredBy: string
  readonly phone: string
  readonly openingHours: readonly string[]
  readonly topics: readonly Topic[]
  readonly members: readonly AccountId[]
  /** Whether it reads what it asks patients to measure. */
  readonly takesMeasurements: boolean
}

/** Sets up a team that takes messages, and puts messages on at its institution; for the demonstration and for tests. */
export async function setUpTeam(scope: SystemScope, plan: TeamPlan): Promise<string> {
  const { institutionId, name } = plan
  const { rows } = await sql<{ teamId: string }>`
    insert into message_team (institution_id, name, answered_by, phone, opening_hours, in_pilot, takes_measurements)
    values (${institutionId}, ${name}, ${plan.answeredBy}, ${plan.phone}, ${[...plan.openingHours]}::text[], true,
      ${plan.takesMeasurements}::boolean)
    returning team_id`.execute(scope.db)
  const { teamId } = rows[0]!
  for (const topic of plan.topics)
    await sql`insert into message_route (institution_id, topic, team_id) values (${institutionId}, ${topic}, ${teamId}::uuid)
      on conflict do nothing`.execute(scope.db)
  for (const accountId of plan.members)
    await sql`insert into message_team_member (team_id, account_id, institution_id, added_by)
      values (${teamId}::uuid, ${accountId}::uuid, ${institutionId}, 'demo') on conflict do nothing`.execute(scope.db)
  await sql`insert into feature_stage (institution_id, feature, stage, owner_name, has_cover, has_hours, is_trained, actor_name)
    values (${institutionId}, 'messages', 'on', ${name}, true, true, true, 'demo')`.execute(scope.db)
  return teamId
}

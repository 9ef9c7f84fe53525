import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope, PublicScope, StaffScope } from '#platform/database/scopes'
import type { Stage } from '../team.ts'

/** What must be true before a feature is on for everybody at an institution. */
export type EntryCriteria = {
  readonly ownerName: string
  readonly hasCover: boolean
  readonly hasHours: boolean
  readonly isTrained: boolean
}

export type StageLine = EntryCriteria & {
  readonly stage: Stage
  readonly setAt: Instant | null
  readonly actorName: string | null
}

const NEVER_SET: StageLine = {
  stage: 'off',
  ownerName: '',
  hasCover: false,
  hasHours: false,
  isTrained: false,
  setAt: null,
  actorName: null,
}

/** Where messages stand at the institution of who works here. */
export async function readStage(scope: StaffScope): Promise<StageLine> {
  const { rows } = await sql<StageLine>`
    select stage, owner_name, has_cover, has_hours, is_trained, set_at, actor_name from feature_stage
    where institution_id = ${scope.institutionId} and feature = 'messages'
    order by stage_no desc limit 1`.execute(scope.db)
  return rows[0] ?? NEVER_SET
}

/**
 * Sets where messages stand, with the ticks of the entry criteria. On needs all of them: answers false otherwise. Off
 * leaves open threads as they are. Throws Refused for all but the site administrator.
 */
export async function setStage(scope: StaffScope, line: EntryCriteria & { readonly stage: Stage }): Promise<boolean> {
  if (scope.role !== 'institution-administrator') throw new Refused('only the site administrator switches it')
  const { stage, hasCover, hasHours, isTrained } = line
  const ownerName = line.ownerName.trim().slice(0, 100)
  if (stage === 'on' && !(ownerName && hasCover && hasHours && isTrained)) return false
  await sql`insert into feature_stage (institution_id, feature, stage, owner_name, has_cover, has_hours, is_trained,
      account_id, actor_name)
    values (${scope.institutionId}, 'messages', ${stage}, ${ownerName}, ${hasCover}, ${hasHours}, ${isTrained},
      ${scope.actor.accountId}::uuid, ${scope.actor.name})`.execute(scope.db)
  return true
}

/** Where messages stand at each institution, for everybody to read. */
export type PublicStage = {
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly stage: Stage
  readonly teams: readonly string[]
}

/** Each institution with its stage, and the names of teams that try it out. */
export async function listStages(scope: PublicScope | PatientScope): Promise<readonly PublicStage[]> {
  const { rows } = await sql<PublicStage>`
    select i.institution_id, i.name as institution_name, coalesce((select f.stage from feature_stage f
        where f.institution_id = i.institution_id and f.feature = 'messages' order by f.stage_no desc limit 1), 'off') as stage,
      array(select t.name from message_team t where t.institution_id = i.institution_id and t.in_pilot
        and t.ended_at is null order by t.name) as teams
    from institution i order by i.name, i.institution_id`.execute((scope as PublicScope).db)
  return rows
}

import { sql } from 'kysely'
import type { ServiceType } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { decideDue } from '#requests'
import { type CapVerdict, decideCap } from './decide-cap.ts'
import { decideRoute, type Route } from './decide-route.ts'
import { isAway, type Team } from './team.ts'
import type { Topic } from './topic.ts'

/** A line of the region's directory: who takes which messages. */
export type DirectoryLine = Route &
  Team & {
    readonly institutionId: InstitutionId
    readonly institutionName: string
    readonly serviceType: ServiceType
    readonly serviceName: string | null
    readonly timeZone: string
  }

/** Every topic that can be written about now, with the team that answers. */
export async function listDirectory(scope: PatientScope): Promise<readonly DirectoryLine[]> {
  const { rows } = await sql<DirectoryLine>`
    select i.institution_id, i.name as institution_name, i.service_type, i.time_zone, r.topic, r.service_id,
           s.name as service_name, t.team_id, t.name, t.answered_by, t.phone, t.opening_hours, t.promise_days,
           t.in_pilot, t.signature, t.cap_weekly, t.cap_effect, t.cap_extra_days, t.away_from, t.away_until,
           t.covered_by, c.name as cover_name
    from institution i
    join lateral (select f.stage from feature_stage f
                  where f.institution_id = i.institution_id and f.feature = 'messages'
                  order by f.stage_no desc limit 1) f on f.stage <> 'off'
    join message_route r on r.institution_id = i.institution_id
    join message_team t on t.team_id = r.team_id and t.ended_at is null and (f.stage = 'on' or t.in_pilot)
    left join message_team c on c.team_id = t.covered_by
    left join service s on s.institution_id = r.institution_id and s.service_id = r.service_id
    order by i.name, s.name nulls first, r.topic`.execute(scope.db)
  return rows
}

/** Who would answer a message, by when, and what the team says before somebody writes. */
export type Contact = {
  readonly line: DirectoryLine
  readonly dueAt: Instant
  readonly promiseDays: number
  readonly cap: CapVerdict
  /** The team is away until then; with a cover, that team answers. */
  readonly awayUntil: Instant | null
}

/** The team that takes a message, with its promise as it stands now; null where nobody takes it. */
export async function findContact(
  scope: PatientScope,
  wanted: { readonly institutionId: string; readonly topic: Topic; readonly serviceId: string },
): Promise<Contact | null> {
  const line = decideRoute(await listDirectory(scope), wanted)
  if (!line) return null
  const { rows } = await sql<{ load: number }>`select team_load(${line.teamId}::uuid) as load`.execute(scope.db)
  const cap = decideCap(line, rows[0]!.load)
  const away = isAway(line, scope.now)
  const begins = away && !line.coveredBy ? line.awayUntil! : scope.now
  const promiseDays = line.promiseDays + (cap?.extraDays ?? 0)
  return {
    line,
    cap,
    promiseDays,
    dueAt: decideDue(begins, { workingDays: promiseDays, timeZone: line.timeZone }),
    awayUntil: away ? line.awayUntil : null,
  }
}

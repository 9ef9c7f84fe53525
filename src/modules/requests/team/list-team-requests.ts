import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { type ItemId, isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { takeCare } from '#platform/database/take-care'
import type { AskedRequest, RequestEvent } from '../request.ts'

/** A request as the team reads it that has been asked. */
export type TeamRequest = AskedRequest & {
  readonly family: string | null
  readonly given: readonly string[]
  readonly birthDate: string | null
}

const LINE = sql`r.person_id, r.request_id, r.kind, r.institution_id, r.team, r.category, r.asked_at, r.asked_name,
  r.due_at, r.ball, r.closed_at, r.outcome, r.pick_up, l.demographics::jsonb ->> 'family' as family,
  array(select jsonb_array_elements_text(l.demographics::jsonb -> 'given')) as given,
  l.demographics::jsonb ->> 'birthDate' as birth_date`

/**
 * What waits for an answer of the own institution, the most urgent first: for clinicians all of it, for secretaries the
 * visits that are wished for. At most 500. A secretary wants the own teams opened.
 */
export async function listTeamRequests(scope: StaffScope): Promise<readonly TeamRequest[]> {
  mustAnswer(scope)
  const asking = await sql<{ personId: string }>`
    select distinct person_id from request
    where institution_id = ${scope.institutionId} and closed_at is null limit 500`.execute(scope.db)
  await takeCare(
    scope,
    asking.rows.map(({ personId }) => personId),
  )
  const { rows } = await sql<TeamRequest>`
    select ${LINE} from request r left join patient_link l on l.link_id = r.link_id
    where r.institution_id = ${scope.institutionId} and r.closed_at is null
    order by r.ball = 'staff' desc, r.due_at, r.asked_at, r.request_id limit 500`.execute(scope.db)
  return rows
}

export type TeamRequestPage = TeamRequest & {
  readonly events: readonly RequestEvent[]
  /** What it is about, as far as it is in this person's record; without what it says. */
  readonly items: readonly {
    readonly itemId: ItemId
    readonly title: string
    readonly sortAt: Instant | null
    readonly isOpen: boolean
    readonly opensAt: Instant | null
  }[]
}

/** One request of the own institution. Throws NotFound for those of others, and for what is not a secretary's. */
export async function readTeamRequest(
  scope: StaffScope,
  { requestId }: { readonly requestId: string },
): Promise<TeamRequestPage> {
  mustAnswer(scope)
  if (!isUuid(requestId)) throw new NotFound('request', { detail: 'not an id' })
  const asking = await sql<{ personId: string }>`
    select person_id from request
    where institution_id = ${scope.institutionId} and request_id = ${requestId}::uuid`.execute(scope.db)
  await takeCare(
    scope,
    asking.rows.map(({ personId }) => personId),
  )
  const { rows } = await sql<TeamRequest>`
    select ${LINE} from request r left join patient_link l on l.link_id = r.link_id
    where r.institution_id = ${scope.institutionId} and r.request_id = ${requestId}::uuid`.execute(scope.db)
  const request = rows[0]
  if (!request) throw new NotFound('request', { detail: 'not of this institution' })
  const { personId } = request
  const events = await sql<RequestEvent>`
    select at, word, text, by_whom, actor_name from request_event
    where person_id = ${personId}::uuid and request_id = ${requestId}::uuid order by at, word`.execute(scope.db)
  const items = await sql<TeamRequestPage['items'][number]>`
    select i.item_id, i.title, i.sort_at, i.release_at <= now() as is_open,
           nullif(i.release_at, 'infinity') as opens_at
    from request r
    join item i on i.person_id = r.person_id and i.item_id = any (r.item_ids)
    join patient_link l on l.link_id = i.link_id and l.person_id = r.person_id and l.parted_at is null
    where r.person_id = ${personId}::uuid and r.request_id = ${requestId}::uuid
      and i.standing in ('current', 'replaced') and i.verdict <> 'restricted'
    order by i.sort_at desc, i.item_id`.execute(scope.db)
  return { ...request, events: events.rows, items: items.rows }
}

function mustAnswer({ role }: StaffScope): void {
  if (role !== 'clinician' && role !== 'secretary') throw new Refused('only who answers sees what is asked of the team')
}

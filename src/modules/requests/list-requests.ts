import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { type ItemId, isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { sealedCardId } from '#release'
import type { AskedRequest, RequestEvent } from './request.ts'

/** A request as its person reads it. */
export type OwnRequest = AskedRequest & { readonly institutionName: string; readonly accountId: string }

const OWN = sql`r.person_id, r.request_id, r.kind, r.institution_id, n.name as institution_name, r.team, r.category,
  r.asked_at, r.asked_name, r.account_id, r.due_at, r.ball, r.closed_at, r.outcome, r.pick_up`

/** What has been asked for in this record, newest first: what waits before what is over. At most 200. */
export async function listRequests(scope: PatientScope): Promise<readonly OwnRequest[]> {
  const { rows } = await sql<OwnRequest>`
    select ${OWN} from request r join institution n on n.institution_id = r.institution_id
    where r.person_id = ${scope.subject}::uuid
    order by r.closed_at is null desc, r.asked_at desc, r.request_id limit 200`.execute(scope.db)
  return rows
}

export type OwnRequestPage = OwnRequest & {
  readonly events: readonly RequestEvent[]
  /** What it was about, as far as it is open by now. */
  readonly items: readonly { readonly itemId: ItemId; readonly title: string }[]
}

/** One request with all that happened to it, oldest first. Throws NotFound for what this scope does not see. */
export async function readRequest(
  scope: PatientScope,
  { requestId }: { readonly requestId: string },
): Promise<OwnRequestPage> {
  if (!isUuid(requestId)) throw new NotFound('request', { detail: 'not an id' })
  const { rows } = await sql<OwnRequest>`
    select ${OWN} from request r join institution n on n.institution_id = r.institution_id
    where r.person_id = ${scope.subject}::uuid and r.request_id = ${requestId}::uuid`.execute(scope.db)
  const request = rows[0]
  if (!request) throw new NotFound('request', { detail: 'not a request of this scope' })
  const events = await sql<RequestEvent>`
    select at, word, text, by_whom, actor_name from request_event
    where person_id = ${scope.subject}::uuid and request_id = ${requestId}::uuid
    order by at, word`.execute(scope.db)
  const items = await sql<{ itemId: ItemId; title: string }>`
    select item_id, title from request_item
    where person_id = ${scope.subject}::uuid and request_id = ${requestId}::uuid order by title, item_id`.execute(
    scope.db,
  )
  return { ...request, events: events.rows, items: items.rows }
}

/** The open requests for early opening, by the id of the card that each is about. */
export async function listAskedCards(scope: PatientScope): Promise<ReadonlyMap<string, OwnRequest>> {
  const { rows } = await sql<OwnRequest & { releaseRule: string; releaseAt: Date | null; category: never }>`
    select ${OWN}, a.release_rule, a.release_at
    from asked_card a
    join request r on r.person_id = a.person_id and r.request_id = a.request_id
    join institution n on n.institution_id = r.institution_id
    where a.person_id = ${scope.subject}::uuid`.execute(scope.db)
  return new Map(
    rows.map(({ releaseRule, releaseAt, ...request }) => [
      sealedCardId(scope, { ...request, releaseRule, opensAt: releaseAt }),
      request,
    ]),
  )
}

/** The open wish to be called about one item, if there is one. */
export async function findCall(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<{ readonly requestId: string; readonly dueAt: Date } | null> {
  const { rows } = await sql<{ requestId: string; dueAt: Date }>`
    select r.request_id, r.due_at from request_item i
    join request r on r.person_id = i.person_id and r.request_id = i.request_id
    where i.person_id = ${scope.subject}::uuid and i.item_id = ${itemId}::uuid and i.kind = 'call-me'
      and i.closed_at is null`.execute(scope.db)
  return rows[0] ?? null
}

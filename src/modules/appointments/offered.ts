import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { type InstitutionId, isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope, PublicScope } from '#platform/database/scopes'

/** Something that can be booked by whoever is known there. */
export type OfferedService = {
  readonly serviceId: string
  readonly name: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly place: string
  readonly directions: string
  readonly preparation: string
  readonly latestCancelHours: number
  readonly offerHours: number
  readonly timeZone: string
  /** The next free one; null: none is free now. */
  readonly nextAt: Instant | null
}

export type FreeSlot = { readonly slotId: string; readonly startsAt: Instant; readonly endsAt: Instant }

const COLUMNS = sql`v.service_id, v.name, v.institution_id, n.name as institution_name, v.place, v.directions,
  v.preparation, v.latest_cancel_hours, v.offer_hours, n.time_zone`

/** What the institutions offer at which the person is known; nothing to whom appointments are not shown. */
export async function listOfferedServices(scope: PatientScope): Promise<readonly OfferedService[]> {
  if (!mayVisit(scope)) return []
  const { rows } = await sql<OfferedService>`
    select ${COLUMNS}, (select min(s.starts_at) from slot s where s.service_id = v.service_id and ${free(scope)}) as next_at
    from visit_service v join institution n on n.institution_id = v.institution_id
    where v.closed_at is null and v.institution_id = any (${[...scope.institutions]}::text[])
    order by n.name, v.name, v.service_id limit 100`.execute(scope.db)
  return rows
}

const MOST_SLOTS = 60

/** One service with its free slots from now on, the soonest first. Throws NotFound where it may not be booked. */
export async function readOfferedService(
  scope: PatientScope,
  { serviceId }: { readonly serviceId: string },
): Promise<OfferedService & { readonly slots: readonly FreeSlot[] }> {
  if (!isUuid(serviceId)) throw new NotFound('service', { detail: 'not an id' })
  const service = (await listOfferedServices(scope)).find((each) => each.serviceId === serviceId)
  if (!service) throw new NotFound('service', { detail: 'not offered to this scope' })
  const { rows } = await sql<FreeSlot>`
    select distinct on (s.starts_at) s.slot_id, s.starts_at, s.ends_at from slot s
    where s.service_id = ${serviceId}::uuid and ${free(scope)}
    order by s.starts_at, s.place_no limit ${MOST_SLOTS}`.execute(scope.db)
  return { ...service, slots: rows }
}

export type SlotToBook = FreeSlot & Pick<OfferedService, 'serviceId'>

/** One slot that is still to be had; null where it has gone. */
export async function findSlot(
  scope: PatientScope,
  { slotId }: { readonly slotId: string },
): Promise<SlotToBook | null> {
  if (!isUuid(slotId)) throw new NotFound('slot', { detail: 'not an id' })
  const { rows } = await sql<SlotToBook>`
    select s.slot_id, s.starts_at, s.ends_at, s.service_id from slot s
    where s.slot_id = ${slotId}::uuid and s.booking_id is null and s.withdrawn_at is null
      and s.starts_at > ${scope.now}::timestamptz`.execute(scope.db)
  return rows[0] ?? null
}

/** Whether this scope books, waits and checks in for the person at all. */
export function mayVisit({ categories, isPreview }: Pick<PatientScope, 'categories' | 'isPreview'>): boolean {
  return !isPreview && (categories === null || categories.includes('appointments'))
}

function free(scope: PatientScope) {
  return sql`s.booking_id is null and s.withdrawn_at is null and s.starts_at > ${scope.now}::timestamptz
    and (s.held_until is null or s.held_until <= now())`
}

/** What can be booked at one institution. */
export type PublicServices = { readonly institutionName: string; readonly services: readonly string[] }

/** The institutions whose visits can be booked here, with the names of their services: for everybody to read. */
export async function listPublicServices(scope: PublicScope): Promise<readonly PublicServices[]> {
  const { rows } = await sql<PublicServices>`
    select i.name as institution_name, array_agg(v.name order by v.name) as services
    from visit_service v join institution i on i.institution_id = v.institution_id
    group by i.institution_id, i.name order by i.name`.execute(scope.db)
  return rows
}

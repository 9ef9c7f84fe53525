import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** What an institution offers, as whoever runs it reads it. */
export type OwnService = {
  readonly serviceId: string
  readonly name: string
  readonly place: string
  readonly directions: string
  readonly preparation: string
  /** Where it meets people by video, with `{visit}` for the room of each; empty: it does not. */
  readonly videoLink: string
  readonly latestCancelHours: number
  readonly offerHours: number
  /** From a feed: name and slots are the sender's. */
  readonly isSent: boolean
  readonly closedAt: Instant | null
  readonly free: number
  readonly booked: number
}

export type ServiceRules = Pick<
  OwnService,
  'place' | 'directions' | 'preparation' | 'videoLink' | 'latestCancelHours' | 'offerHours'
>
export type OwnSlot = {
  readonly slotId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly isBooked: boolean
}

/** What the own institution offers, with how much of it is free and booked from now on. */
export async function listVisitServices(scope: StaffScope): Promise<readonly OwnService[]> {
  checkRole(scope)
  const { rows } = await sql<OwnService>`
    select v.service_id, v.name, v.place, v.directions, v.preparation, v.video_link, v.latest_cancel_hours, v.offer_hours,
           v.source_key is not null as is_sent, v.closed_at,
           (select count(*)::int from slot s where s.service_id = v.service_id and s.starts_at > ${scope.now}::timestamptz
             and s.withdrawn_at is null and s.booking_id is null) as free,
           (select count(*)::int from slot s where s.service_id = v.service_id and s.starts_at > ${scope.now}::timestamptz
             and s.withdrawn_at is null and s.booking_id is not null) as booked
    from visit_service v where v.institution_id = ${scope.institutionId} order by v.closed_at is not null, v.name`.execute(
    scope.db,
  )
  return rows
}

/** The coming slots of one service of the own institution, the soonest first. At most 200. */
export async function listOwnSlots(
  scope: StaffScope,
  { serviceId }: { readonly serviceId: string },
): Promise<readonly OwnSlot[]> {
  checkRole(scope)
  const { rows } = await sql<OwnSlot>`
    select slot_id, starts_at, ends_at, booking_id is not null as is_booked from slot
    where service_id = ${serviceId}::uuid and institution_id = ${scope.institutionId} and withdrawn_at is null
      and starts_at > ${scope.now}::timestamptz
    order by starts_at, place_no limit 200`.execute(scope.db)
  return rows
}

/** Offers something new by name; null where there is one of that name. Answers its id. */
export async function addService(
  scope: StaffScope,
  { name, ...rules }: ServiceRules & { readonly name: string },
): Promise<string | null> {
  checkRole(scope)
  const { rows } = await sql<{ serviceId: string }>`
    insert into visit_service (institution_id, name, place, directions, preparation, video_link, latest_cancel_hours, offer_hours)
    values (${scope.institutionId}, ${name}, ${rules.place}, ${rules.directions}, ${rules.preparation}, ${rules.videoLink},
            ${rules.latestCancelHours}, ${rules.offerHours})
    on conflict do nothing returning service_id`.execute(scope.db)
  return rows[0]?.serviceId ?? null
}

/** Says anew what is told before a visit, and the rules; from now on for what is booked too. Throws NotFound. */
export async function changeService(
  scope: StaffScope,
  { serviceId, ...rules }: ServiceRules & { readonly serviceId: string; readonly isClosed: boolean },
): Promise<void> {
  checkRole(scope)
  if (!isUuid(serviceId)) throw new NotFound('service', { detail: 'not an id' })
  const { rows } = await sql`
    update visit_service set place = ${rules.place}, directions = ${rules.directions}, preparation = ${rules.preparation},
      video_link = ${rules.videoLink}, latest_cancel_hours = ${rules.latestCancelHours}, offer_hours = ${rules.offerHours},
      closed_at = case when ${rules.isClosed}::boolean then coalesce(closed_at, ${scope.now}::timestamptz) end
    where service_id = ${serviceId}::uuid and institution_id = ${scope.institutionId} returning service_id`.execute(
    scope.db,
  )
  if (rows.length === 0) throw new NotFound('service', { detail: 'not of this institution' })
}

export type SlotsToMake = {
  readonly serviceId: string
  /** YYYY-MM-DD, both included; Saturdays and Sundays are left out where the first day is none of them. */
  readonly fromDay: string
  readonly untilDay: string
  /** HH:MM by the institution's clocks. */
  readonly fromTime: string
  readonly untilTime: string
  readonly minutes: number
  readonly atOnce: number
}

/** Makes slots by hand; what is there already stays, so that the same form twice makes them once. Answers how many. */
export async function makeSlots(scope: StaffScope, plan: SlotsToMake): Promise<number> {
  checkRole(scope)
  const { rows } = await sql`
    insert into slot (service_id, institution_id, starts_at, ends_at, place_no)
    select v.service_id, v.institution_id, (d::date + t) at time zone n.time_zone,
           ((d::date + t) at time zone n.time_zone) + make_interval(mins => ${plan.minutes}::int), nth
    from visit_service v join institution n on n.institution_id = v.institution_id
    cross join generate_series(${plan.fromDay}::date, ${plan.untilDay}::date, interval '1 day') d
    cross join lateral (select ${plan.fromTime}::time + make_interval(mins => k) as t
      from generate_series(0, (extract(epoch from ${plan.untilTime}::time - ${plan.fromTime}::time) / 60)::int - ${plan.minutes}::int,
                           ${plan.minutes}::int) k) clock
    cross join generate_series(1, ${plan.atOnce}::int) nth
    where v.service_id = ${plan.serviceId}::uuid and v.institution_id = ${scope.institutionId} and v.source_key is null
      and (extract(isodow from d) < 6 or extract(isodow from ${plan.fromDay}::date) > 5)
      and (d::date + t) at time zone n.time_zone > ${scope.now}::timestamptz
    on conflict do nothing returning slot_id`.execute(scope.db)
  return rows.length
}

/** Takes a slot back; who has booked it reads why. False where it is not there to be taken back. */
export async function withdrawSlot(
  scope: StaffScope,
  { slotId, reason }: { readonly slotId: string; readonly reason: string },
): Promise<boolean> {
  checkRole(scope)
  if (!isUuid(slotId)) return false
  const { rows } = await sql<{ gone: boolean }>`
    select withdraw_slot(${slotId}::uuid, ${reason.trim()}, ${scope.actor.name}) as gone`.execute(scope.db)
  return rows[0]!.gone
}

function checkRole({ role }: StaffScope): void {
  if (role !== 'institution-administrator') throw new Refused('whoever runs the institution offers its slots')
}

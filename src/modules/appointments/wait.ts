import { sql } from 'kysely'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** A place on a waiting list, and the slot that is kept for it now. */
export type VisitWish = {
  readonly wishId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly institutionName: string
  /** YYYY-MM-DD, both included. */
  readonly fromDay: string
  readonly untilDay: string
  readonly madeAt: Instant
  readonly offered: { readonly slotId: string; readonly startsAt: Instant; readonly until: Instant } | null
}

/** What this person waits for, the oldest wish first. */
export async function listWishes(scope: PatientScope): Promise<readonly VisitWish[]> {
  const { rows } = await sql<Omit<VisitWish, 'offered'> & { slotId: string | null; startsAt: Instant; until: Instant }>`
    select w.wish_id, w.service_id, v.name as service_name, n.name as institution_name, w.from_day::text as from_day,
           w.until_day::text as until_day, w.made_at, s.slot_id, s.starts_at, w.offered_until as until
    from visit_wish w join visit_service v on v.service_id = w.service_id
    join institution n on n.institution_id = w.institution_id
    left join slot s on s.slot_id = w.offered_slot and w.offered_until > ${scope.now}::timestamptz
      and s.withdrawn_at is null and s.booking_id is null
    where w.person_id = ${scope.subject}::uuid and w.ended_at is null
    order by w.made_at, w.wish_id`.execute(scope.db)
  return rows.map(({ slotId, startsAt, until, ...wish }) => ({
    ...wish,
    offered: slotId ? { slotId, startsAt, until } : null,
  }))
}

export type WaitOutcome = 'waits' | 'had' | 'not-here'

/** Waits for a slot of a service between two days. */
export async function waitForSlot(
  scope: PatientScope,
  wish: { readonly serviceId: string; readonly fromDay: string; readonly untilDay: string },
): Promise<WaitOutcome> {
  const { rows } = await sql<{ outcome: WaitOutcome }>`
    select wait_for_slot(${wish.serviceId}::uuid, ${wish.fromDay}::date, ${wish.untilDay}::date, true,
      ${scope.actor.name}) as outcome`.execute(scope.db)
  return rows[0]!.outcome
}

/** Lets the next one have what is offered; or (`forGood`) waits no longer. False where there is no such wish. */
export async function leaveOffer(
  scope: PatientScope,
  { wishId, forGood }: { readonly wishId: string; readonly forGood: boolean },
): Promise<boolean> {
  if (!isUuid(wishId)) return false
  const { rows } = await sql<{ left: boolean }>`select leave_offer(${wishId}::uuid, ${forGood}) as left`.execute(
    scope.db,
  )
  return rows[0]!.left
}

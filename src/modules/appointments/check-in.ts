import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

export type CheckIn = {
  readonly phone: string
  readonly addressStands: boolean
  readonly wishes: string
  readonly confirmedAt: Instant
  /** Null: has not said so yet. */
  readonly arrivedAt: Instant | null
}

/** A visit that one can check in to: a booking, or an appointment of the record. */
export type VisitToEnter = {
  readonly visitId: string
  readonly institutionId: string
  readonly startsAt: Instant
  readonly showsDelegates: boolean
}

/** The days before a visit on which its details can be confirmed. */
export const CHECK_IN_DAYS = 7
const DAY_MS = 86_400_000
/** Whoever is late still arrives. */
const HOURS_AFTER = 4

/** Whether a visit is near enough: seven days before, until some hours after it began. */
export function isCheckInOpen(startsAt: Instant, now: Instant): boolean {
  const left = startsAt.getTime() - now.getTime()
  return left < CHECK_IN_DAYS * DAY_MS && left > -HOURS_AFTER * 3_600_000
}

/** Whether one can say "I am here": on the day, or from a few hours before. */
export function isArrivalOpen(startsAt: Instant, now: Instant): boolean {
  const left = startsAt.getTime() - now.getTime()
  return left < 6 * 3_600_000 && left > -HOURS_AFTER * 3_600_000
}

/** What has been confirmed of a visit; null: nothing yet. */
export async function readCheckIn(
  scope: PatientScope,
  { visitId }: { readonly visitId: string },
): Promise<CheckIn | null> {
  const { rows } = await sql<CheckIn>`
    select phone, address_stands, wishes, confirmed_at, arrived_at from check_in
    where person_id = ${scope.subject}::uuid and visit_id = ${visitId}::uuid`.execute(scope.db)
  return rows[0] ?? null
}

/**
 * Confirms the details of a visit, or says that one has come; what was said last counts, and who has come stays come.
 * Throws NotFound where the person is not known at the institution.
 */
export async function checkIn(
  scope: PatientScope,
  visit: VisitToEnter,
  said: Pick<CheckIn, 'phone' | 'addressStands' | 'wishes'> & { readonly hasArrived: boolean },
): Promise<void> {
  const { rows } = await sql`
    insert into check_in (person_id, visit_id, institution_id, link_id, starts_at, shows_delegates, person_name,
                          birth_date, phone, address_stands, wishes, account_id, actor_name, arrived_at)
    select ${scope.subject}::uuid, ${visit.visitId}::uuid, l.institution_id, l.link_id, ${visit.startsAt}::timestamptz,
           ${visit.showsDelegates}, ${scope.subjectName},
           (select birth_date from person where person_id = ${scope.subject}::uuid), ${said.phone},
           ${said.addressStands}, ${said.wishes}, ${scope.actor.accountId}::uuid, ${scope.actor.name},
           case when ${said.hasArrived}::boolean then ${scope.now}::timestamptz end
    from patient_link l
    where l.person_id = ${scope.subject}::uuid and l.institution_id = ${visit.institutionId} and l.parted_at is null
    order by l.linked_at, l.link_id limit 1
    on conflict (person_id, visit_id) do update set starts_at = excluded.starts_at, phone = excluded.phone, address_stands = excluded.address_stands,
      wishes = excluded.wishes, confirmed_at = excluded.confirmed_at, account_id = excluded.account_id,
      actor_name = excluded.actor_name, arrived_at = case
        when check_in.starts_at = excluded.starts_at then coalesce(check_in.arrived_at, excluded.arrived_at)
        else excluded.arrived_at end
    returning visit_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('visit', { detail: 'no link with the institution' })
}

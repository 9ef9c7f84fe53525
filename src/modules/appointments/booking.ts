import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { type InstitutionId, isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** A visit that was booked here, with what there is to know before one goes. */
export type Booking = {
  readonly bookingId: string
  readonly slotId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  /** The slot as the institution's own appointments name it; null: made by hand. */
  readonly sourceId: string | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string
  readonly directions: string
  readonly preparation: string
  /** Where the service meets people by video; empty: it does not. */
  readonly videoLink: string
  readonly note: string
  readonly showsDelegates: boolean
  /** Who booked it. */
  readonly accountId: string
  readonly actorName: string
  /** Until then it may be cancelled or moved here. */
  readonly changesUntil: Instant
  readonly endedAt: Instant | null
  readonly endedWord: 'cancelled' | 'moved' | 'withdrawn' | null
  readonly endedReason: string | null
  /** When the institution's own system fetched it as it is now; null: it has not. */
  readonly toldAt: Instant | null
}

const COLUMNS = sql`b.booking_id, b.slot_id, b.service_id, v.name as service_name, b.institution_id,
  n.name as institution_name, b.source_id, b.starts_at, b.ends_at, v.place, v.directions, v.preparation, v.video_link, b.note,
  b.shows_delegates, b.account_id, b.actor_name, b.starts_at - make_interval(hours => v.latest_cancel_hours) as changes_until,
  b.ended_at, b.ended_word, b.ended_reason, case when b.told_version = b.version then b.told_at end as told_at`
const SOURCE = sql`booking b join visit_service v on v.service_id = b.service_id
  join institution n on n.institution_id = b.institution_id`

/** What has been booked in this record, the latest first; not what was moved elsewhere. At most 200. */
export async function listBookings(scope: PatientScope): Promise<readonly Booking[]> {
  const { rows } = await sql<Booking>`
    select ${COLUMNS} from ${SOURCE}
    where b.person_id = ${scope.subject}::uuid and b.ended_word is distinct from 'moved'
    order by b.starts_at desc, b.booking_id limit 200`.execute(scope.db)
  return rows
}

/** One booking; null where this scope sees none. */
export async function findBooking(
  scope: PatientScope,
  { bookingId }: { readonly bookingId: string },
): Promise<Booking | null> {
  if (!isUuid(bookingId)) throw new NotFound('booking', { detail: 'not an id' })
  const { rows } = await sql<Booking>`
    select ${COLUMNS} from ${SOURCE}
    where b.person_id = ${scope.subject}::uuid and b.booking_id = ${bookingId}::uuid`.execute(scope.db)
  return rows[0] ?? null
}

import { sql } from 'kysely'
import { type InstitutionId, isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

/** A booking as the system of its institution is told it. */
export type BookingToTell = {
  readonly personId: PersonId
  readonly bookingId: string
  /** 1 when it was made, one more with each change. */
  readonly version: number
  readonly changedAt: Instant
  /** It has been told as it is now. */
  readonly isTold: boolean
  /** False: the person keeps it from those who work there; what would name them is left out. */
  readonly isNamed: boolean
  readonly madeAt: Instant
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Null: it takes place. */
  readonly endedWord: 'cancelled' | 'moved' | 'withdrawn' | null
  readonly endedReason: string | null
  readonly serviceName: string
  /** The slot, as the institution's own system names it; null: made by hand. */
  readonly sourceId: string | null
  readonly note: string
  readonly personName: string | null
  /** The patient's numbers there: `Patient/id`, `system|value`. */
  readonly patientKeys: readonly string[]
  /** Where it stands among all changes, for the next portion. */
  readonly place: ChangePlace
}

/** After which change to go on: microseconds since 1970, and the booking. */
export type ChangePlace = { readonly micros: string; readonly bookingId: string }

/** No portion is larger. */
export const MOST_TOLD = 100

const COLUMNS = sql`t.*, trunc(extract(epoch from t.changed_at) * 1000000)::text as micros`

/** The bookings of an institution that have changed since, in the order of their changes; one more than `most` if there are more. */
export async function listBookingsToTell(
  scope: SystemScope,
  wish: {
    readonly institutionId: InstitutionId
    readonly since: Date
    readonly after: ChangePlace | null
    readonly most: number
  },
): Promise<readonly BookingToTell[]> {
  const { rows } = await sql<Omit<BookingToTell, 'place'> & { micros: string }>`
    select ${COLUMNS} from list_bookings_to_tell(${wish.institutionId}, ${wish.since}::timestamptz,
      timestamptz 'epoch' + ${wish.after?.micros ?? null}::bigint * interval '1 microsecond', ${wish.after?.bookingId ?? null}::uuid,
      null) t
    limit ${Math.min(wish.most, MOST_TOLD) + 1}`.execute(scope.db)
  return rows.map(placed)
}

/** One of them; null where the institution has none of that id. */
export async function findBookingToTell(
  scope: SystemScope,
  { institutionId, bookingId }: { readonly institutionId: InstitutionId; readonly bookingId: string },
): Promise<BookingToTell | null> {
  if (!isUuid(bookingId)) return null
  const { rows } = await sql<Omit<BookingToTell, 'place'> & { micros: string }>`
    select ${COLUMNS} from list_bookings_to_tell(${institutionId}, '-infinity', null, null, ${bookingId}::uuid) t`.execute(
    scope.db,
  )
  return rows[0] ? placed(rows[0]) : null
}

function placed({ micros, ...row }: Omit<BookingToTell, 'place'> & { readonly micros: string }): BookingToTell {
  return { ...row, place: { micros, bookingId: row.bookingId } }
}

/** Notes that the institution's system has these as they are now, and that it asked through this feed. */
export async function markTold(
  scope: SystemScope,
  { feedId, told }: { readonly feedId: string; readonly told: readonly BookingToTell[] },
): Promise<void> {
  await sql`update feed set bookings_asked_at = ${scope.now}::timestamptz where feed_id = ${feedId}`.execute(scope.db)
  const fresh = told.filter(({ isTold }) => !isTold)
  if (fresh.length === 0) return
  await sql`update booking b set told_version = t.version, told_at = ${scope.now}::timestamptz,
      told_named = b.told_named or t.is_named
    from unnest(${fresh.map(({ personId }) => personId)}::uuid[], ${fresh.map(({ bookingId }) => bookingId)}::uuid[],
                ${fresh.map(({ version }) => version)}::int[], ${fresh.map(({ isNamed }) => isNamed)}::boolean[])
      as t(person_id, booking_id, version, is_named)
    where b.person_id = t.person_id and b.booking_id = t.booking_id
      and (b.told_version is null or b.told_version < t.version or (t.is_named and not b.told_named))`.execute(scope.db)
}

/** A feed through which bookings are fetched, and what waits to be. */
export type BookingFeed = {
  readonly feedId: string
  readonly askedAt: Instant | null
  readonly waiting: number
  readonly waitingSince: Instant | null
}

/** Of the own institution, for whoever runs it. */
export async function listBookingFeeds(scope: StaffScope): Promise<readonly BookingFeed[]> {
  const { rows } = await sql<BookingFeed>`select * from list_booking_feeds()`.execute(scope.db)
  return rows
}

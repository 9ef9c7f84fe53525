import type { Booking } from '#appointments'
import { type ClinicalDate, endOf, type Instant } from '#base/instant'
import { readAppointment } from '#formats/fhir/read-appointment'
import type { Resource } from '#formats/fhir/types'
import type { KindItem } from '#record'
import type { Frame } from '../view-types.ts'

/** A visit as its pages show it, wherever it comes from. */
export type AppointmentView = {
  /** Of the booking, or of the item of the record. */
  readonly visitId: string
  /** Null: it was not booked here. */
  readonly booking: Booking | null
  readonly title: string
  readonly institutionId: string
  readonly institutionName: string
  readonly start: ClinicalDate | null
  readonly end: ClinicalDate | null
  readonly isCancelled: boolean
  /** Asked for or suggested, and not settled. */
  readonly isOpen: boolean
  readonly places: readonly string[]
  readonly people: readonly string[]
  readonly preparation: string | null
  readonly directions: string | null
  /** Why it does not take place. */
  readonly reason: string | null
  /** The slots that the sender booked it from, as `Slot/id`. */
  readonly slots: readonly string[]
  /** The numbers that the sender gives it; ours among them where it was told of the booking. */
  readonly numbers: readonly string[]
  /** What it is for: the sender's code of it, and the orders that it is about, as `ServiceRequest/id`. */
  readonly codeKey: string
  readonly orders: readonly string[]
  readonly version: number
}

const OFF: ReadonlySet<string | null> = new Set(['cancelled', 'noshow', 'entered-in-error'])
const UNSETTLED: ReadonlySet<string | null> = new Set(['proposed', 'pending', 'waitlist'])

/**
 * All visits, the soonest first. What an institution sends back of a slot that was booked here, or with the number of the
 * booking, is the same visit: it is shown once, at the sender's time, and off when the sender says so.
 */
export function appointmentsOf(items: readonly KindItem[], bookings: readonly Booking[]): readonly AppointmentView[] {
  const sent = items.map(sentView)
  const echoes = new Map(
    sent.flatMap((view) =>
      [...view.slots, ...view.numbers].map((key) => [`${view.institutionId} ${key}`, view] as const),
    ),
  )
  const booked = bookings.map((booking) => {
    const { institutionId, bookingId, sourceId } = booking
    const ofSlot = sourceId ? echoes.get(`${institutionId} Slot/${sourceId}`) : undefined
    const echo = echoes.get(`${institutionId} ${bookingId}`) ?? ofSlot
    return { view: bookedView(booking, echo), echo }
  })
  const same = new Set(booked.map(({ echo }) => echo))
  const all = [...booked.map(({ view }) => view), ...sent.filter((view) => !same.has(view))]
  return all.toSorted((a, b) => timeOf(a) - timeOf(b))
}

function sentView(item: KindItem): AppointmentView {
  const facts = readAppointment(JSON.parse(item.body) as Resource)
  return {
    visitId: item.itemId,
    booking: null,
    title: item.title,
    institutionId: item.institutionId,
    institutionName: item.institutionName,
    start: facts.start,
    end: facts.end,
    isCancelled: OFF.has(facts.status),
    isOpen: UNSETTLED.has(facts.status),
    places: facts.places,
    people: facts.people,
    preparation: facts.instruction,
    directions: null,
    reason: facts.reason,
    slots: facts.slots,
    numbers: facts.numbers,
    codeKey: item.codeKey,
    orders: facts.orders,
    version: 0,
  }
}

function bookedView(booking: Booking, echo: AppointmentView | undefined): AppointmentView {
  const place = booking.place ? [booking.place] : []
  return {
    visitId: booking.bookingId,
    booking,
    title: booking.serviceName,
    institutionId: booking.institutionId,
    institutionName: booking.institutionName,
    start: echo?.start ?? dateOf(booking.startsAt),
    end: echo ? echo.end : dateOf(booking.endsAt),
    isCancelled: booking.endedAt !== null || (echo?.isCancelled ?? false),
    isOpen: false,
    places: echo && echo.places.length > 0 ? echo.places : place,
    people: echo?.people ?? [],
    preparation: booking.preparation || (echo?.preparation ?? null),
    directions: booking.directions || null,
    reason: booking.endedReason ?? echo?.reason ?? null,
    slots: [],
    numbers: [],
    codeKey: echo?.codeKey ?? '|',
    orders: echo?.orders ?? [],
    version: booking.endedAt ? 1 : 0,
  }
}

function dateOf(at: Instant): ClinicalDate {
  return { text: at.toISOString(), sortAt: at, precision: 'time' }
}

/** What was not settled stands first, what has no time last. */
function timeOf({ start }: AppointmentView): number {
  return start?.sortAt.getTime() ?? Number.MAX_SAFE_INTEGER
}

/** Whether the day is known: a month or a year has no place in a calendar. */
export function hasDay({ start }: Pick<AppointmentView, 'start'>): boolean {
  return start !== null && (start.precision === 'time' || start.precision === 'day')
}

const HOUR_MS = 3_600_000

/** Still to come, or going on: a visit without an end counts for an hour, a day for the whole of it. */
export function isComing({ start, end, isOpen }: AppointmentView, now: Instant): boolean {
  if (!start) return isOpen
  const ends = end?.sortAt ?? (start.precision === 'time' ? new Date(start.sortAt.getTime() + HOUR_MS) : endOf(start))
  return ends > now
}

/** "Tuesday, 12 May 2026, 10:30" by the clocks of the region; a date without an hour as it was written. */
export function whenOf({ start }: Pick<AppointmentView, 'start'>, frame: Frame): string {
  const { w } = frame
  if (!start) return w.appointments.noTime
  return start.precision === 'time' ? timeIn(start.sortAt, frame) : w.formatDay(start)
}

/** A point in time with its weekday, by the clocks of the region. */
export function timeIn(at: Instant, { w, timeZone }: Frame): string {
  return `${w.formatInstantDay(at, timeZone)}${w.language === 'ar' ? '، ' : ', '}${w.formatTime(at, timeZone)}`
}

/** Where it is: the places, and the institution unless a place names it already. */
export function placesOf({
  places,
  institutionName,
}: Pick<AppointmentView, 'places' | 'institutionName'>): readonly string[] {
  return places.some((place) => place.includes(institutionName)) ? places : [...places, institutionName]
}

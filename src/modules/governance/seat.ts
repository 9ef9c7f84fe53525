import type { AccountId, InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'

/** Who has a say: the kinds of service of a region, its patients, and its leadership, which votes on nothing. */
export const SEAT_KINDS = [
  'hospital',
  'general-practice',
  'home-care',
  'nursing-home',
  'public-health',
  'laboratory',
  'imaging',
  'patients',
  'leadership',
] as const
export type SeatKind = (typeof SEAT_KINDS)[number]

/** A seat as everybody may read of it: of several of one kind, which. */
export type SeatName = { readonly kind: SeatKind; readonly number: number }

export type Seat = SeatName & {
  readonly seatId: string
  /** Null: nobody holds it. */
  readonly holder: SeatHolder | null
}

export type SeatHolder = {
  readonly accountId: AccountId
  readonly name: string
  readonly institutionId: InstitutionId | null
  readonly since: Instant
}

/** In the order in which they are listed everywhere: patients after the services, the leadership last. */
export function bySeat(a: SeatName, b: SeatName): number {
  return SEAT_KINDS.indexOf(a.kind) - SEAT_KINDS.indexOf(b.kind) || a.number - b.number
}

import type { SeatName } from '#governance'
import type { Words } from '#messages/translator'

/** What a seat is called in the reader's language: "Home care", "Patients 2". */
export function seatInWords({ kind, number }: SeatName, w: Words): string {
  const seat = kind === 'patients' || kind === 'leadership' ? w.decisions[kind] : w.serviceTypes[kind]
  return number > 1 ? w.decisions.several({ seat, number: w.formatNumber(number) }) : seat
}

import type { Demographics } from '#patient-index'

/** People as a list has them; `ids` are what the operator calls the rows, and no evidence. */
export type PeopleList = {
  readonly ids: readonly string[]
  readonly people: readonly Demographics[]
  /** Birth dates that are written in no way we know, and count as missing. */
  readonly unreadDates: number
}

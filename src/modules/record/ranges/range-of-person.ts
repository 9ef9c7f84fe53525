import type { ConditionalRange } from '#formats/fhir/conditional-range'
import { chooseRange, type RangeChoice } from './choose-range.ts'

type Ranged = {
  readonly conditional: string | null
  readonly happenedText: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly rangeText: string | null
}

/** The range to read beside a value, and how it was chosen; null where its sender gave one for everyone. */
export type PersonsRange = Pick<Ranged, 'rangeLow' | 'rangeHigh' | 'rangeText'> & {
  readonly choice: RangeChoice | null
}

/** What a window tells of an item's ranges and of the person they are chosen for. */
type Told = {
  readonly sex: string | null
  readonly birthDate: string | null
  readonly ranges: readonly ConditionalRange[]
}

/** Chooses among the ranges of a line when it is shown: particulars of a person are corrected, and rows are not. */
export function rangeOfPerson({ conditional, happenedText, rangeLow, rangeHigh, rangeText }: Ranged): PersonsRange {
  if (conditional === null) return { rangeLow, rangeHigh, rangeText, choice: null }
  const { sex, birthDate, ranges } = JSON.parse(conditional) as Told
  const choice = chooseRange(ranges, { sex, birthDate, happenedText })
  const { chosen } = choice
  return chosen
    ? { rangeLow: chosen.low, rangeHigh: chosen.high, rangeText: chosen.text, choice }
    : { rangeLow: null, rangeHigh: null, rangeText, choice }
}

/** The ranges of an item `i` with the particulars that choose among them; asked only of the few items that have several. */
export const CONDITIONAL = `case when i.ranges is not null then (
  select json_build_object('sex', s.sex, 'birthDate', s.birth_date, 'ranges', i.ranges::json)::text
  from person s where s.person_id = i.person_id) end`

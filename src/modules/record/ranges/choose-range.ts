import { readClinicalDate } from '#base/instant'
import type { Age, AgeUnit, ConditionalRange, Sex } from '#formats/fhir/conditional-range'

/** What is known of the person on the day of the specimen. */
export type RangeFacts = {
  /** As the record has it; anything but male and female is not known here. */
  readonly sex: string | null
  /** YYYY-MM-DD or less of it. */
  readonly birthDate: string | null
  /** When the specimen was taken, as its sender wrote it. */
  readonly happenedText: string | null
}

/** Which range is the person's, and the ones that are not. */
export type RangeChoice = {
  readonly chosen: ConditionalRange | null
  readonly others: readonly ConditionalRange[]
  readonly because: RangeReason
}

/** Why one was chosen, or none: what is not known, or that none or several fit. */
export type RangeReason = 'fits' | 'sex-unknown' | 'age-unknown' | 'several-fit' | 'none-fits' | 'depends'

/**
 * The one range that is for this person for certain; none where there is any doubt. A range with a condition of which
 * nothing is known here (pregnancy, a phase of the cycle, origin) is never chosen and stands beside.
 */
export function chooseRange(ranges: readonly ConditionalRange[], facts: RangeFacts): RangeChoice {
  const plain = ranges.filter(({ condition }) => condition === null)
  const ofSex = plain.filter(({ sex }) => sexFits(sex, facts) !== false)
  const judged = ofSex.map((range) => ({ range, sex: sexFits(range.sex, facts), age: ageFits(range, ofSex, facts) }))
  const possible = judged.filter(({ age }) => age !== false)
  const [first] = possible
  const isSure = possible.length === 1 && first!.sex === true && first!.age === true
  if (isSure) return { chosen: first!.range, others: ranges.filter((each) => each !== first!.range), because: 'fits' }
  return { chosen: null, others: ranges, because: reasonOf(plain, possible) }
}

/** True, false, or null where it cannot be known. */
type Fit = boolean | null

type Judged = { readonly sex: Fit; readonly age: Fit }

function reasonOf(plain: readonly ConditionalRange[], possible: readonly Judged[]): RangeReason {
  if (plain.length === 0) return 'depends'
  if (possible.length === 0) return 'none-fits'
  if (possible.some(({ sex }) => sex === null)) return 'sex-unknown'
  if (possible.some(({ age }) => age === null)) return 'age-unknown'
  return 'several-fit'
}

function sexFits(sex: Sex | null, facts: RangeFacts): Fit {
  if (sex === null) return true
  return facts.sex === 'male' || facts.sex === 'female' ? sex === facts.sex : null
}

/**
 * Whether the person was of that age. A range ends sharply where the next one begins: "0-1" beside "1-18" ends with the
 * first birthday, "18-60" beside "61-" with the day before the 61st. Where nothing begins there, the year between the
 * two readings is left open, and so is the year at which "over 60" begins.
 */
function ageFits({ age }: ConditionalRange, beside: readonly ConditionalRange[], facts: RangeFacts): Fit {
  if (age === null) return true
  const days = daysOf(facts)
  if (days === null) return null
  const from = age.low === null ? true : isFrom(age.low, days)
  if (from === false || age.high === null) return from
  const end = hasReached(age.high, days)
  if (end === false) return from
  const past = hasReached(next(age.high), days)
  if (past === true) return false
  const starts = beside.flatMap((range) => range.age?.low ?? []).filter(({ isOver }) => !isOver)
  if (starts.some((start) => isSameAge(start, age.high!))) return end === true ? false : null
  const isCompleted = starts.some((start) => isSameAge(start, next(age.high!)))
  return isCompleted && past === false ? from : null
}

function isFrom(low: Age, days: Days): Fit {
  const from = hasReached(low, days)
  if (!low.isOver || from === false) return from
  return hasReached(next(low), days) === true ? true : null
}

function next(age: Age): Age {
  return { ...age, value: age.value + 1 }
}

function isSameAge(one: Age, other: Age): boolean {
  return one.value === other.value && one.unit === other.unit
}

/** The first and the last day on which the person may have been born, and on which the specimen may have been taken. */
type Days = { readonly born: readonly [Date, Date]; readonly taken: readonly [Date, Date] }

function daysOf({ birthDate, happenedText }: RangeFacts): Days | null {
  const [born, taken] = [spanOf(birthDate), spanOf(happenedText)]
  // Nobody has a specimen before birth: one of the two dates is wrong.
  return born && taken && taken[1] >= born[0] ? { born, taken } : null
}

/** The days that a date covers, on the sender's own calendar. */
function spanOf(text: string | null): readonly [Date, Date] | null {
  if (readClinicalDate(text) === null) return null
  const [year, month, day] = text!.slice(0, 10).split('-').map(Number)
  const first = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
  first.setUTCFullYear(year!, (month ?? 1) - 1, day ?? 1)
  const last = new Date(first)
  if (month === undefined) last.setUTCFullYear(year!, 11, 31)
  else if (day === undefined) last.setUTCFullYear(year!, month, 0)
  return [first, last]
}

/** Whether the person had that age when the specimen was taken. */
function hasReached(age: Age, { born, taken }: Days): Fit {
  const [earliest, latest] = [birthdayOf(born[0], age), birthdayOf(born[1], age)]
  if (earliest === null || latest === null) return null
  if (taken[0] >= latest.last) return true
  return taken[1] < earliest.first ? false : null
}

type Reached = { readonly first: Date; readonly last: Date }

/** The day on which somebody born on that day reaches an age; of hours, which nobody counts here, the days about it. */
function birthdayOf(born: Date, { value, unit }: Age): Reached | null {
  const whole = inWholeUnits(value, unit)
  if (whole === null) return null
  const at = (months: number, days: number) => {
    const reached = new Date(born)
    reached.setUTCMonth(born.getUTCMonth() + months)
    // 31 January and a month is the end of February.
    if (reached.getUTCDate() !== born.getUTCDate()) reached.setUTCDate(0)
    reached.setUTCDate(reached.getUTCDate() + days)
    return Number.isFinite(reached.getTime()) ? reached : null
  }
  const [first, last] = [
    at(whole.months, Math.floor(whole.days)),
    at(whole.months, Math.ceil(whole.days) + whole.slack),
  ]
  return first && last && { first, last }
}

type Whole = { readonly months: number; readonly days: number; readonly slack: 0 | 1 }

function inWholeUnits(value: number, unit: AgeUnit): Whole | null {
  switch (unit) {
    case 'a':
      return Number.isInteger(value * 12) ? { months: value * 12, days: 0, slack: 0 } : null
    case 'mo':
      return Number.isInteger(value) ? { months: value, days: 0, slack: 0 } : null
    case 'wk':
      return { months: 0, days: value * 7, slack: 0 }
    case 'd':
      return { months: 0, days: value, slack: 0 }
    case 'h':
      return { months: 0, days: value / 24, slack: 1 }
  }
}

import type { Words } from '#messages/translator'
import type { PersonsRange } from '#record'

type Choice = NonNullable<PersonsRange['choice']>
type Range = Choice['others'][number]
type Age = NonNullable<NonNullable<Range['age']>['low']>

/** Ranges that are for some people only, each with whose it is, in one line. */
export function rangesInWords(ranges: readonly Range[], w: Words): string {
  return ranges.map((range) => rangeWithWhose(range, w)).join('; ')
}

/** One such range, with whose it is. */
export function rangeWithWhose(range: Range, w: Words): string {
  const whose = whoseRange(range, w)
  return whose ? `${whose}: ${range.text}` : range.text
}

/** Whose a range is: sex and age in the reader's words, anything else in the sender's. Empty for one of everybody. */
export function whoseRange({ sex, age, condition }: Range, w: Words): string {
  return [sex && w.range[sex], age && ageWords(age, w), condition].filter(Boolean).join(', ')
}

function ageWords({ low, high }: NonNullable<Range['age']>, w: Words): string {
  const inUnit = (unit: Age['unit'], range: string) => w.range.ages[unit]({ range })
  if (low && high && low.unit === high.unit)
    return inUnit(low.unit, w.range.between({ low: String(low.value), high: String(high.value) }))
  const ends = [
    low && inUnit(low.unit, w.range.atLeast({ low: String(low.value) })),
    high && inUnit(high.unit, w.range.atMost({ high: String(high.value) })),
  ]
  return ends.filter(Boolean).join(', ')
}

import { readClinicalDate } from '#base/instant'
import { roundLike } from '#formats/units/convert-value'
import type { ItemPage, TrendValue } from '#record'
import { compareTests, convertTo } from '#terminology'
import { powersInSigns } from '../powers-in-signs.ts'
import type { LeftOutValue, TrendData, TrendPoint } from '../view-types.ts'

const FEWEST_POINTS = 2

/**
 * The values that may stand in one picture with this one: the same test in the same sample by the same method, in this
 * one's unit or safely converted to it, a series for each institution. What may not be compared is left out and said so,
 * never converted by guess. A value such as "<5" is an interval, and never a point.
 */
export function trendOf(item: ItemPage, values: readonly TrendValue[]): TrendData | null {
  if (!item.unit || !numberIn(item)) return null
  const series = new Map<string, TrendPoint[]>()
  const leftOut: LeftOutValue[] = []
  for (const value of values) {
    const happened = readClinicalDate(value.happenedText)
    const placed = happened ? placeValue(value, item) : 'no-date'
    if (typeof placed === 'string')
      leftOut.push({
        text: powersInSigns(value.valueText ?? ''),
        happened,
        source: value.institutionName,
        reason: placed,
      })
    else {
      const point = { ...placed, itemId: value.itemId, happened: happened!, isThis: value.itemId === item.itemId }
      series.set(value.institutionName, [...(series.get(value.institutionName) ?? []), point])
    }
  }
  const points = [...series.values()].reduce((sum, each) => sum + each.length, 0)
  if (points + leftOut.length < FEWEST_POINTS) return null
  return {
    unit: powersInSigns(item.unit),
    rangeLow: item.rangeLow,
    rangeHigh: item.rangeHigh,
    series: [...series].map(([source, all]) => ({ source, points: all.toReversed() })),
    leftOut,
  }
}

type Placed = Pick<TrendPoint, 'number' | 'text' | 'converted' | 'bound'>

/** A value in the unit of the picture, or the reason why it is not there. */
function placeValue(value: TrendValue, item: ItemPage): Placed | LeftOutValue['reason'] {
  const found = numberIn(value)
  if (!found) return 'no-number'
  const kin = compareTests(value.codeKey, item.codeKey)
  if (kin !== 'same') return kin
  const text = powersInSigns(value.valueText!)
  if ((value.ucum ?? value.unit) === (item.ucum ?? item.unit)) return { ...found, text, converted: null }
  const converted = convertTo(found.number, value, item)
  if ('refused' in converted) return REASONS[converted.refused]
  // Two spellings of one unit.
  if (converted.by === 'same-unit') return { ...found, text, converted: null }
  const number = roundLike(converted.number, value.valueText!)
  const sign = found.bound === 'below' ? '<' : found.bound === 'above' ? '>' : ''
  return { number, bound: found.bound, text, converted: powersInSigns(`${sign}${number} ${item.unit}`) }
}

const REASONS = { 'no-unit': 'unknown-unit', 'other-kind': 'other-unit', 'no-molar-mass': 'no-molar-mass' } as const

type Valued = Pick<TrendValue, 'valueNumber' | 'valueText' | 'unit'>

/** The number of a plain value, or the bound of one with a comparator; null for words, titres and ranges. */
function numberIn({ valueNumber, valueText, unit }: Valued): Pick<TrendPoint, 'number' | 'bound'> | null {
  if (valueNumber !== null) return { number: valueNumber, bound: null }
  const [, sign, figures] = /^(<|>)=?\s*(\d+(?:\.\d+)?)(?![\d:])/.exec(valueText ?? '') ?? []
  if (!sign || !figures || unit === null) return null
  return { number: Number(figures), bound: sign === '<' ? 'below' : 'above' }
}

import { readClinicalDate } from '#base/instant'
import type { ItemPage, TrendValue } from '#record'
import type { LeftOutValue, TrendData, TrendPoint } from '../view-types.ts'

const FEWEST_POINTS = 2

/**
 * The values that may stand in one picture with this one: the same code, a plain number and the same unit, a series for
 * each institution. What may not be compared is left out and said so, never converted by guess: a value in another unit,
 * or of a kindred code, which may be another sample or method.
 */
export function trendOf(item: ItemPage, values: readonly TrendValue[]): TrendData | null {
  if (item.valueNumber === null || !item.unit) return null
  const unit = unitOf(item)
  const series = new Map<string, TrendPoint[]>()
  const leftOut: LeftOutValue[] = []
  for (const value of values) {
    const happened = readClinicalDate(value.happenedText)
    const reason = reasonToLeaveOut(value, { unit, codeKey: item.codeKey }, happened !== null)
    if (reason) leftOut.push({ text: value.valueText ?? '', happened, source: value.institutionName, reason })
    else {
      const point = {
        itemId: value.itemId,
        happened: happened!,
        number: value.valueNumber!,
        text: value.valueText!,
        isThis: value.itemId === item.itemId,
      }
      series.set(value.institutionName, [...(series.get(value.institutionName) ?? []), point])
    }
  }
  const points = [...series.values()].reduce((sum, each) => sum + each.length, 0)
  if (points + leftOut.length < FEWEST_POINTS) return null
  return {
    unit: item.unit,
    rangeLow: item.rangeLow,
    rangeHigh: item.rangeHigh,
    series: [...series].map(([source, all]) => ({ source, points: all.toReversed() })),
    leftOut,
  }
}

function unitOf(value: { readonly ucum: string | null; readonly unit: string | null }): string | null {
  return value.ucum ?? value.unit
}

function reasonToLeaveOut(
  value: TrendValue,
  { unit, codeKey }: { readonly unit: string | null; readonly codeKey: string },
  hasDate: boolean,
): LeftOutValue['reason'] | null {
  if (!hasDate) return 'no-date'
  if (value.valueNumber === null) return 'no-number'
  if (unitOf(value) !== unit) return 'other-unit'
  return value.codeKey === codeKey ? null : 'other-method'
}

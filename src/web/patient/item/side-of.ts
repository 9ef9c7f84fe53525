import type { ListRow } from '../view-types.ts'

type Valued = Pick<ListRow, 'flag' | 'rangeLow' | 'rangeHigh'> & { readonly valueNumber: number | null }

/** On which side of what is usual a value lies, or that something was found; null where it is as usual or nobody knows. */
export type Side = 'high' | 'low' | 'found' | null

/** The sender's word first; without one, a plain number beside the sender's own range. Never a value such as "<5". */
export function sideOf({ flag, valueNumber, rangeLow, rangeHigh }: Valued): Side {
  if (flag === 'high' || flag === 'critical-high') return 'high'
  if (flag === 'low' || flag === 'critical-low') return 'low'
  if (flag === 'positive') return 'found'
  if (flag === 'normal' || flag === 'negative') return null
  if (valueNumber !== null && rangeHigh !== null && valueNumber > rangeHigh) return 'high'
  if (valueNumber !== null && rangeLow !== null && valueNumber < rangeLow) return 'low'
  return flag === 'abnormal' || flag === 'critical' ? 'found' : null
}

/** Marked by the sender as dangerous: advice comes first, and nothing that calms. */
export function isCritical({ flag }: Pick<ListRow, 'flag'>): boolean {
  return flag === 'critical' || flag === 'critical-low' || flag === 'critical-high'
}

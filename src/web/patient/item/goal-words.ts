import type { Goal } from '#release'
import type { Frame } from '../view-types.ts'

/** A goal's ends with its unit. */
export function goalWords({ low, high, unit }: Pick<Goal, 'low' | 'high' | 'unit'>, { w }: Pick<Frame, 'w'>): string {
  const ends =
    low !== null && high !== null
      ? w.range.between({ low: String(low), high: String(high) })
      : low !== null
        ? w.range.atLeast({ low: String(low) })
        : w.range.atMost({ high: String(high) })
  return `${ends} ${unit}`
}

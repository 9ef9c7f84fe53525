import { type Ask, KINDS, type Kind, type Limits, type ValueKind } from '#journal'
import type { Words } from '#messages/translator'
import { leftToRight } from '../../left-to-right.ts'
import { SHIPPED_URGENT_HELP } from '../../urgent-help.ts'
import type { Frame } from '../view-types.ts'

export type Numbers = { readonly kind: Kind; readonly value: number | null; readonly second: number | null }

/** A measurement as it is written: "128/82 mmHg"; nothing of words alone. */
export function valueWords({ kind, value, second }: Numbers, w: Words): string {
  if (kind === 'diary' || value === null) return ''
  const number = second === null ? w.formatNumber(value) : `${w.formatNumber(value)}/${w.formatNumber(second)}`
  return kind === 'oxygen' ? `${number} %` : `${number} ${w.journal.units[kind]}`
}

/** What a team wants numbers to be: "at most 140 mmHg; lower number at most 90"; null where it has set nothing. */
export function limitWords(kind: ValueKind, limits: Limits, w: Words): string | null {
  const t = w.journal
  const upper = rangeWords(limits.low, limits.high, w)
  const lower = rangeWords(limits.secondLow, limits.secondHigh, w)
  const unit = t.units[kind]
  if (!KINDS[kind].second || !lower) return upper && `${upper} ${unit}`
  return t.secondLimits({ upper: upper ? `${upper} ${unit}` : '–', lower: `${lower} ${unit}` })
}

function rangeWords(low: number | null, high: number | null, w: Words): string | null {
  const t = w.journal
  if (low !== null && high !== null) return t.range({ low: w.formatNumber(low), high: w.formatNumber(high) })
  if (low !== null) return t.above({ low: w.formatNumber(low) })
  return high === null ? null : t.below({ high: w.formatNumber(high) })
}

/** Whom to call about a value: the team's own number, or the region's for what cannot wait. */
export function callWords({ teamPhone }: Pick<Ask, 'teamPhone'>, frame: Frame): string {
  const t = frame.w.journal
  const urgent = t.beyondUrgent({ number: leftToRight((frame.urgentHelp ?? SHIPPED_URGENT_HELP).emergency) })
  return teamPhone ? `${t.beyondCall({ phone: leftToRight(teamPhone) })} ${urgent}` : urgent
}

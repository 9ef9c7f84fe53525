import type { ValueKind } from './kinds.ts'

/** Within what a team wants the numbers of one person to stay; null: no limit on that side. */
export type Limits = {
  readonly low: number | null
  readonly high: number | null
  readonly secondLow: number | null
  readonly secondHigh: number | null
}

export type Value = { readonly kind: ValueKind; readonly value: number; readonly second: number | null }

/** What a team asks for and the person has said yes to. */
export type LiveAsk = Limits & {
  readonly askId: string
  readonly kind: ValueKind
  readonly weeklyMost: number
  /** Sent to it in this week of its clocks. */
  readonly sentThisWeek: number
}

export type Sending = {
  readonly askId: string
  /** `kept`: the team has had what it has agreed to read in this week, and this value is nothing special. */
  readonly word: 'sent' | 'kept'
  readonly isBeyond: boolean
}

/**
 * To which teams a value goes. Only to those that asked for its kind, and up to what each has agreed to read in a week;
 * what lies beyond a team's limits always goes.
 */
export function decideSending(value: Value, asks: readonly LiveAsk[]): readonly Sending[] {
  return asks
    .filter(({ kind }) => kind === value.kind)
    .map(({ askId, weeklyMost, sentThisWeek, ...limits }) => {
      const beyond = isBeyond(value, limits)
      return { askId, word: beyond || sentThisWeek < weeklyMost ? 'sent' : 'kept', isBeyond: beyond }
    })
}

/** A limit itself is within. */
export function isBeyond({ value, second }: Pick<Value, 'value' | 'second'>, limits: Limits): boolean {
  return (
    isOutside(value, limits.low, limits.high) ||
    (second !== null && isOutside(second, limits.secondLow, limits.secondHigh))
  )
}

function isOutside(number: number, low: number | null, high: number | null): boolean {
  return (low !== null && number < low) || (high !== null && number > high)
}

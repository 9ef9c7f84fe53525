import { isBeyond, type Limits } from './decide-sending.ts'

/** How what was measured stands to a goal. */
export type Progress = {
  readonly within: number
  readonly of: number
  /** Whether the newest one is within; null: there is none. */
  readonly isLastWithin: boolean | null
}

export type Measured = { readonly value: number | null; readonly second: number | null }

/** Counts the values of a goal's own kind, the newest first; a limit itself is within, words alone count for nothing. */
export function decideProgress(limits: Limits, entries: readonly Measured[]): Progress {
  const are = entries.flatMap(({ value, second }) => (value === null ? [] : [!isBeyond({ value, second }, limits)]))
  return { within: are.filter(Boolean).length, of: are.length, isLastWithin: are[0] ?? null }
}

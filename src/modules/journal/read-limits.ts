import type { Limits } from './decide-sending.ts'
import { type Bounds, KINDS, readNumber, type ValueKind } from './kinds.ts'

export type TypedLimits = Readonly<Partial<Record<keyof Limits, string>>>

/** Limits as somebody typed them, each of which may be missing; null for what is no number of the kind, or the wrong way round. */
export function readLimits(kind: ValueKind, typed: TypedLimits): Limits | null {
  const { second, decimals, ...bounds } = KINDS[kind]
  const first = readPair([typed.low, typed.high], bounds, decimals)
  const other = second ? readPair([typed.secondLow, typed.secondHigh], second, 0) : ([null, null] as const)
  if (!first || !other) return null
  return { low: first[0], high: first[1], secondLow: other[0], secondHigh: other[1] }
}

function readPair(
  texts: readonly [string | undefined, string | undefined],
  bounds: Bounds,
  decimals: 0 | 1,
): readonly [number | null, number | null] | null {
  const [low, high] = texts.map((text) => (text?.trim() ? (readNumber(text, bounds, decimals) ?? 'wrong') : null))
  if (low === 'wrong' || high === 'wrong') return null
  if (low !== null && high !== null && low! >= high!) return null
  return [low ?? null, high ?? null]
}

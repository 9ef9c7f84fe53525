import type { Instant } from '#base/instant'
import type { LocalTest } from './suggest/local-test.ts'

export type CodeState = 'open' | 'proposed' | 'mapped' | 'unmappable'

/** A code of an institution's own, and what has been decided of it. */
export type LocalCode = {
  readonly institutionId: string
  readonly institutionName: string
  readonly codeKey: string
  readonly name: string
  readonly unit: string | null
  readonly specimen: string | null
  readonly kind: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  /** How many results came with it. */
  readonly seen: number
  readonly lastSeenAt: Instant | null
  readonly state: CodeState
  readonly loinc: string | null
}

/** What suggestions may know of it. */
export function testOf(
  code: Omit<LocalCode, 'institutionName' | 'institutionId' | 'state' | 'loinc' | 'seen' | 'lastSeenAt'>,
): LocalTest {
  const { name, unit, specimen, kind, rangeLow, rangeHigh } = code
  return {
    code: code.codeKey.slice(code.codeKey.lastIndexOf('|') + 1),
    name,
    unit,
    specimen,
    kind,
    rangeLow,
    rangeHigh,
  }
}

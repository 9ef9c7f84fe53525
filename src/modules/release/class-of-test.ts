import type { CodeList } from './rulebook-shape.ts'

/** For each vocabulary and code the set of the lists that name it, one bit a list. */
export type CodeIndex = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Bits of a number: more lists than this need another index. */
export const MAX_LISTS = 30

const LOINC = 'http://loinc.org'
const LOINC_SHAPE = /^\d{1,6}-\d$/

/** Lays lists of codes (of classes or populations) in one index; list number n gets bit n. */
export function indexCodes(lists: readonly (readonly CodeList[])[]): CodeIndex {
  const index = new Map<string, Map<string, number>>()
  lists.forEach((list, position) => {
    for (const { systems, codes } of list) {
      for (const system of systems) {
        const known = index.get(system) ?? new Map<string, number>()
        index.set(system, known)
        for (const code of codes) known.set(code, (known.get(code) ?? 0) | (1 << position))
      }
    }
  })
  return index
}

type Coded = { readonly system: string | null; readonly code: string }

/**
 * The classes of test an item belongs to, as bits. It may be in several; in none it is an unknown test, and the
 * category's rule speaks. A code without a system that looks like LOINC counts as LOINC: senders forget the system
 * more often than they invent such a code, and the mistake protects.
 */
export function classesOfTest(codings: readonly Coded[], index: CodeIndex): number {
  let classes = 0
  for (let i = 0; i < codings.length; i++) {
    const { system, code } = codings[i]!
    const known = index.get(system ?? (LOINC_SHAPE.test(code) ? LOINC : ''))
    if (known) classes |= known.get(code) ?? 0
  }
  return classes
}

/** The classes of a rulebook that some codings belong to, by their ids. */
export function classesNamed(
  codings: readonly Coded[],
  { classes }: { readonly classes: readonly { readonly id: string; readonly codes: readonly CodeList[] }[] },
): readonly string[] {
  const found = classesOfTest(codings, indexCodes(classes.map(({ codes }) => codes)))
  return classes.flatMap(({ id }, position) => ((found & (1 << position)) === 0 ? [] : [id]))
}

import type { Demographics } from '../../../src/modules/patient-index/demographics.ts'
import { type MatchedLists, type MatchedPair, matchLists } from '../../../src/modules/patient-index/match-lists.ts'
import type { Line } from './invented-people.ts'
import type { LinkageSet } from './linkage-sets.ts'

export type Measure = {
  readonly name: string
  readonly truePairs: number
  readonly same: number
  readonly falseSame: number
  /** Of all true pairs, how many are same; and same or possible. 1 when there are none. */
  readonly recallOfSame: number
  readonly recallOfBoth: number
  /** Of the possible pairs, how many are of two people. */
  readonly possible: number
  readonly falsePossible: number
  /** For each score in whole bits, how many true and false pairs reach it, of all that are possible or same. */
  readonly curve: ReadonlyMap<number, { readonly right: number; readonly wrong: number }>
  readonly found: MatchedLists
}

/** Matches a set whose truth is known, and counts. Who is who is not told to the matcher. */
export function measureSet({ name, a, b }: LinkageSet, acceptFalse = 0.01): Measure {
  const found = matchLists(a.map(describe), b?.map(describe) ?? null, { acceptFalse, verifiedSystems: [] })
  const isRight = ([i, j]: MatchedPair) => a[i]!.person === (b ?? a)[j]!.person
  const truePairs = countTrue(a, b)
  const right = found.same.filter(isRight).length
  const rightPossible = found.possible.filter(isRight).length
  return {
    name,
    truePairs,
    same: found.same.length,
    falseSame: found.same.length - right,
    recallOfSame: truePairs === 0 ? 1 : right / truePairs,
    recallOfBoth: truePairs === 0 ? 1 : (right + rightPossible) / truePairs,
    possible: found.possible.length,
    falsePossible: found.possible.length - rightPossible,
    curve: drawCurve([...found.same, ...found.possible], isRight),
    found,
  }
}

/** A line as the matcher takes it. */
export function describe(line: Line): Demographics {
  const list = (text: string) => (text === '' ? [] : [text])
  return {
    identifiers: list(line.number).map((value) => ({ system: 'urn:number', value })),
    family: line.family || null,
    given: list(line.given),
    otherNames: [],
    birthDate: line.birth || null,
    sex: line.sex || null,
    phones: list(line.phone),
    emails: list(line.email),
    addresses: [
      {
        line: `${line.house} ${line.street}`.trim() || null,
        city: line.city || null,
        postcode: line.postcode || null,
        state: line.state || null,
      },
    ],
  }
}

function countTrue(a: readonly Line[], b: readonly Line[] | null): number {
  const inA = countPersons(a)
  if (!b) return [...inA.values()].reduce((sum, lines) => sum + (lines * (lines - 1)) / 2, 0)
  return [...countPersons(b)].reduce((sum, [person, lines]) => sum + lines * (inA.get(person) ?? 0), 0)
}

function countPersons(lines: readonly Line[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { person } of lines) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}

function drawCurve(pairs: readonly MatchedPair[], isRight: (pair: MatchedPair) => boolean) {
  const curve = new Map<number, { right: number; wrong: number }>()
  for (let bits = 6; bits <= 40; bits += 2) {
    const reached = pairs.filter(([, , score]) => score >= bits)
    const right = reached.filter(isRight).length
    curve.set(bits, { right, wrong: reached.length - right })
  }
  return curve
}

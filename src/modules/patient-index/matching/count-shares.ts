import type { IsInUse } from './compare-names.ts'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import type { Prepared } from './prepared.ts'
import type { MatchWeights } from './weights.ts'

/** So many descriptions of the shipped shares count as much as descriptions of the data. */
const TRUST_IN_SHIPPED = 50
/** A birth date that so many carry is no longer a cluster of one person's descriptions. */
const COMMON_DAY = 8

/** The shipped weights with the shares of names and birth dates as they are in these descriptions. */
export function countShares(patients: readonly Prepared[]): MatchWeights {
  const { unlisted, shares } = DEFAULT_WEIGHTS
  const total = patients.length + TRUST_IN_SHIPPED
  const names = (field: 'given' | 'family') => {
    const counts = count(patients.map(({ names }) => names[0]?.[field].joined ?? ''))
    return new Map(
      [...counts].map(([name, times]) => {
        const shipped = shares[field].get(name) ?? unlisted[field]
        return [name, (times + TRUST_IN_SHIPPED * shipped) / total]
      }),
    )
  }
  const days = count(patients.map(({ birth }) => birth?.text ?? ''))
  const birthDate = new Map(
    [...days].filter(([, times]) => times >= COMMON_DAY).map(([day, times]) => [day, times / total]),
  )
  return { ...DEFAULT_WEIGHTS, shares: { given: names('given'), family: names('family'), birthDate } }
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** A slip of the pen is not made by three families alike. */
const BEARERS = 3

/** Which names are in use in these descriptions: a given name in several families, a family name with several given ones. */
export function namesInUse(patients: readonly Prepared[]): IsInUse {
  const given = countBearers(patients, ({ given, family }) => [given.joined, family.joined])
  const family = countBearers(patients, ({ given, family }) => [family.joined, given.joined])
  return (part, name) => (part === 'given' ? given : family).has(name)
}

function countBearers(
  patients: readonly Prepared[],
  read: (name: Prepared['names'][number]) => readonly [string, string],
): ReadonlySet<string> {
  const bearers = new Map<string, Set<string>>()
  for (const { names } of patients) {
    const [name, bearer] = names[0] ? read(names[0]) : ['', '']
    if (name === '') continue
    const known = bearers.get(name) ?? new Set()
    if (known.size < BEARERS) bearers.set(name, known.add(bearer))
  }
  return new Set([...bearers].filter(([, each]) => each.size >= BEARERS).map(([name]) => name))
}

import { FIELDS, type Field, LEVELS, ranksOf } from './levels.ts'
import { EXPLANATIONS, type Explanation, type Probabilities } from './weights.ts'

/** How often each pattern of agreement was met. */
export type PatternCounts = ReadonlyMap<number, number>

/** Of all pairs, how many are of one person, of relatives and of twins. */
export type PairKinds = { readonly onePerson: number; readonly relatives: number; readonly twins: number }

export type Estimate = { readonly probabilities: Probabilities; readonly kinds: PairKinds }

const ROUNDS = 60
const STILL = 1e-4

/** So many pairs of the start values count as much as pairs of the data: a small list does not overturn them. */
const TRUST_IN_START = { onePerson: 40, strangers: 500, relatives: 100 }

/** Twins among relatives are a matter of birth rates, not of one list. */
const TWINS_AMONG_RELATIVES = 0.01

/**
 * Learns from a region's own data without labels (expectation maximisation; Dempster, Laird and Rubin 1977; Winkler
 * 1988): how one person's descriptions agree, from the pairs that share a key; how strangers' do, from pairs drawn
 * blindly; how many pairs are of one person or of one household. What relatives and twins share is given, not learned:
 * a list has too few of them. `all` is the number of all pairs, those without a shared key included.
 */
export function estimateWeights(found: PatternCounts, drawn: PatternCounts, all: number, start: Estimate): Estimate {
  const [ours, blind] = [unpack(found), unpack(drawn)]
  let now = start
  for (let round = 0; round < ROUNDS; round++) {
    const next = maximise(expect(ours, now), expect(blind, now), all, start)
    const isStill = Math.abs(next.kinds.onePerson - now.kinds.onePerson) < STILL * now.kinds.onePerson
    now = next
    if (isStill) break
  }
  return now
}

type Unpacked = { readonly ranks: readonly number[]; readonly count: number }

function unpack(counts: PatternCounts): Unpacked[] {
  return [...counts].map(([pattern, count]) => ({ ranks: ranksOf(pattern), count })).sort(byRanks)
}

/** In one order, whatever the order of the lists: sums of fractions depend on it. */
function byRanks(a: Unpacked, b: Unpacked): number {
  const at = a.ranks.findIndex((rank, i) => rank !== b.ranks[i])
  return at < 0 ? 0 : a.ranks[at]! - b.ranks[at]!
}

/** How many pairs each explanation accounts for, in all and for each field and rank. */
type Expected = { readonly [E in Explanation]: { total: number; readonly ranks: readonly number[][] } }

function expect(pairs: readonly Unpacked[], { probabilities, kinds }: Estimate): Expected {
  const shares = [kinds.onePerson, kinds.relatives, kinds.twins, 1]
  const empty = () => ({ total: 0, ranks: FIELDS.map((field) => new Array<number>(LEVELS[field].length + 1).fill(0)) })
  const expected: Expected = { 'one person': empty(), relatives: empty(), twins: empty(), strangers: empty() }
  const tables = EXPLANATIONS.map((explanation) => FIELDS.map((field) => probabilities[field][explanation]))
  for (const { ranks, count } of pairs) {
    const likely = tables.map((table, e) =>
      ranks.reduce((product, rank, i) => (rank === 0 ? product : product * table[i]![rank - 1]!), shares[e]!),
    )
    const whole = likely.reduce((sum, each) => sum + each, 0)
    for (const [e, explanation] of EXPLANATIONS.entries()) {
      const weight = (count * likely[e]!) / whole
      const sums = expected[explanation]
      sums.total += weight
      for (const [i, rank] of ranks.entries()) sums.ranks[i]![rank]! += weight
    }
  }
  return expected
}

function maximise(found: Expected, blind: Expected, all: number, start: Estimate): Estimate {
  const trust = TRUST_IN_START.relatives + 0.5 * found['one person'].total
  const probabilities = Object.fromEntries(
    FIELDS.map((field, i) => [
      field,
      {
        ...start.probabilities[field],
        'one person': cap(
          field,
          share(found['one person'].ranks[i]!, start, field, 'one person', TRUST_IN_START.onePerson, 0),
        ),
        strangers: floor(
          field,
          share(blind.strangers.ranks[i]!, start, field, 'strangers', TRUST_IN_START.strangers, 1),
        ),
        // Some lists carry a number that a whole family shares.
        ...(field === 'number' && {
          relatives: share(found.relatives.ranks[i]!, start, field, 'relatives', trust, 0),
          twins: share(found.relatives.ranks[i]!, start, field, 'twins', trust, 0),
        }),
      },
    ]),
  ) as Probabilities
  const relatives = (found.relatives.total + 0.005 * found['one person'].total) / all
  return {
    probabilities,
    kinds: {
      onePerson: (found['one person'].total + 0.5) / all,
      relatives,
      twins: found.twins.total / all + TWINS_AMONG_RELATIVES * relatives,
    },
  }
}

/** A list without copies must not teach that one person mostly has two names: relatives would become one person. */
const MOST_DIFFERENT: Readonly<Partial<Record<Field, number>>> = {
  given: 0.2,
  family: 0.3,
  birthDate: 0.15,
  sex: 0.05,
}

function cap(field: Field, probabilities: readonly number[]): readonly number[] {
  const most = MOST_DIFFERENT[field] ?? 1
  const [different, ...others] = probabilities
  if (different! <= most) return probabilities
  return [most, ...others.map((p) => (p * (1 - most)) / (1 - different!))]
}

/**
 * How often strangers agree in e-mail and telephone, at least, by level: an e-mail is made of the name, and namesakes have
 * nearly the same one more often than blindly drawn pairs show; a telephone belongs to a house, or to somebody else by now.
 */
const LEAST_BY_CHANCE: Readonly<Partial<Record<Field, readonly number[]>>> = {
  email: [0, 0.05, 0.002],
  phone: [0, 0.0005, 0.0002],
}

function floor(field: Field, probabilities: readonly number[]): readonly number[] {
  const raised = probabilities.map((p, i) => Math.max(p, LEAST_BY_CHANCE[field]?.[i] ?? 0))
  const total = raised.reduce((sum, p) => sum + p, 0)
  return raised.map((p) => p / total)
}

/** Counts become shares, together with the start values; `atLeast` keeps what was never drawn from being impossible. */
function share(
  counts: readonly number[],
  start: Estimate,
  field: Field,
  explanation: Explanation,
  trust: number,
  atLeast: number,
): readonly number[] {
  const before = start.probabilities[field][explanation]
  const sums = before.map((p, i) => counts[i + 1]! + trust * p + atLeast)
  const total = sums.reduce((sum, each) => sum + each, 0)
  return sums.map((each) => each / total)
}

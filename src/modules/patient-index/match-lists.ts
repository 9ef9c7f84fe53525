import type { IdentifierScheme } from './check-digits.ts'
import { comparePrepared } from './compare-demographics.ts'
import type { Demographics } from './demographics.ts'
import { verifiedSystems } from './matching/compare-identifiers.ts'
import { type ComparedLists, compareLists, countPairs, type Lists } from './matching/compare-lists.ts'
import { countShares, namesInUse } from './matching/count-shares.ts'
import { dropCrowded } from './matching/drop-crowded.ts'
import { estimateWeights } from './matching/estimate-weights.ts'
import { formGroups } from './matching/form-groups.ts'
import type { Link } from './matching/link-queue.ts'
import { ListJudge } from './matching/list-judge.ts'
import { orderLists } from './matching/order-lists.ts'
import { prepare } from './matching/prepared.ts'
import type { MatchWeights } from './matching/weights.ts'

/** Places in the two lists (in the one list, the smaller first), and the score in bits. */
export type MatchedPair = readonly [a: number, b: number, score: number]

export type MatchedLists = {
  readonly same: readonly MatchedPair[]
  readonly possible: readonly MatchedPair[]
  readonly pairsCompared: number
  /** In bits: links from here on join, vetoes and rivals aside; null when nothing is sure enough. */
  readonly sameFrom: number | null
  /** In bits: pairs from here on are worth a person's look. */
  readonly possibleFrom: number
  /** How many pairs of all are of one person, as far as one can tell. */
  readonly expectedMatches: number
  /** How many of the pairs given as same are expected to be wrong, together. */
  readonly expectedFalse: number
  /** What was learned from these lists. */
  readonly weights: MatchWeights
}

export type ListRules = {
  /** How many false links in the whole run the operator accepts. */
  readonly acceptFalse: number
  readonly verifiedSystems: readonly string[]
  readonly identifierSchemes?: readonly IdentifierScheme[]
}

/** A pair less likely than this is not worth a person's time. */
const WORTH_A_LOOK = 0.01

/**
 * Finds who is the same person in two lists, or twice in one (`b` null), by the comparisons, weights and vetoes of live
 * linking. How often people agree is learned from the lists themselves, without labels. Pairs are `same` from the surest
 * down until their doubts together would reach what is accepted; what is left and likelier than one in a hundred is
 * `possible`. The order of lists and lines does not matter.
 */
export function matchLists(
  a: readonly Demographics[],
  b: readonly Demographics[] | null,
  rules: ListRules,
): MatchedLists {
  const { lists, placeOf, isTurned } = layOut(a, b)
  const how = {
    verified: verifiedSystems(rules.verifiedSystems, rules.identifierSchemes),
    isInUse: namesInUse(lists.patients),
  }
  const counted = countShares(lists.patients)
  const compared = compareLists(lists, how, counted)
  const { weights, prior } = learn(lists, compared, counted)
  const judge = new ListJudge(weights, prior)
  const look = (i: number, j: number) => comparePrepared(lists.patients[i]!, lists.patients[j]!, how)
  const weighed = compared.pairs.map(([i, j]) => {
    const found = look(i, j)
    return { i, j, bits: judge.weigh(found), mayJoin: judge.mayJoin(found) }
  })
  const { groups, sameFrom, expectedFalse } = formGroups(
    weighed.filter(({ mayJoin }) => mayJoin),
    { prior, acceptFalse: rules.acceptFalse, contradiction: (i, j) => judge.contradiction(look(i, j)) },
  )
  const possibleFrom = Math.log2(WORTH_A_LOOK / (1 - WORTH_A_LOOK) / prior)
  const groupOf = new Map(groups.flatMap((group) => group.map((member) => [member, group] as const)))
  const areTogether = ({ i, j }: Link) => groupOf.has(i) && groupOf.get(i) === groupOf.get(j)
  const named = ({ i, j, bits }: Link): MatchedPair => {
    const [x, y] = [placeOf(i), placeOf(j)]
    return (lists.second === null ? x < y : !isTurned) ? [x, y, bits] : [y, x, bits]
  }
  const same = groups.flatMap((group) =>
    pairsOf(group, lists).map(([i, j]) => ({ i, j, bits: judge.weigh(look(i, j)) })),
  )
  const possible = weighed.filter((pair) => pair.bits >= possibleFrom && !areTogether(pair))
  return {
    same: same.map(named).sort(surestFirst),
    possible: possible.map(named).sort(surestFirst),
    pairsCompared: compared.compared,
    sameFrom: Number.isFinite(sameFrom) ? sameFrom : null,
    possibleFrom,
    expectedMatches: prior * countPairs(lists),
    expectedFalse,
    weights,
  }
}

type Layout = { readonly lists: Lists; readonly placeOf: (i: number) => number; readonly isTurned: boolean }

function layOut(a: readonly Demographics[], b: readonly Demographics[] | null): Layout {
  const { first, second, isTurned } = orderLists(a, b)
  const [ours, theirs] = isTurned ? [b!, a] : [a, b ?? []]
  const patients = [...first.map((at) => prepare(ours[at]!)), ...(second ?? []).map((at) => prepare(theirs[at]!))]
  return {
    lists: { patients: dropCrowded(patients), second: second && first.length },
    placeOf: (i) => (i < first.length ? first[i]! : second![i - first.length]!),
    isTurned,
  }
}

/** Where to begin: so many of the shorter list are in the other one too, and so many have a relative there. */
const START = { inBoth: 0.3, relatives: 0.1, twins: 0.001 }

function learn(lists: Lists, { met, drawn }: ComparedLists, counted: MatchWeights) {
  const all = Math.max(1, countPairs(lists))
  const shorter = Math.min(lists.second ?? lists.patients.length, lists.patients.length - (lists.second ?? 0))
  const { probabilities, kinds } = estimateWeights(met, drawn, all, {
    probabilities: counted.probabilities,
    kinds: {
      onePerson: (START.inBoth * shorter) / all,
      relatives: (START.relatives * shorter) / all,
      twins: (START.twins * shorter) / all,
    },
  })
  const birthDate = probabilities.birthDate.strangers.at(-1)!
  const weights: MatchWeights = {
    probabilities,
    relatives: kinds.relatives,
    twins: kinds.twins,
    shares: counted.shares,
    unlisted: { ...counted.unlisted, birthDate },
  }
  return { weights, prior: kinds.onePerson }
}

/** All pairs of a group; of two lists, those across. */
function pairsOf(group: readonly number[], { second }: Lists): [number, number][] {
  const members = group.toSorted((x, y) => x - y)
  return members.flatMap((i) =>
    members
      .filter((j) => i < j && (second === null || (i < second && j >= second)))
      .map((j): [number, number] => [i, j]),
  )
}

function surestFirst(x: MatchedPair, y: MatchedPair): number {
  return y[2] - x[2] || x[0] - y[0] || x[1] - y[1]
}

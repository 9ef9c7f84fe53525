import { Forest } from './forest.ts'
import { type Link, LinkQueue } from './link-queue.ts'
import { Partition } from './partition.ts'
import { posteriorOf } from './weigh-pair.ts'

export type Groups = {
  /** The descriptions of each person of whom there are several. */
  readonly groups: readonly (readonly number[])[]
  /** In bits: links from here on join. Infinity when none is sure enough. */
  readonly sameFrom: number
  /** How many pairs within groups are expected to be wrong, together. */
  readonly expectedFalse: number
}

export type HowToJoin = {
  /** The odds that two descriptions, not yet looked at, are of one person. */
  readonly prior: number
  /** How many false pairs the operator accepts in the whole run. */
  readonly acceptFalse: number
  /** How much two descriptions look like two people, in bits: 0 when they do not. */
  readonly contradiction: (i: number, j: number) => number
}

/** However few pairs there are, each link must be as sure as this. */
const MOST_DOUBT = 0.001
/** A link less than so many bits better than its rival is not clearly the better one. */
const CLEARLY_BETTER = 3

/**
 * Joins descriptions into persons, the surest link first, until the expected number of false pairs would reach what is
 * accepted. A link that joins groups of three and four decides over twelve pairs, and its doubt counts twelve times; pairs
 * within a group follow from the links that made it.
 *
 * Where a link would bring together two descriptions that contradict each other, somebody has two partners, and perhaps
 * one of them is wrong: the link must then be so much surer, and where it is not, the links in the two groups that are not
 * clearly better do not join either.
 */
export function formGroups(links: readonly Link[], how: HowToJoin): Groups {
  const { accepted, refused, sameFrom } = acceptLinks(links, how)
  const rivals = findRivals(accepted, refused, how)
  const partition = new Partition()
  let expectedFalse = 0
  for (const { i, j, bits } of accepted) {
    const isDisputed = rivals.some((apart) => bringsTogether(partition, apart, i, j))
    if (!isDisputed) expectedFalse += doubtOf(bits, how.prior) * partition.join(i, j)
  }
  return { groups: partition.groups(), sameFrom, expectedFalse }
}

type Accepted = { readonly accepted: readonly Link[]; readonly refused: readonly Link[]; readonly sameFrom: number }

function acceptLinks(links: readonly Link[], how: HowToJoin): Accepted {
  const partition = new Partition()
  const queue = new LinkQueue(links)
  const accepted: Link[] = []
  let sameFrom = Number.POSITIVE_INFINITY
  let expected = 0
  for (let best = queue.takeBest(); best; best = queue.takeBest()) {
    const doubt = doubtOf(best.bits, how.prior)
    const before = accepted.length
    for (const link of best.links) {
      const against = queue.isWeakened(link) ? 0 : worstContradiction(partition, link, how)
      if (against > 0) queue.weaken(link, against)
      else {
        accepted.push(link)
        expected += doubt * partition.join(link.i, link.j)
      }
    }
    // Links of one score stand or fall together.
    if (expected >= how.acceptFalse || doubt > MOST_DOUBT) return settle(accepted.slice(0, before), queue, sameFrom)
    sameFrom = best.bits
  }
  return settle(accepted, queue, sameFrom)
}

function settle(accepted: readonly Link[], queue: LinkQueue, sameFrom: number): Accepted {
  const joined = new Set(accepted)
  return { accepted, refused: queue.weakened().filter((link) => !joined.has(link)), sameFrom }
}

/** Of all pairs that a link would bring together. */
function worstContradiction(partition: Partition, { i, j }: Link, { contradiction }: HowToJoin): number {
  if (!partition.areApart(i, j)) return 0
  let worst = 0
  for (const ours of partition.groupOf(i))
    for (const theirs of partition.groupOf(j)) worst = Math.max(worst, contradiction(ours, theirs))
  return worst
}

function doubtOf(bits: number, prior: number): number {
  return 1 - posteriorOf(bits, prior)
}

/** Two descriptions that are left apart because neither side of a dispute is clearly better. */
type Apart = readonly [number, number]

/**
 * A refused link stands between two groups with a contradiction in them. Within each group the links that lead from its
 * end to what contradicts are its rivals: where the weakest of them is not clearly better, that one does not join either.
 */
function findRivals(accepted: readonly Link[], refused: readonly Link[], { contradiction }: HowToJoin): Apart[] {
  const forest = new Forest(accepted)
  return refused.flatMap(({ i, j, bits }) => {
    const rivals: Apart[] = []
    for (const ours of forest.treeOf(i))
      for (const theirs of forest.treeOf(j)) {
        if (contradiction(ours, theirs) === 0) continue
        if (ours !== i && forest.weakestBetween(i, ours) < bits + CLEARLY_BETTER) rivals.push([i, ours])
        if (theirs !== j && forest.weakestBetween(j, theirs) < bits + CLEARLY_BETTER) rivals.push([j, theirs])
      }
    return rivals
  })
}

function bringsTogether(partition: Partition, [x, y]: Apart, i: number, j: number): boolean {
  if (!partition.areApart(x, y)) return false
  const isIn = (member: number, group: number) => !partition.areApart(member, group)
  return (isIn(x, i) && isIn(y, j)) || (isIn(x, j) && isIn(y, i))
}

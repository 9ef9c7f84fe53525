import type { Link } from './link-queue.ts'
import { Partition } from './partition.ts'

/** The links that made each group, without those that only confirm: one way from each member to each other. */
export class Forest {
  readonly #partition = new Partition()
  readonly #branches = new Map<number, Link[]>()

  /** `links` with the surest first. */
  constructor(links: readonly Link[]) {
    for (const link of links) {
      if (this.#partition.join(link.i, link.j) === 0) continue
      for (const end of [link.i, link.j]) this.#branches.set(end, [...(this.#branches.get(end) ?? []), link])
    }
  }

  treeOf(member: number): readonly number[] {
    return this.#partition.groupOf(member)
  }

  /** In bits: the weakest link on the way between two members of one tree. */
  weakestBetween(from: number, to: number): number {
    const weakest = new Map([[from, Number.POSITIVE_INFINITY]])
    const waiting = [from]
    while (waiting.length > 0 && !weakest.has(to)) {
      const at = waiting.pop()!
      for (const { i, j, bits } of this.#branches.get(at) ?? []) {
        const next = i === at ? j : i
        if (weakest.has(next)) continue
        weakest.set(next, Math.min(weakest.get(at)!, bits))
        waiting.push(next)
      }
    }
    return weakest.get(to) ?? Number.NEGATIVE_INFINITY
  }
}

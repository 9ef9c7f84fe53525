/** Members, each in one group; groups grow together. */
export class Partition {
  readonly #groups = new Map<number, number[]>()

  groupOf(member: number): readonly number[] {
    return this.#ownGroup(member)
  }

  areApart(i: number, j: number): boolean {
    return this.#ownGroup(i) !== this.#ownGroup(j)
  }

  /** Returns how many pairs came together. */
  join(i: number, j: number): number {
    const [ours, theirs] = [this.#ownGroup(i), this.#ownGroup(j)]
    if (ours === theirs) return 0
    const pairs = ours.length * theirs.length
    for (const member of theirs) {
      ours.push(member)
      this.#groups.set(member, ours)
    }
    return pairs
  }

  /** Groups of more than one. */
  groups(): number[][] {
    return [...new Set(this.#groups.values())].filter((group) => group.length > 1)
  }

  #ownGroup(member: number): number[] {
    const known = this.#groups.get(member)
    if (known) return known
    const alone = [member]
    this.#groups.set(member, alone)
    return alone
  }
}

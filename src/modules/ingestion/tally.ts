import { type Counts, noCounts, type ResourcePiece } from './piece.ts'

/** What has become of resources, counted by account: by the message that they came in, mostly. */
export class Tally {
  readonly #byAccount = new Map<string, Counts>()

  /** Counts a resource, and with it those that said the same again: what is in the record by now they do not change. */
  add(fate: keyof Counts, piece: Pick<ResourcePiece, 'account' | 'repeats'> & { readonly isOurs?: boolean }): void {
    if (piece.isOurs) return
    this.of(piece.account)[fate]++
    const again = fate === 'stored' || fate === 'updated' ? 'unchanged' : fate
    for (const account of piece.repeats) this.of(account)[again]++
  }

  /** The counts of one account so far, to add to. */
  of(account: string): Counts {
    const known = this.#byAccount.get(account)
    if (known) return known
    const counts = noCounts()
    this.#byAccount.set(account, counts)
    return counts
  }

  addAll(other: Tally): void {
    for (const [account, counts] of other.#byAccount)
      Object.assign(this.of(account), totalOf([this.of(account), counts]))
  }

  get total(): Counts {
    return totalOf([...this.#byAccount.values()])
  }
}

/** Adds up. */
export function totalOf(all: readonly Counts[]): Counts {
  const total = noCounts()
  for (const counts of all) for (const [fate, count] of Object.entries(counts)) total[fate as keyof Counts] += count
  return total
}

/** One item under two rulebooks. Instants are milliseconds of the epoch; Infinity: it never opens by itself. */
export type Replayed = {
  readonly receivedMs: number
  /** The sender called the value something else than normal. */
  readonly isAbnormal: boolean
  /** The sender called it critical. */
  readonly isCritical: boolean
  /** A clinician wrote a comment for the person, and when; Infinity where none did. */
  readonly commentedMs: number
  readonly opensMs: Readonly<Record<Book, number>>
  /** How often its person asked to be called about it, and to have it opened earlier. */
  readonly calls: number
  readonly asks: number
}

export type Book = 'current' | 'draft'
export const BOOKS: readonly Book[] = ['current', 'draft']

const NOT_ABNORMAL: ReadonlySet<string> = new Set(['normal', 'negative', 'susceptible'])

/** What the sender's word for a value says. It is counted and never decided by. */
export function toldBy(flag: string | null): Pick<Replayed, 'isAbnormal' | 'isCritical'> {
  return {
    isAbnormal: flag !== null && !NOT_ABNORMAL.has(flag),
    isCritical: flag?.startsWith('critical') ?? false,
  }
}

import { TooMany } from '#base/errors'

const FREE_TRIES = 10
const PAUSE_MS = 5_000
const MOST_TRIES = 100
const REST_MS = 15 * 60_000
const MOST_KEPT = 50_000

type Wrong = { count: number; lastAt: number }

/**
 * Slows down wrong sign-ins by account *and* address: a stranger's wrong tries never lock out the owner, who comes from
 * elsewhere, and even from the same address the owner waits five seconds, not for ever. Ten tries are free, then one in
 * five seconds, and after a hundred in a row a rest of fifteen minutes (NIST SP 800-63B, 5.2.2). In memory of one process.
 */
export class TryLimit {
  readonly #wrong = new Map<string, Wrong>()

  /** Throws TooMany when this address has to wait before it tries this account again. */
  check(email: string, address: string): void {
    const entry = this.#wrong.get(keyOf(email, address))
    const waitMs = entry ? entry.lastAt + pauseAfter(entry.count) - performance.now() : 0
    if (waitMs > 0) throw new TooMany('sign-in', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }

  /** Counts one try, before its password is looked at: of many tries at once each is held against the others. */
  count(email: string, address: string): void {
    const key = keyOf(email, address)
    const entry = this.#wrong.get(key)
    const now = performance.now()
    const isOver = !entry || now > entry.lastAt + REST_MS
    this.#wrong.delete(key)
    this.#wrong.set(key, { count: isOver ? 1 : entry.count + 1, lastAt: now })
    // A Map keeps the order of writing: the first is the one that has been quiet the longest.
    if (this.#wrong.size > MOST_KEPT) this.#wrong.delete(this.#wrong.keys().next().value!)
  }

  /** A right password forgives. */
  forgive(email: string, address: string): void {
    this.#wrong.delete(keyOf(email, address))
  }
}

function pauseAfter(count: number): number {
  if (count >= MOST_TRIES) return REST_MS
  return count >= FREE_TRIES ? PAUSE_MS : 0
}

/** Every spelling that finds the same account is the same key: `normaliseEmail` of the accounts does no more than this. */
function keyOf(email: string, address: string): string {
  const plain = email
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
    .replace(/@sign-in\.invalid$/, '')
  return `${plain} ${address}`
}

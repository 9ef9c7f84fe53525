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

  /** Counts one wrong try. */
  count(email: string, address: string): void {
    if (this.#wrong.size > MOST_KEPT) this.#wrong.clear()
    const key = keyOf(email, address)
    const entry = this.#wrong.get(key)
    const now = performance.now()
    const isOver = !entry || now > entry.lastAt + REST_MS
    this.#wrong.set(key, { count: isOver ? 1 : entry.count + 1, lastAt: now })
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

function keyOf(email: string, address: string): string {
  return `${email.trim().toLowerCase()} ${address}`
}

import { TooMany } from '#base/errors'

const WINDOW_MS = 15 * 60_000
const WRONG_TRIES = 10
const MOST_KEPT = 50_000

/**
 * Counts wrong sign-ins by account *and* address: a stranger's wrong tries never lock out the owner, who comes from
 * elsewhere. In memory of one process; the figures are per process.
 */
export class TryLimit {
  readonly #wrong = new Map<string, { count: number; until: number }>()

  /** Throws TooMany when this address has tried this account too often. */
  check(email: string, address: string): void {
    const entry = this.#wrong.get(`${email} ${address}`)
    const now = performance.now()
    if (entry && entry.until > now && entry.count >= WRONG_TRIES)
      throw new TooMany('sign-in', { retryAfterSeconds: Math.ceil((entry.until - now) / 1000) })
  }

  /** Counts one wrong try. */
  count(email: string, address: string): void {
    const key = `${email} ${address}`
    const now = performance.now()
    const entry = this.#wrong.get(key)
    if (this.#wrong.size > MOST_KEPT) this.#wrong.clear()
    if (entry && entry.until > now) entry.count++
    else this.#wrong.set(key, { count: 1, until: now + WINDOW_MS })
  }

  /** A right password forgives. */
  forgive(email: string, address: string): void {
    this.#wrong.delete(`${email} ${address}`)
  }
}

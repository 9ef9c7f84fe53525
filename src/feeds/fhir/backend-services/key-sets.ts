import type { JSONWebKeySet, JWK } from 'jose'
import { Unavailable } from '#base/errors'
import { fetchWithin } from '#platform/fetch/fetch-within'
import { readBounded } from '#platform/fetch/read-bounded'

const MOST_BYTES = 100_000
const PATIENCE_MS = 5_000
/** For key sets whose address says nothing of caching. */
const DEFAULT_SECONDS = 300
/** A stranger's key id must not make us ask the institution again and again. */
const ASK_AGAIN_MS = 10_000

type Kept = { readonly keys: readonly JWK[]; readonly until: number; readonly askedAt: number }

export type KeySetsOrder = {
  /** Milliseconds, of any clock that only goes forward. */
  readonly now: () => number
}

/**
 * The public keys of clients that have them at an address. A set is kept as long as its Cache-Control allows and never
 * longer (SMART App Launch 2.2, "registering a client"); a key that is not in it is looked for once more, so that keys can
 * be changed at any time. Redirects are not followed, and what is large or slow is given up.
 */
export class KeySets {
  readonly #order: KeySetsOrder
  readonly #kept = new Map<string, Kept>()

  constructor(order: KeySetsOrder) {
    this.#order = order
  }

  /** The keys at an address, `kid` among them if it is there at all. Throws Unavailable when it does not answer. */
  async keysFor(url: string, kid: string): Promise<readonly JWK[]> {
    const kept = this.#kept.get(url)
    const now = this.#order.now()
    const isKnown = kept?.keys.some((key) => key.kid === kid)
    if (kept && kept.until > now && (isKnown || kept.askedAt > now - ASK_AGAIN_MS)) return kept.keys
    const fresh = await this.#ask(url, now)
    this.#kept.set(url, fresh)
    return fresh.keys
  }

  async #ask(url: string, now: number): Promise<Kept> {
    try {
      // The operator has registered this address, and may have registered one of the own net.
      const bounds = { origins: new Set([new URL(url).origin]), allowsPrivate: true, patienceMs: PATIENCE_MS }
      const answer = await fetchWithin(bounds, url, {
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { accept: 'application/jwk-set+json, application/json' },
      })
      if (answer.status !== 200) {
        answer.drop()
        throw new Error(`answered ${answer.status}`)
      }
      const { keys } = readKeySet(await readBounded(answer, MOST_BYTES))
      return { keys, until: now + 1000 * secondsOf(answer.headers['cache-control'] ?? null), askedAt: now }
    } catch (cause) {
      throw new Unavailable(`the key set at ${url} cannot be read: ${(cause as Error).message}`, { cause })
    }
  }
}

/** Reads a JWK Set. Throws with what is wrong. */
export function readKeySet(text: string): JSONWebKeySet {
  const set = JSON.parse(text) as JSONWebKeySet | null
  if (!Array.isArray(set?.keys)) throw new Error('it is no JWK Set: there is no list of keys')
  if (set.keys.some((key) => typeof key !== 'object' || key === null)) throw new Error('a key is no object')
  const secret = set.keys.find((key) => 'd' in key || key.kty === 'oct')
  if (secret) throw new Error(`key ${String(secret.kid)} is a secret one; send the public part`)
  return set
}

function secondsOf(cacheControl: string | null): number {
  if (cacheControl === null) return DEFAULT_SECONDS
  if (/\b(?:no-store|no-cache)\b/i.test(cacheControl)) return 0
  const age = /\bmax-age=(\d{1,9})\b/i.exec(cacheControl)?.[1]
  return age === undefined ? DEFAULT_SECONDS : Number(age)
}

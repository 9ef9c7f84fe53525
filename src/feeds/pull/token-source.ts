import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { SignJWT } from 'jose'
import type { FeedPull } from '#institutions'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { type FetchBounds, fetchWithin } from '#platform/fetch/fetch-within'
import { readBounded } from '#platform/fetch/read-bounded'
import type { ClientKey } from './client-keys.ts'

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** SMART App Launch 2.2, Backend Services: an assertion lives five minutes at most. */
const ASSERTION_SECONDS = 240
/** A token that is about to end is not used any more. */
const SLACK_SECONDS = 20
const DEFAULT_SECONDS = 300
const MOST_BYTES = 200_000

type Endpoint = { readonly url: string; readonly algorithms: readonly string[] | null }

/** Gets tokens from a server's token endpoint by SMART Backend Services, and keeps each until it ends. */
export class TokenSource {
  readonly #pull: FeedPull
  readonly #keys: readonly ClientKey[]
  readonly #bounds: FetchBounds
  #endpoint: Endpoint | null = null
  #kept: { readonly token: string; readonly until: number } | null = null

  constructor(pull: FeedPull, keys: readonly ClientKey[], bounds: FetchBounds) {
    this.#pull = pull
    this.#keys = keys
    this.#bounds = bounds
  }

  /** Throws FetchFault. */
  async token(signal: AbortSignal | undefined): Promise<string> {
    if (this.#kept && this.#kept.until > performance.now()) return this.#kept.token
    this.#endpoint ??= await this.#findEndpoint(signal)
    this.#kept = await this.#ask(this.#endpoint, signal)
    return this.#kept.token
  }

  /** The server does not take this token any more, whatever it said when it gave it. */
  forget(token: string): void {
    if (this.#kept?.token === token) this.#kept = null
  }

  /** SMART App Launch 2.2, "Discovery document". */
  async #findEndpoint(signal: AbortSignal | undefined): Promise<Endpoint> {
    const { baseUrl, tokenUrl } = this.#pull
    const address = `${baseUrl}/.well-known/smart-configuration`
    const found = await this.#read(address, { headers: { accept: 'application/json' }, signal }).catch((fault) => {
      if (tokenUrl) return null
      throw fault
    })
    const said = (found?.status === 200 ? readObject(found.text) : null) ?? {}
    const url = tokenUrl ?? said.token_endpoint
    const algorithms = said.token_endpoint_auth_signing_alg_values_supported
    if (typeof url !== 'string')
      throw new FetchFault(`${address} does not say where tokens are given (token_endpoint)`, {
        mend: 'Ask the institution for the address of its token endpoint and set it with --token-url.',
        mayPass: (found?.status ?? 500) >= 500,
      })
    return { url, algorithms: Array.isArray(algorithms) ? algorithms.map(String) : null }
  }

  async #ask({ url, algorithms }: Endpoint, signal: AbortSignal | undefined) {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: this.#pull.tokenScope,
      client_assertion_type: ASSERTION,
      client_assertion: await this.#sign(url, this.#keyFor(algorithms)),
    })
    const { status, text, retryAfter } = await this.#read(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
      signal,
    })
    const said = readObject(text) ?? {}
    if (status !== 200 || typeof said.access_token !== 'string' || said.access_token === '')
      throw refusal(url, { status, said, retryAfter })
    const seconds = typeof said.expires_in === 'number' ? said.expires_in : DEFAULT_SECONDS
    return { token: said.access_token, until: performance.now() + 1000 * Math.max(1, seconds - SLACK_SECONDS) }
  }

  #keyFor(algorithms: readonly string[] | null): ClientKey {
    const key = this.#keys.find(({ alg }) => algorithms === null || algorithms.includes(alg))
    if (key) return key
    throw new FetchFault(`the server takes ${algorithms?.join(', ') || 'no'} signatures, and we have none of them`, {
      mend: 'It must take ES384 or RS384 (SMART Backend Services); causeway client-keys shows our keys.',
      mayPass: false,
    })
  }

  #sign(url: string, { alg, kid, key }: ClientKey): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg, kid, typ: 'JWT' })
      .setIssuer(this.#pull.clientId!)
      .setSubject(this.#pull.clientId!)
      .setAudience(url)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${ASSERTION_SECONDS}s`)
      .sign(key)
  }

  async #read(address: string, ask: Parameters<typeof fetchWithin>[2]) {
    const answer = await fetchWithin(this.#bounds, address, ask)
    const retryAfter = Number(answer.headers['retry-after'])
    return { status: answer.status, text: await readBounded(answer, MOST_BYTES), retryAfter: retryAfter || null }
  }
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function refusal(
  url: string,
  { status, said, retryAfter }: { status: number; said: Record<string, unknown>; retryAfter: number | null },
): FetchFault {
  const mayPass = status === 429 || status >= 500
  const words = [said.error, said.error_description].filter((part) => typeof part === 'string').join(': ')
  return new FetchFault(`${withoutQuery(url)} gives no token (${status}${words && `, ${words.slice(0, 300)}`})`, {
    mend: mayPass
      ? 'It is tried again.'
      : 'Have the institution register our client id with the public keys that causeway client-keys shows, and the scopes of this feed.',
    mayPass,
    retryAfterSeconds: retryAfter,
  })
}

import type { FeedPull } from '#institutions'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { type Ask, type FetchBounds, type Fetched, fetchWithin } from '#platform/fetch/fetch-within'
import { readBounded } from '#platform/fetch/read-bounded'
import type { ClientKey } from './client-keys.ts'
import { answerInWords } from './outcome-words.ts'
import type { PullLimits } from './pull-limits.ts'
import { TokenSource } from './token-source.ts'

export type ServerOrder = {
  readonly pull: FeedPull
  readonly keys: readonly ClientKey[]
  readonly limits: PullLimits
  readonly signal?: AbortSignal | undefined
  /** Called before and after each request, for tests that end everything there. */
  readonly crashPoint: () => void
}

type Said = Pick<Ask, 'method' | 'headers'> & { readonly isFile?: boolean }
type Question = Said & { readonly wanted: readonly number[]; readonly withToken?: boolean }

const MOST_WORDS_BYTES = 200_000

/** The server of a feed: asked within the feed's approved origins, with a token where it wants one. */
export class PulledServer {
  readonly limits: PullLimits
  readonly signal: AbortSignal | undefined
  readonly #bounds: FetchBounds
  readonly #tokens: TokenSource | null
  readonly #crashPoint: () => void

  constructor({ pull, keys, limits, signal, crashPoint }: ServerOrder) {
    this.limits = limits
    this.signal = signal
    this.#crashPoint = crashPoint
    this.#bounds = {
      origins: new Set([new URL(pull.baseUrl).origin, ...pull.origins]),
      allowsPrivate: pull.allowsPrivate,
      patienceMs: limits.patienceMs,
    }
    this.#tokens = pull.clientId === null ? null : new TokenSource(pull, keys, this.#bounds)
  }

  /** An answer with one of the wanted statuses. All of it must come in time, unless it is a file. Throws FetchFault for any other. */
  async ask(address: string, { wanted, withToken = true, ...ask }: Question): Promise<Fetched> {
    this.#crashPoint()
    const answer = await this.#askWithToken(address, ask, withToken ? this.#tokens : null)
    this.#crashPoint()
    if (wanted.includes(answer.status)) return answer
    throw await unwanted(address, answer)
  }

  /** A token that the server has forgotten (its keys changed, it was started anew) is asked for once more. */
  async #askWithToken(address: string, ask: Said, tokens: TokenSource | null): Promise<Fetched> {
    const first = await this.#send(address, ask, tokens)
    if (first.answer.status !== 401 || !first.token) return first.answer
    first.answer.drop()
    tokens?.forget(first.token)
    return (await this.#send(address, ask, tokens)).answer
  }

  async #send(address: string, { isFile = false, ...ask }: Said, tokens: TokenSource | null) {
    const inTime = AbortSignal.timeout(this.limits.answerMs)
    const soon = this.signal ? AbortSignal.any([this.signal, inTime]) : inTime
    const token = tokens ? await tokens.token(soon) : null
    const headers = { ...ask.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    return {
      token,
      answer: await fetchWithin(this.#bounds, address, { ...ask, headers, signal: isFile ? this.signal : soon }),
    }
  }
}

/** Seconds that an answer asks to wait; a date is not looked at. */
export function retryAfterOf({ headers }: Pick<Fetched, 'headers'>): number | null {
  const said = headers['retry-after']
  return said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : null
}

async function unwanted(address: string, answer: Fetched): Promise<FetchFault> {
  const { status } = answer
  const text = await readBounded(answer, MOST_WORDS_BYTES).catch(() => '')
  return new FetchFault(`${withoutQuery(address)} answers ${status}: ${answerInWords(text)}`, {
    mend: MENDS.get(status) ?? (status >= 500 ? 'It is tried again; if it stays so, tell the institution.' : ASK_THEM),
    mayPass: status === 429 || status === 408 || status >= 500,
    retryAfterSeconds: retryAfterOf(answer),
  })
}

const ASK_THEM = 'Ask the institution what its server expects; the guide lists what is sent.'
const MENDS: ReadonlyMap<number, string> = new Map([
  [401, 'Have the institution accept our client id and keys (causeway client-keys) for this address.'],
  [403, 'Have the institution allow our client what it asks for: the scopes, the group, the types.'],
  [
    404,
    'Look whether the address is right and the server offers this; what has been given up there is asked for anew next time.',
  ],
  [410, 'It is not there any more; the next pull asks for it anew.'],
  [429, 'The server wants to be asked less often; it is tried again later.'],
])

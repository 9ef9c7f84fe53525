import { lookup as askDns, type LookupAddress } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { isLoopback } from '../loopback.ts'
import { FetchFault, withoutQuery } from './fetch-fault.ts'
import { isPublicAddress } from './is-public-address.ts'

/** How far requests may go. */
export type FetchBounds = {
  /** Scheme, host and port ("https://fhir.example:8443") of all that may be asked. */
  readonly origins: ReadonlySet<string>
  /** Addresses of this machine and of private nets may be asked. */
  readonly allowsPrivate: boolean
  /** How long a server may be silent: before it answers, and between two pieces of an answer. */
  readonly patienceMs: number
  /** How names become addresses. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
}

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal | undefined
}

export type Fetched = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  /** As it comes. Whoever does not read it to its end calls `drop`. */
  readonly body: AsyncIterable<Uint8Array>
  readonly drop: () => void
}

/**
 * Asks an address that somebody else may have given: only within the approved origins, never where a redirect leads, and
 * at addresses of the public internet, unless private ones are allowed. The connection goes to the very address that was
 * looked at, so that a name cannot lead elsewhere a moment later. Throws FetchFault.
 */
export async function fetchWithin(bounds: FetchBounds, address: string, ask: Ask = {}): Promise<Fetched> {
  const url = readAddress(bounds, address)
  const answer = await send(bounds, url, ask)
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400) {
    answer.destroy()
    throw new FetchFault(`${withoutQuery(url)} leads elsewhere (${status}), and redirects are not followed`, {
      mend: 'Have the server name the address itself.',
      mayPass: false,
    })
  }
  return { status, headers: answer.headers, body: paced(answer, url, bounds.patienceMs), drop: () => answer.destroy() }
}

/** An address that may be asked within these bounds. Throws FetchFault. */
export function readAddress({ origins, allowsPrivate }: FetchBounds, address: string): URL {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw refusal(`${withoutQuery(address)} is no address of a web server`, 'Have the server give an absolute address.')
  if (!origins.has(url.origin))
    throw refusal(
      `${withoutQuery(url)} is at ${url.origin}, which is not approved`,
      'If the address is right, approve its scheme, host and port for this feed.',
    )
  const host = hostOf(url)
  if (url.protocol !== 'https:' && !(allowsPrivate && isLoopback(host)))
    throw refusal(`${withoutQuery(url)} is not encrypted`, 'Use https.')
  if (isIP(host) && !allowsPrivate && !isPublicAddress(host)) throw privateAddress(url.origin, host)
  return url
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function refusal(what: string, mend: string): FetchFault {
  return new FetchFault(what, { mend, mayPass: false })
}

function privateAddress(origin: string, address: string): FetchFault {
  return refusal(
    `${origin} is at ${address}, an address of this machine or of a private net`,
    'If it stands in your own net on purpose, allow private addresses for this feed.',
  )
}

/** Connections are used again, but never by a feed that might not have opened them. */
const AGENTS = [false, true].map((allowsPrivate) => ({
  allowsPrivate,
  'http:': new http.Agent({ keepAlive: true, timeout: 5_000 }),
  'https:': new https.Agent({ keepAlive: true, timeout: 5_000 }),
}))

function send(bounds: FetchBounds, url: URL, ask: Ask): Promise<http.IncomingMessage> {
  const { method = 'GET', headers = {}, body, signal } = ask
  const agent = bounds.resolve
    ? false
    : AGENTS.find(({ allowsPrivate }) => allowsPrivate === bounds.allowsPrivate)![url.protocol as 'http:']
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method,
        headers: { 'user-agent': 'causeway', ...headers },
        agent,
        lookup: pinned(bounds, url),
        ...(signal ? { signal } : {}),
      },
      (answer) => {
        clearTimeout(late)
        resolve(answer)
      },
    )
    const late = setTimeout(() => request.destroy(tooSlow(url)), bounds.patienceMs)
    // An answer of another kind (an upgrade) closes without an error.
    request.on('close', () => reject(inWords(new Error('it was closed'), url)))
    request.on('error', (fault) => {
      clearTimeout(late)
      reject(inWords(fault, url))
    })
    request.end(body)
  })
}

const allAddresses = promisify(askDns) as unknown as (
  host: string,
  options: { all: true },
) => Promise<readonly LookupAddress[]>

/** Looks a name up for one connection; when one of its addresses is private, none is used. */
function pinned({ allowsPrivate, resolve = (host) => allAddresses(host, { all: true }) }: FetchBounds, url: URL) {
  const lookup: LookupFunction = (host, options, done) => {
    resolve(host).then(
      (found) => {
        const bad = allowsPrivate ? undefined : found.find(({ address }) => !isPublicAddress(address))
        const [first] = found
        if (bad) done(privateAddress(url.origin, bad.address), '', 4)
        else if (!first) done(tooSlow(url), '', 4)
        else if (options.all) done(null, [...found])
        else done(null, first.address, first.family)
      },
      (fault: NodeJS.ErrnoException) => done(fault, '', 4),
    )
  }
  return lookup
}

/** Only the server's silence counts, not the time that the reader takes. */
async function* paced(answer: http.IncomingMessage, url: URL, patienceMs: number): AsyncGenerator<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]()
  try {
    for (;;) {
      const late = setTimeout(() => answer.destroy(tooSlow(url)), patienceMs)
      const { done, value } = await chunks.next().finally(() => clearTimeout(late))
      if (done) return
      yield value as Uint8Array
    }
  } catch (fault) {
    throw inWords(fault as Error, url)
  } finally {
    answer.destroy()
  }
}

function tooSlow(url: URL): FetchFault {
  return new FetchFault(`${withoutQuery(url)} does not answer in time`, {
    mend: 'Look whether the server runs and can be reached from here; it is tried again.',
    mayPass: true,
  })
}

function inWords(fault: Error, url: URL): FetchFault {
  if (fault instanceof FetchFault) return fault
  return new FetchFault(`${withoutQuery(url)} broke off: ${fault.message}`, {
    mend: 'Look whether the server runs and can be reached from here; it is tried again.',
    mayPass: true,
    cause: fault,
  })
}

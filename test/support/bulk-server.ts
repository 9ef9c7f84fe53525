import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { importJWK, type JSONWebKeySet, jwtVerify } from 'jose'

export type BulkFile = {
  readonly type: string
  readonly body: string | Buffer
  readonly kind?: 'output' | 'deleted' | 'error'
  /** How many resources the list says it has; null: it does not say. */
  readonly count?: number | null
  /** Where the list says it is, if not where it is. */
  readonly url?: string
  readonly version?: string
}

/** How the server misbehaves. Each switch is for good until it is set back; `once` names those that happen a single time. */
export type Misbehaviour = {
  polls: number
  retryAfter: string | null
  neverReady: boolean
  statusAt: string | null
  statusFails: number[]
  manifest: ((manifest: Record<string, unknown>) => unknown) | null
  kickOff: ((answer: ServerResponse) => void) | null
  /** By path of a file: how it is answered in place of the file. */
  answers: Map<string, (answer: ServerResponse, request: IncomingMessage) => void>
  /** Cuts the connection after so many bytes of a file, so many times. */
  cutAfter: { bytes: number; times: number } | null
  gzip: 'no' | 'yes' | 'cut'
  withEtag: boolean
  fileToken: boolean
  tokenSeconds: number
  /** Where the discovery document says that tokens are given. */
  tokenAt: string | null
  tokenAnswers: ((answer: ServerResponse) => void)[]
  algorithms: readonly string[] | null
}

const BEHAVES: Misbehaviour = {
  polls: 1,
  retryAfter: '0',
  neverReady: false,
  statusAt: null,
  statusFails: [],
  manifest: null,
  kickOff: null,
  answers: new Map(),
  cutAfter: null,
  gzip: 'no',
  withEtag: false,
  fileToken: true,
  tokenSeconds: 300,
  tokenAt: null,
  tokenAnswers: [],
  algorithms: ['RS384', 'ES384'],
}

export const TRANSACTION_TIME = '2020-11-20T10:00:00.000Z'
export const BULK_CLIENT = 'causeway-of-nordhavn'

/** A Bulk Data server with its token endpoint, over HTTP, that proves who asks and does wrong what it is told to. */
export type BulkServer = Awaited<ReturnType<typeof startBulkServer>>

export async function startBulkServer() {
  const state = {
    files: [] as readonly BulkFile[],
    /** Pages of Patient/$everything, by the patient's id. */
    everything: new Map<string, readonly object[]>(),
    keys: { keys: [] } as JSONWebKeySet,
    misbehaves: { ...BEHAVES, answers: new Map() } as Misbehaviour,
    asked: [] as string[],
    tokens: new Set<string>(),
    jtis: new Set<string>(),
    issued: 0,
    exports: new Map<string, { polls: number }>(),
    given: 0,
    origin: '',
    transactionTime: TRANSACTION_TIME,
  }
  const server = createServer((request, answer) => {
    state.asked.push(`${request.method} ${request.url}`)
    serve(state, request, answer).catch((fault: Error) => answer.writeHead(500).end(fault.message))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(state, {
    base: `${state.origin}/fhir`,
    /** Behaves well again, but for these; forgets what was asked. */
    behave: (over: Partial<Misbehaviour> = {}) => {
      state.misbehaves = { ...BEHAVES, answers: new Map(), ...over }
      state.asked.length = 0
    },
    filePath: (number: number) => `/files/${number}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
}

type State = Omit<BulkServer, 'base' | 'behave' | 'filePath' | 'close'>

async function serve(state: State, request: IncomingMessage, answer: ServerResponse): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url!, state.origin)
  if (pathname === '/fhir/.well-known/smart-configuration') return discovery(state, answer)
  if (pathname === '/token') return issueToken(state, request, answer)
  const needsToken = !pathname.startsWith('/files/') || state.misbehaves.fileToken
  if (needsToken && !state.tokens.has(request.headers.authorization?.replace(/^Bearer /, '') ?? ''))
    return outcome(answer, 401, 'no token of ours')
  if (pathname.endsWith('/$export')) return kickOff(state, request, answer)
  if (pathname.startsWith('/status/')) return tellStatus(state, request, answer, pathname.slice('/status/'.length))
  if (pathname.startsWith('/files/')) return giveFile(state, request, answer, pathname)
  const patient = /^\/fhir\/Patient\/([^/]+)\/\$everything$/.exec(pathname)?.[1]
  if (patient) return givePage(state, answer, patient, Number(searchParams.get('page') ?? 0))
  return outcome(answer, 404, 'nothing is here')
}

function discovery({ misbehaves: { algorithms, tokenAt }, origin }: State, answer: ServerResponse): void {
  json(answer, 200, {
    token_endpoint: tokenAt ?? `${origin}/token`,
    ...(algorithms ? { token_endpoint_auth_signing_alg_values_supported: algorithms } : {}),
  })
}

/** SMART App Launch 2.2, Backend Services, as a server sees it: signature, iss, sub, aud, exp, jti. */
async function issueToken(state: State, request: IncomingMessage, answer: ServerResponse): Promise<unknown> {
  const form = new URLSearchParams(await bodyOf(request))
  const wrong = state.misbehaves.tokenAnswers.shift()
  if (wrong) return wrong(answer)
  try {
    const { payload, protectedHeader } = await jwtVerify(
      form.get('client_assertion') ?? '',
      async ({ kid, alg }) => {
        const fitting = state.keys.keys.filter((key) => key.kid === kid)
        if (fitting.length !== 1) throw new Error('no such key')
        return importJWK(fitting[0]!, alg)
      },
      { issuer: BULK_CLIENT, subject: BULK_CLIENT, audience: `${state.origin}/token`, maxTokenAge: '5m' },
    )
    if (!state.misbehaves.algorithms?.includes(protectedHeader.alg)) throw new Error('not this signature')
    if (form.get('grant_type') !== 'client_credentials' || !form.get('scope')?.startsWith('system/'))
      throw new Error('not this form')
    if (!payload.jti || state.jtis.has(payload.jti)) throw new Error('used before')
    state.jtis.add(payload.jti)
  } catch (fault) {
    return json(answer, 401, { error: 'invalid_client', error_description: (fault as Error).message })
  }
  const token = randomUUID()
  state.tokens.add(token)
  state.issued++
  return json(answer, 200, { access_token: token, token_type: 'bearer', expires_in: state.misbehaves.tokenSeconds })
}

function kickOff(state: State, request: IncomingMessage, answer: ServerResponse): unknown {
  if (state.misbehaves.kickOff) return state.misbehaves.kickOff(answer)
  if (request.headers.prefer !== 'respond-async' || request.headers.accept !== 'application/fhir+json')
    return outcome(answer, 400, 'Prefer: respond-async is missing')
  const id = randomUUID()
  state.exports.set(id, { polls: 0 })
  const at = state.misbehaves.statusAt ?? `${state.origin}/status/${id}`
  return answer.writeHead(202, { 'content-location': at }).end()
}

function tellStatus(state: State, request: IncomingMessage, answer: ServerResponse, id: string): unknown {
  const known = state.exports.get(id)
  if (!known) return outcome(answer, 404, 'there is no such export')
  if (request.method === 'DELETE') {
    state.exports.delete(id)
    return answer.writeHead(202).end()
  }
  const failing = state.misbehaves.statusFails.shift()
  if (failing) return outcome(answer, failing, 'busy')
  const { retryAfter, neverReady, polls, manifest } = state.misbehaves
  if (neverReady || known.polls++ < polls)
    return answer.writeHead(202, { 'x-progress': 'at it', ...(retryAfter ? { 'retry-after': retryAfter } : {}) }).end()
  const whole = manifestOf(state)
  const said = manifest ? manifest(whole) : whole
  return typeof said === 'string' ? answer.writeHead(200).end(said) : json(answer, 200, said)
}

function manifestOf({ files, origin, misbehaves, transactionTime }: State): Record<string, unknown> {
  const listed = (kind: string) =>
    files.flatMap((file, at) => {
      const { type, count = lines(file), url = `${origin}/files/${at}` } = file
      return (file.kind ?? 'output') === kind ? [{ type, url, ...(count === null ? {} : { count }) }] : []
    })
  return {
    transactionTime,
    request: `${origin}/fhir/$export`,
    requiresAccessToken: misbehaves.fileToken,
    output: listed('output'),
    deleted: listed('deleted'),
    error: listed('error'),
  }
}

function lines({ body }: BulkFile): number {
  return body.toString().split('\n').filter(Boolean).length
}

function giveFile(state: State, request: IncomingMessage, answer: ServerResponse, pathname: string): unknown {
  const { answers, cutAfter, gzip, withEtag } = state.misbehaves
  const wrong = answers.get(pathname)
  if (wrong) return wrong(answer, request)
  const file = state.files[Number(pathname.slice('/files/'.length))]
  if (!file) return outcome(answer, 404, 'there is no such file')
  state.given++
  const plain = Buffer.from(file.body)
  const packed = gzip === 'no' ? plain : gzipSync(plain)
  const body = gzip === 'cut' ? packed.subarray(0, packed.length - 12) : packed
  const version = `"${file.version ?? createHash('sha256').update(body).digest('hex')}"`
  const from =
    request.headers['if-range'] === version ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0
  const rest = body.subarray(from)
  answer.writeHead(from > 0 ? 206 : 200, {
    'content-type': 'application/fhir+ndjson',
    'content-length': rest.length,
    ...(gzip === 'no' ? {} : { 'content-encoding': 'gzip' }),
    ...(withEtag ? { etag: version } : {}),
    ...(from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {}),
  })
  if (!cutAfter || cutAfter.times <= 0 || rest.length <= cutAfter.bytes) return answer.end(rest)
  cutAfter.times--
  answer.write(rest.subarray(0, cutAfter.bytes), () => setTimeout(() => answer.destroy(), 10))
}

function givePage(
  { everything, origin, misbehaves }: State,
  answer: ServerResponse,
  id: string,
  page: number,
): unknown {
  const wrong = misbehaves.answers.get(`everything ${id} ${page}`)
  if (wrong) return wrong(answer, answer.req)
  const pages = everything.get(id)
  if (!pages?.[page]) return outcome(answer, 404, 'there is no such patient')
  const link = [{ relation: 'self', url: `${origin}/fhir/Patient/${id}/$everything?page=${page}` }]
  const next = { relation: 'next', url: `${origin}/fhir/Patient/${id}/$everything?page=${page + 1}` }
  return json(answer, 200, { link: page + 1 < pages.length ? [...link, next] : link, ...pages[page] })
}

export function outcome(answer: ServerResponse, status: number, diagnostics: string): void {
  json(answer, status, {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'processing', diagnostics }],
  })
}

export function json(answer: ServerResponse, status: number, said: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { inject as provided } from 'vitest'
import { giveGrant } from '#access'
import { type EidProvider, openAccounts, setUpAccount } from '#accounts'
import type { Category, Language } from '#base/categories'
import type { PersonId } from '#base/ids'
import { explanationsOf } from '#explanations/explanations'
import { carryOut, importInput } from '#ingestion'
import { renewCredential } from '#institutions'
import { type StaffRole, withSystemScope } from '#platform/database/scopes'
import { redecideAsked } from '#release'
import { issueTokens } from '../../src/feeds/fhir/backend-services/issue-tokens.ts'
import { serveBookings } from '../../src/feeds/fhir/bookings/serve-bookings.ts'
import { receiveFhir } from '../../src/feeds/fhir/receive-fhir.ts'
import { checkFiles } from '../../src/main/check-files.ts'
import { DEMO_PASSWORD } from '../../src/main/commands/demo.ts'
import { formatByLook } from '../../src/main/commands/find-input.ts'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { readScratchSetUp } from '../../src/main/scratch-region.ts'
import { buildServer } from '../../src/web/build-server.ts'
import type { LiveRules } from '../../src/web/staff/messages/live-inbox.ts'
import { type DatabaseKind, openTestHouse, type TestHouse } from './test-house.ts'

export const ORIGIN = 'http://127.0.0.1:8080'
const SECRET = 'for the tests of this house only, and nowhere else'

export type Answer = {
  readonly status: number
  readonly location: string | null
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly cookies: readonly string[]
}

export type Asked = {
  readonly cookie?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | Buffer | undefined
}

const PUSH = {
  key: 'BGEKWyHkxnvyLgHWlB9MFVYPm_mTNLAnCY0LVkV42fVZqXBK3YX1y4uKKqy9WJtSTC4fn0nEg0sDLkPCcvoQVVk',
  services: ['push.example'],
}

export type AccountInTest = {
  readonly name?: string
  readonly language?: Language
  readonly role?: StaffRole
  readonly institutionId?: string
  readonly grants?: readonly {
    readonly personId: string
    readonly capacity: 'self' | 'delegate' | 'guardian'
    readonly categories?: readonly Category[]
    readonly until?: Date
  }[]
}

export type FoundRoute = { readonly method: string; readonly path: string }

/** The whole portal in this process, on a database of its own that holds the synthetic region. */
export type TestPortal = Awaited<ReturnType<typeof openTestPortal>>

export type PortalSettings = {
  /** National eIDs by which people come in. */
  readonly eids?: readonly EidProvider[]
  readonly liveInbox?: LiveRules
  /** How browsers are told; without, by a key of ours and a push service that there is not. */
  readonly push?: { readonly key: string; readonly services: readonly string[] }
  /** Staff come in only with a second step. */
  readonly wantsStaffFactor?: boolean
}

export async function openTestPortal(
  kind: DatabaseKind,
  filled: 'empty' | 'demo' = 'demo',
  settings: PortalSettings = {},
) {
  const house = await openTestHouse(kind, filled)
  const faults: string[] = []
  const archiveSecrets = new Map<string, string>()
  const { server, routes, origins } = await startServer(house, faults, { ...settings, archiveSecrets })
  const ask = (method: string, path: string, asked: Asked = {}) => inject(server, method, path, asked)
  return {
    house,
    server,
    routes,
    /** What opens picture archives, by feed. */
    archiveSecrets,
    /** What the log called an error; nothing a visitor does may put a line here. */
    faults,
    ask,
    get: (path: string, cookie?: string, headers?: Asked['headers']) => ask('GET', path, { cookie, headers }),
    post: (path: string, form: Readonly<Record<string, string>>, cookie?: string, headers?: Asked['headers']) =>
      ask('POST', path, {
        cookie,
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(form).toString(),
      }),
    /** A form with files, as a browser sends it. */
    postFiles: async (
      path: string,
      form: Readonly<Record<string, string>>,
      files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
      cookie?: string,
    ) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(form)) body.set(name, value)
      for (const { name, bytes } of files) body.append('files', new Blob([Buffer.from(bytes)]), name)
      const sent = new Response(body)
      const headers = { origin: ORIGIN, 'content-type': sent.headers.get('content-type')! }
      return ask('POST', path, { cookie, headers, body: Buffer.from(await sent.arrayBuffer()) })
    },
    signIn: (email: string) => signIn(server, email),
    addAccount: (email: string, account: AccountInTest) => addAccount(house, email, account),
    personCalled: (name: string) => personCalled(house, name),
    takeIn: (feedId: string, ...contents: readonly (string | object)[]) => takeIn(house, feedId, contents),
    credentialOf: (feedId: string) =>
      withSystemScope(house.database, { purpose: 'test' }, (scope) => renewCredential(scope, { feedId })),
    /** Listens on a free port; answers the origin. */
    listen: async () => {
      await server.listen({ host: '127.0.0.1', port: 0 })
      const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
      origins.add(origin)
      return origin
    },
    close: async () => {
      await server.close()
      await house.close()
    },
  }
}

type ServerSettings = PortalSettings & { readonly archiveSecrets: ReadonlyMap<string, string> }

async function startServer(house: TestHouse, faults: string[], settings: ServerSettings) {
  const routes: FoundRoute[] = []
  const stopListening = onEveryRoute((route) => routes.push(route))
  const origins = new Set([ORIGIN])
  const log = {
    error: (event: string, fields: object = {}) => void faults.push(`${event} ${JSON.stringify(fields)}`),
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
  }
  const accounts = openAccounts(house.database, {
    publicUrl: ORIGIN,
    secret: SECRET,
    secureCookies: false,
    allowDemo: true,
  })
  const server = await buildServer({
    ...(settings.liveInbox && { liveInbox: settings.liveInbox }),
    database: house.database,
    accounts,
    log,
    regionName: 'Nordhavn',
    publicUrl: ORIGIN,
    timeZone: 'Europe/Oslo',
    logKeepYears: 10,
    explanations: explanationsOf(provided('explanations')),
    staff: { wantsSecondStep: settings.wantsStaffFactor ?? false, reviewDays: 180 },
    eids: settings.eids ?? [],
    push: settings.push ?? PUSH,
    origins,
    proxies: [],
    secure: false,
    carryOut: () => carryOut(house.database, { rules: MATCH_RULES }),
    decideAnew: () => redecideAsked(house.database),
    checkSamples: async ({ feedId, files }) =>
      checkFiles({
        setUp: await readScratchSetUp(house.database, { feedId }),
        rules: MATCH_RULES,
        files: files.map((file) => ({ ...file, format: formatByLook(file) })),
      }),
    archiveSecrets: async () => settings.archiveSecrets,
    isReady: async () => true,
  })
  await issueTokens(server, { database: house.database, log, publicUrl: ORIGIN })
  await receiveFhir(server, { database: house.database, rules: MATCH_RULES, log })
  await serveBookings(server, { database: house.database, publicUrl: ORIGIN })
  stopListening()
  return { server, routes, origins }
}

/** Fastify announces each server it makes before any route is on it: the hook misses none, HEAD included. */
function onEveryRoute(found: (route: FoundRoute) => void): () => void {
  const whenMade = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) found({ method: each, path: url })
    })
  }
  subscribe('fastify.initialization', whenMade)
  return () => unsubscribe('fastify.initialization', whenMade)
}

async function inject(server: FastifyInstance, method: string, path: string, asked: Asked): Promise<Answer> {
  const answer = await server.inject({
    method: method as 'GET',
    url: path,
    headers: { ...(asked.cookie ? { cookie: asked.cookie } : {}), ...asked.headers },
    ...(asked.body === undefined ? {} : { payload: asked.body }),
  })
  return {
    status: answer.statusCode,
    location: (answer.headers.location as string | undefined) ?? null,
    text: answer.payload,
    bytes: answer.rawPayload,
    headers: answer.headers,
    cookies: [answer.headers['set-cookie'] ?? []].flat(),
  }
}

/** The same over a socket, with the path exactly as written: no client tidies `//` or `%2e%2e` away. */
export function askRaw(origin: string, method: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(origin)
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request({ hostname, port, method, path, headers: { ...headers, connection: 'close' } })
    request.on('response', async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      const bytes = Buffer.concat(chunks)
      const { location } = response.headers
      resolve({
        status: response.statusCode!,
        location: location ?? null,
        text: bytes.toString(),
        bytes,
        headers: response.headers,
        cookies: response.headers['set-cookie'] ?? [],
      })
    })
    request.on('error', reject)
    request.end()
  })
}

async function signIn(server: FastifyInstance, email: string): Promise<string> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password: DEMO_PASSWORD },
  })
  const cookies = [answer.headers['set-cookie'] ?? []].flat()
  const session = cookies.find((cookie) => cookie.startsWith('causeway.session_token='))
  if (!session) throw new Error(`${email} could not sign in: ${answer.statusCode} ${answer.payload}`)
  return session.split(';')[0]!
}

/** One more account with the password of the demo accounts. Answers its id. */
async function addAccount(house: TestHouse, email: string, account: AccountInTest): Promise<string> {
  const [known] = await house.owner('select password from credential limit 1')
  return withSystemScope(house.database, { purpose: 'test' }, async (scope) => {
    const accountId = await setUpAccount(scope, {
      email,
      name: account.name ?? email.split('@')[0]!,
      language: account.language ?? 'en',
      passwordHash: known!.password as string,
      demo: true,
      roles: account.role ? [{ role: account.role, institutionId: account.institutionId ?? null }] : [],
    })
    for (const grant of account.grants ?? [])
      await giveGrant(scope, {
        accountId,
        personId: grant.personId as PersonId,
        capacity: grant.capacity,
        categories: grant.categories ?? null,
        ground: 'test',
        validUntil: grant.until ?? null,
      })
    return accountId
  })
}

async function personCalled(house: TestHouse, name: string): Promise<string> {
  const rows = await house.owner(`select person_id from person where given || ' ' || family ilike $1`, [`${name}%`])
  if (rows.length !== 1) throw new Error(`${rows.length} persons are called ${name}`)
  return rows[0]!.person_id as string
}

/** Takes resources in through a feed: each content is a source of its own, as text or as an object. */
async function takeIn(house: TestHouse, feedId: string, contents: readonly (string | object)[]) {
  const sources = contents.map((content, at) => ({ name: `source ${at + 1}`, chunks: bytesOf(content) }))
  return importInput(house.database, { feedId, sources, rules: MATCH_RULES })
}

async function* bytesOf(content: string | object): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'
import compress from '@fastify/compress'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import serveStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Accounts, type EidProvider, PASSKEY_STEPS, type PasskeyStep } from '#accounts'
import { Refused } from '#base/errors'
import type { Explanations } from '#explanations/explanations'
import type { ArchiveSecrets } from '#imaging'
import type { Database } from '#platform/database/open-database'
import { readSession } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { addWork } from './account/add-work.tsx'
import { addCodes } from './account/codes/add-codes.ts'
import { addEids } from './account/eid/add-eid.ts'
import { WAY_OUT } from './account/leave-now.ts'
import { showSecondStep, takeSecondStep } from './account/show-second-step.tsx'
import { showSignIn, signIn, signOut } from './account/show-sign-in.tsx'
import { addPages } from './add-pages.ts'
import { paths } from './paths.ts'
import { gatherDownload } from './patient/download/gather-download.tsx'
import { hasWordsToKeep, KeptWordsPage } from './patient/messages/kept-words-page.tsx'
import { addJoining } from './public/join/add-joining.ts'
import { addLooks } from './public/looks/add-looks.ts'
import { addHealthLinks } from './public/see/add-health-links.ts'
import { addSeeing } from './public/see/add-seeing.ts'
import { cookiesOfArrival } from './shell/arrival.ts'
import { answerFor, errorView } from './shell/error-answer.tsx'
import { frameOf, type RegionFace } from './shell/frame.ts'
import { isOwnRequest } from './shell/guard-origin.ts'
import type { Doorkeeper } from './shell/open-page.tsx'
import { addCookies, send } from './shell/send.ts'
import { newReference, readableUrl, readVisit, type Visit } from './shell/visit.ts'
import type { CheckSamples } from './staff/check/show-check.tsx'
import { addLiveInbox, type LiveRules } from './staff/messages/live-inbox.ts'
import type { UrgentHelp } from './urgent-help.ts'

export type WebParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly log: Log
  readonly regionName: string
  /** The address people use. */
  readonly publicUrl: string
  readonly timeZone: string
  /** For so many years the access log is kept. */
  readonly logKeepYears: number
  readonly explanations: Explanations
  /** The origins under which this server is reached; any other is foreign. */
  readonly origins: ReadonlySet<string>
  /** Addresses of our own proxies; from anybody else a forwarded address is not believed. */
  readonly proxies: readonly string[]
  /** True behind https: cookies are Secure. */
  readonly secure: boolean
  /** Staff come in only with a second step; and within how many days each of their roles is confirmed. */
  readonly staff: { readonly wantsSecondStep: boolean; readonly reviewDays: number }
  /** National eIDs by which people come in; none: none. */
  readonly eids: readonly EidProvider[]
  /** Whom people call instead of writing; undefined: what Causeway ships with. */
  readonly urgentHelp?: UrgentHelp
  /** Where the quick way out leads; undefined: an encyclopedia. */
  readonly wayOut?: string
  /** Our public key for web push, and the hosts of push services; undefined: browsers are not told. */
  readonly push?: { readonly key: string; readonly services: readonly string[] }
  /** Carries out what people have decided of patients and numbers. */
  readonly carryOut: () => Promise<void>
  /** Decides anew of whom it was asked: what somebody did is seen on the next page. */
  readonly decideAnew: () => Promise<void>
  /** Says what would become of samples; nothing is kept. */
  readonly checkSamples: CheckSamples
  /** How long inboxes are live, and how many; undefined: as they are meant to be. */
  readonly liveInbox?: LiveRules
  /** What opens the picture archives of institutions. */
  readonly archiveSecrets: () => Promise<ArchiveSecrets>
  /** Answers whether sign-in works. */
  readonly isReady: () => Promise<boolean>
}

const ASSETS = new URL('../../dist/assets/', import.meta.url)

/** The people's pages on one Fastify server, with headers, guards and the routes of `routes.ts`. */
export async function buildServer(parts: WebParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    genReqId: newReference,
    trustProxy: parts.proxies.length > 0 ? [...parts.proxies] : false,
    bodyLimit: 1024 * 1024,
    // A large push is sent for minutes and, while it is taken in, silent: neither is cut. What keeps slow visitors
    // from holding connections is `headersTimeout`, below.
    connectionTimeout: 120_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: 1_000,
    rewriteUrl: (request) => readableUrl(request.url ?? '/'),
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
  })
  server.server.headersTimeout = 10_000
  await server.register(helmet, { ...HEADERS, strictTransportSecurity: parts.secure })
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1_000,
    brotliOptions: { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await server.register(formbody, { parser: (text: string) => new URLSearchParams(text) as never })
  await server.register(serveStatic, {
    root: fileURLToPath(ASSETS),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const face = faceOf(parts)
  guard(server, parts, face)
  const keeper = doorkeeper(parts, face)
  await addPages(server, parts, keeper)
  addWaysIn(server, parts, face)
  addSeeing(server, { ...parts, face })
  addLiveInbox(server, parts, keeper)
  addHealthLinks(server, { database: parts.database, publicUrl: face.publicUrl })
  addHealth(server, parts)
  return server
}

/** What is the same on every page. */
function faceOf(parts: WebParts): RegionFace {
  return {
    regionName: parts.regionName,
    publicUrl: parts.publicUrl.replace(/\/+$/, ''),
    timeZone: parts.timeZone,
    stylesheet: assetAddress('causeway.css'),
    passkeyScript: assetAddress('passkey.js'),
    readAloudScript: assetAddress('read-aloud.js'),
    inboxScript: assetAddress('inbox.js'),
    videoScript: assetAddress('video-check.js'),
    ...(parts.push && {
      push: { ...parts.push, script: assetAddress('push.js'), worker: assetAddress('push-worker.js') },
    }),
    explanations: parts.explanations,
    roleReviewDays: parts.staff.reviewDays,
    logKeepYears: parts.logKeepYears,
    wayOut: parts.wayOut ?? WAY_OUT,
    eids: parts.eids.map(({ name, title, issuer }) => ({ name, title, issuer })),
    ...(parts.urgentHelp && { urgentHelp: parts.urgentHelp }),
  }
}

const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' as const },
  crossOriginEmbedderPolicy: false,
}

/** Where a file of the manifest is served, its hash included. */
function assetAddress(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', ASSETS), 'utf8')) as Record<string, string>
  return `/assets/${manifest[name]}`
}

/** What holds for every request: our own origin for anything that changes something, and one translator of faults. */
function guard(server: FastifyInstance, parts: WebParts, face: RegionFace): void {
  const visitOf = (request: FastifyRequest) => readVisit(request, parts.accounts.tokenOf)
  server.addHook('onRequest', async (request, reply) => {
    if (!isOwnRequest(request, parts.origins))
      return send(
        reply.code(403),
        visitOf(request),
        { view: errorView({ status: 403, kind: 'same-origin' }, face, visitOf(request)), status: 403 },
        parts.secure,
      )
  })
  server.setNotFoundHandler((request, reply) =>
    fail(request, reply, Object.assign(new Error('no route'), { statusCode: 404 })),
  )
  server.setErrorHandler((fault, request, reply) => fail(request, reply, fault))

  async function fail(request: FastifyRequest, reply: FastifyReply, fault: unknown): Promise<FastifyReply> {
    const visit = visitOf(request)
    if (fault instanceof Refused && fault.message === 'sign-in' && request.method === 'POST' && hasWordsToKeep(visit)) {
      const frame = frameOf(face, visit, { now: new Date(0), language: null, visitor: null })
      return send(reply, visit, { view: KeptWordsPage({ frame, visit }), status: 401 }, parts.secure)
    }
    if (fault instanceof Refused && fault.message === 'sign-in')
      return reply
        .header('cache-control', 'no-store')
        .redirect(paths.signIn(request.method === 'GET' ? withoutHome(visit.path) : undefined), 303)
    const elsewhere = fault instanceof Refused ? STEPS_BEFORE[fault.message] : undefined
    if (elsewhere)
      return reply
        .header('cache-control', 'no-store')
        .redirect(elsewhere(request.method === 'GET' ? visit.path : undefined), 303)
    const answer = answerFor(fault)
    const { message, detail, stack } = fault as Error & { detail?: string }
    if (answer.status >= 500)
      parts.log.error('request failed', { request: request.id, route: request.routeOptions.url, message, stack })
    else parts.log.debug('request refused', { request: request.id, status: answer.status, message, detail })
    if (answer.retryAfterSeconds) reply.header('retry-after', answer.retryAfterSeconds)
    // Who is signed in keeps their menu on an error page; while the house itself is unwell nothing more is asked of it.
    const session = visit.token && answer.status < 500 ? await readSession(parts.database, visit.token) : null
    return send(reply, visit, { view: errorView(answer, face, visit, session), status: answer.status }, parts.secure)
  }
}

/** What staff must do before a page of theirs opens. */
const STEPS_BEFORE: Readonly<Record<string, (next?: string) => string>> = {
  'choose-work': (next) => paths.work(next),
  'staff-step': () => paths.waysIn('staff-step'),
}

function withoutHome(path: string): string | undefined {
  return path === '/' ? undefined : path
}

function doorkeeper(parts: WebParts, face: RegionFace): Doorkeeper {
  const later =
    (what: string) =>
    ({ message, stack }: Error) =>
      parts.log.error(`${what} failed`, { message, stack })
  const stopped = ({ message }: Error) => parts.log.warn('a download was stopped', { message })
  return {
    database: parts.database,
    accounts: parts.accounts,
    wantsStaffFactor: parts.staff.wantsSecondStep,
    face,
    carryOut: () => parts.carryOut().catch(later('carrying out')),
    decideAnew: () => parts.decideAnew().catch(later('deciding anew')),
    gather: (visit) => void gatherDownload(parts.database, face, visit).catch(stopped),
  }
}

/** Everything before and about a sign-in. */
function addWaysIn(server: FastifyInstance, parts: WebParts, face: RegionFace): void {
  addSigningIn(server, parts, face)
  addLooks(server, parts)
  addEids(server, { ...parts, face })
  addWork(server, { ...parts, face })
  addCodes(server, { ...parts, face })
  addJoining(server, { ...parts, face, headersOf })
}

function addSigningIn(server: FastifyInstance, parts: WebParts, face: RegionFace): void {
  const visitOf = (request: FastifyRequest) => readVisit(request, parts.accounts.tokenOf)
  const frame = (visit: Visit) => frameOf(face, visit, { now: new Date(0), language: null, visitor: null })
  const secondStepOf = (request: FastifyRequest) => {
    const visit = visitOf(request)
    return { visit, frame: frame(visit), cookies: request.headers.cookie }
  }
  server.get('/sign-in', async (request, reply) => {
    const visit = visitOf(request)
    return send(reply, visit, showSignIn(visit, frame(visit)), parts.secure)
  })
  server.post('/sign-in', async (request, reply) => {
    const visit = visitOf(request)
    const how = { accounts: parts.accounts, address: request.ip, headers: headersOf(request) }
    return send(reply, visit, await signIn(visit, frame(visit), how), parts.secure)
  })
  server.get('/sign-in/code', async (request, reply) => {
    const visit = visitOf(request)
    return send(reply, visit, await showSecondStep(secondStepOf(request), parts), parts.secure)
  })
  server.post('/sign-in/code', async (request, reply) => {
    const visit = visitOf(request)
    return send(reply, visit, await takeSecondStep(secondStepOf(request), parts), parts.secure)
  })
  for (const [step, { method, path }] of Object.entries(PASSKEY_STEPS))
    server.route({
      method,
      url: `/api/auth${path}`,
      handler: (request, reply) => takePasskey(parts, step as PasskeyStep, request, reply, visitOf(request)),
    })
  server.post('/sign-out', async (request, reply) =>
    send(reply, visitOf(request), await signOut(visitOf(request), parts.accounts, headersOf(request)), parts.secure),
  )
  server.post('/api/auth/sign-in/email', async (request, reply) => {
    const { email, password } = (request.body ?? {}) as { email?: unknown; password?: unknown }
    if (typeof email !== 'string' || typeof password !== 'string') return reply.code(400).send({ code: 'invalid' })
    const { device, looks } = visitOf(request)
    const about = { address: request.ip, headers: headersOf(request), device, isShared: looks.isShared }
    const tried = await parts.accounts.trySignIn({ email, password, ...about })
    reply.header('cache-control', 'no-store').type('application/json')
    if (tried.outcome === 'wrong') return reply.code(401).send({ code: 'wrong' })
    if (tried.outcome === 'too-many')
      return reply.code(429).header('retry-after', tried.retryAfterSeconds).send({ code: 'too-many' })
    for (const cookie of tried.setCookies) reply.header('set-cookie', cookie)
    return reply.send({ code: tried.outcome })
  })
}

/** A step of a passkey, for the script: JSON, and cookies where one is in. */
async function takePasskey(
  { accounts, secure }: WebParts,
  step: PasskeyStep,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
): Promise<FastifyReply> {
  const { token, device, looks } = visit
  const about = { headers: headersOf(request), token, device, isShared: looks.isShared, address: request.ip }
  const answer = await accounts.passkey({ step, body: request.body, ...about })
  for (const cookie of answer.setCookies) reply.header('set-cookie', cookie)
  if (answer.arrival) addCookies(reply, visit, cookiesOfArrival(visit, answer.arrival), secure)
  return reply.code(answer.status).header('cache-control', 'no-store').type('application/json').send(answer.body)
}

/** Only what the sign-in library may know of a request: no forwarded addresses, no body headers. */
function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return headers
}

function addHealth(server: FastifyInstance, parts: WebParts): void {
  server.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }))
  server.get('/readyz', async (_, reply) => {
    const ready = await parts.isReady().catch(() => false)
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'starting' })
  })
}

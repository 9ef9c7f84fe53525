import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Unavailable } from '#base/errors'
import { type ImportReport, importInput } from '#ingestion'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { mayEnter } from './enter-feed.ts'
import { type IssueCode, outcomeOf } from './operation-outcome.ts'

export type FeedDoor = { readonly database: Database; readonly rules: MatchRules; readonly log: Log }

const MOST_BYTES = 256 * 1024 * 1024
const FHIR_TYPES = [
  'application/fhir+json',
  'application/json',
  'application/fhir+ndjson',
  'application/x-ndjson',
  'application/ndjson',
  'application/fhir+xml',
]

const DOCUMENT_TYPES = ['application/hl7-cda+xml', 'application/xml', 'text/xml']

/** What comes in by one address, and in which types of content. */
type Way = { readonly path: string; readonly format: 'fhir' | 'ccda'; readonly types: readonly string[] }

const WAYS: readonly Way[] = [
  { path: '/ingest/:feed/fhir', format: 'fhir', types: FHIR_TYPES },
  { path: '/ingest/:feed/ccda', format: 'ccda', types: DOCUMENT_TYPES },
]

/**
 * The doors through which institutions push FHIR R4 (a Bundle, a resource or NDJSON, gzip or not) and clinical documents,
 * one at a time. Each batch is kept and committed before it is understood; the answer comes when all of it has been. The
 * credential alone says which feed, and the feed which institution; nothing in the message does.
 */
export async function receiveFhir(server: FastifyInstance, door: FeedDoor): Promise<void> {
  for (const way of WAYS) await openWay(server, door, way)
}

async function openWay(server: FastifyInstance, door: FeedDoor, { path, format, types }: Way): Promise<void> {
  await server.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    for (const type of types) inner.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
    inner.setErrorHandler((fault, request, reply) =>
      answerFault(fault as Error & { statusCode?: number }, request, reply, { log: door.log, types }),
    )
    inner.post(path, { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const { feed } = request.params as { feed: string }
      const knock = { feedId: feed, authorization: request.headers.authorization, use: 'maySend' as const }
      if (!(await withSystemScope(door.database, { purpose: 'feed' }, (scope) => mayEnter(scope, knock))))
        return reply
          .code(401)
          .header('www-authenticate', 'Bearer')
          .type(FHIR)
          .send(outcomeOf('login', 'This feed does not know the credential.'))
      // Without a content type there is no parser, and so no body.
      if (!request.body) throw Object.assign(new Error('no content type'), { statusCode: 415 })
      if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge()
      const report = await importInput(door.database, {
        feedId: feed,
        sources: [{ name: `push ${request.id}`, chunks: limited(request.body as IncomingMessage), format }],
        rules: door.rules,
      })
      return reply.code(statusOf(report)).header('cache-control', 'no-store').type('application/json').send(report)
    })
  })
}

const FHIR = 'application/fhir+json'

/** Stops reading at the limit, whatever the length header says. The connection stays, so that the answer gets through. */
async function* limited(body: IncomingMessage): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length
    if (bytes > MOST_BYTES) throw tooLarge()
    yield chunk as Buffer
  }
}

function tooLarge(): Error {
  return Object.assign(new Error('body too large'), { statusCode: 413 })
}

/** 200 as long as anything went in or was known; 422 when nothing of it could be understood. */
function statusOf(report: ImportReport): number {
  return report.received > 0 && report.quarantined === report.received ? 422 : 200
}

function answerFault(
  fault: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
  { log, types }: { readonly log: Log; readonly types: readonly string[] },
): FastifyReply {
  const isPaused = fault instanceof Unavailable
  const status = isPaused ? 503 : (fault.statusCode ?? 500)
  if (isPaused) reply.header('retry-after', PAUSE_SECONDS)
  else if (status >= 500) log.error('push failed', { request: request.id, message: fault.message, stack: fault.stack })
  // What of a body is not wanted is read and dropped, until `requestTimeout`: a connection closed on who is still
  // sending would be reset, and the answer lost.
  request.raw.resume()
  const { code, what } = saysOf(status, types) ?? {
    code: 'exception' as const,
    what: `The push could not be taken in (reference ${request.id}). Send it again.`,
  }
  return reply.code(status).type(FHIR).send(outcomeOf(code, what))
}

/** A paused feed is open again when somebody has mended what is wrong. */
const PAUSE_SECONDS = 600

function saysOf(status: number, types: readonly string[]) {
  return status === 415 ? { code: 'not-supported' as const, what: `Send one of ${types.join(', ')}.` } : SAYS[status]
}

const SAYS: Readonly<Record<number, { readonly code: IssueCode; readonly what: string }>> = {
  413: { code: 'too-long', what: `Send at most ${MOST_BYTES / 1024 / 1024} MB at a time.` },
  503: { code: 'transient', what: 'This feed is paused. Nothing was taken in; send it again later.' },
}

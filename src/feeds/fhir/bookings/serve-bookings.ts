import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type BookingToTell, findBookingToTell, listBookingsToTell, markTold } from '#appointments'
import { recordTold } from '#audit'
import { Invalid } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { Resource } from '#formats/fhir/types'
import { findBookingsRead } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { mayEnter } from '../enter-feed.ts'
import { type IssueCode, outcomeOf } from '../operation-outcome.ts'
import { bookingResource } from './booking-resource.ts'
import { readSearch, writePlace } from './read-search.ts'

const FHIR = 'application/fhir+json'

export type BookingsDoor = {
  readonly database: Database
  /** The address under which systems of institutions know us. */
  readonly publicUrl: string
}

type Asked = { readonly feed: string; readonly id?: string }

/**
 * Where the system of an institution fetches the bookings that were made here, by the credential or a token of a feed that may
 * read them: a search by the time of the last change, and each by its id. What is told stands in the person's access log, in
 * the transaction of the answer, once a version.
 */
export async function serveBookings(server: FastifyInstance, door: BookingsDoor): Promise<void> {
  const base = (feed: string) => `${door.publicUrl.replace(/\/$/, '')}/ingest/${feed}/fhir`
  server.get('/ingest/:feed/fhir/Appointment', (request, reply) =>
    answer(door, request, reply, async (scope, feed) => {
      const query = new URL(request.url, 'http://localhost').searchParams
      const { since, count, after } = readSearch(query)
      const listed = await listBookingsToTell(scope, { ...feed, since, after, most: count })
      const told = listed.slice(0, count)
      if (request.method === 'GET') await tell(scope, feed, told)
      const self = `${base(feed.feedId)}/Appointment?${query}`
      const next = listed.length > told.length ? nextOf(self, told.at(-1)!) : null
      return bundleOf(scope, told, { self, next, publicUrl: door.publicUrl, base: base(feed.feedId) })
    }),
  )
  server.get('/ingest/:feed/fhir/Appointment/:id', (request, reply) =>
    answer(door, request, reply, async (scope, feed) => {
      const booking = await findBookingToTell(scope, { ...feed, bookingId: (request.params as Asked).id! })
      if (!booking) return null
      if (request.method === 'GET') await tell(scope, feed, [booking])
      reply.header('etag', `W/"${booking.version}"`)
      return bookingResource(booking, door)
    }),
  )
}

type FeedRead = { readonly feedId: string; readonly institutionId: InstitutionId }

async function answer(
  { database }: BookingsDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (scope: SystemScope, feed: FeedRead) => Promise<Resource | null>,
): Promise<FastifyReply> {
  const { feed: feedId } = request.params as Asked
  const knock = { feedId, authorization: request.headers.authorization, use: 'mayRead' as const }
  reply.header('cache-control', 'no-store').type(FHIR)
  try {
    const found = await withSystemScope(database, { purpose: 'feed', requestId: request.id }, async (scope) => {
      if (!(await mayEnter(scope, knock))) return 'login'
      const institutionId = await findBookingsRead(scope, { feedId })
      return institutionId ? read(scope, { feedId, institutionId }) : 'forbidden'
    })
    if (found === 'login') reply.header('www-authenticate', 'Bearer')
    if (typeof found === 'string') return refuse(reply, SAYS[found])
    return found ? reply.send(JSON.stringify(found)) : refuse(reply, SAYS['not-found'])
  } catch (fault) {
    if (fault instanceof Invalid) return refuse(reply, { status: 400, code: 'invalid', what: fault.message })
    throw fault
  }
}

type Refusal = { readonly status: number; readonly code: IssueCode; readonly what: string }

const SAYS: Readonly<Record<'login' | 'forbidden' | 'not-found', Refusal>> = {
  login: { status: 401, code: 'login', what: 'This feed does not know the credential, or the token does not read.' },
  forbidden: {
    status: 403,
    code: 'forbidden',
    what: 'This feed does not read bookings. Ask the operators of the portal to let it.',
  },
  'not-found': { status: 404, code: 'not-found', what: 'The institution of this feed has no booking of that id.' },
}

function refuse(reply: FastifyReply, { status, code, what }: Refusal): FastifyReply {
  return reply.code(status).send(outcomeOf(code, what))
}

async function tell(scope: SystemScope, feed: FeedRead, told: readonly BookingToTell[]): Promise<void> {
  const persons = told.filter(({ isNamed, isTold }) => isNamed && !isTold).map(({ personId }) => personId)
  await recordTold(scope, { persons: [...new Set(persons)], institutionId: feed.institutionId, by: feed.feedId })
  await markTold(scope, { feedId: feed.feedId, told })
}

function nextOf(self: string, last: BookingToTell): string {
  const url = new URL(self)
  url.searchParams.set('_after', writePlace(last.place))
  return url.href
}

type Links = { readonly self: string; readonly next: string | null; readonly base: string; readonly publicUrl: string }

function bundleOf(
  scope: SystemScope,
  told: readonly BookingToTell[],
  { self, next, base, publicUrl }: Links,
): Resource {
  return {
    resourceType: 'Bundle',
    meta: { lastUpdated: scope.now.toISOString() },
    type: 'searchset',
    link: [{ relation: 'self', url: self }, ...(next ? [{ relation: 'next', url: next }] : [])],
    ...(told.length > 0 && {
      entry: told.map((booking) => ({
        fullUrl: `${base}/Appointment/${booking.bookingId}`,
        resource: bookingResource(booking, { publicUrl }),
        search: { mode: 'match' },
      })),
    }),
  }
}

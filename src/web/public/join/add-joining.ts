import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '#base/categories'
import { paths } from '../../paths.ts'
import { frameOf, type RegionFace } from '../../shell/frame.ts'
import { send } from '../../shell/send.ts'
import { cookieValue, readVisit, type Shown, type Visit } from '../../shell/visit.ts'
import { JOIN_COOKIE } from './join-cookie.ts'
import type { JoinParts } from './join-parts.ts'
import { makeAccount, showAccount, type TicketVisit } from './show-account.tsx'
import { enterCode, showJoin } from './show-join.tsx'
import { showStop, stopWord } from './show-stop.tsx'

export type JoiningHouse = JoinParts & {
  readonly face: RegionFace
  readonly secure: boolean
  /** What the sign-in library may know of a request. */
  readonly headersOf: (request: FastifyRequest) => Headers
}

/**
 * The pages from a code to an account. They are nobody's: whoever happens to be signed in on the device, a clerk at the
 * desk for one, is neither shown nor used.
 */
export function addJoining(server: FastifyInstance, house: JoiningHouse): void {
  const parts: JoinParts = house
  const visitOf = (request: FastifyRequest): Visit => ({ ...readVisit(request, () => null), subject: null })
  const frameIn = (visit: Visit, language: Language | null) =>
    frameOf(house.face, visit, { now: new Date(0), language, visitor: null })
  const coming = (request: FastifyRequest, visit: Visit): TicketVisit | null => {
    const ticket = cookieValue(request.headers.cookie, JOIN_COOKIE)
    if (!ticket) return null
    const headers = house.headersOf(request)
    return { visit, ticket, headers, frameIn: (joining) => frameIn(visit, joining?.language ?? null) }
  }
  const answer = (work: (visit: Visit, request: FastifyRequest) => Shown | Promise<Shown>) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = visitOf(request)
      return send(reply, visit, await work(visit, request), house.secure)
    }
  }
  const withTicket = (work: typeof makeAccount) =>
    answer((visit, request) => {
      const who = coming(request, visit)
      return who ? work(who, parts) : { goTo: paths.join({ why: 'ended' }) }
    })
  server.get(
    paths.join(),
    answer((visit) => showJoin(visit, frameIn(visit, null))),
  )
  server.post(
    paths.join(),
    answer((visit, request) => enterCode(visit, frameIn(visit, null), parts, request.ip)),
  )
  server.get(
    paths.stopWord(),
    answer((visit) => showStop(visit, frameIn(visit, null))),
  )
  server.post(
    paths.stopWord(),
    answer((visit) => stopWord(visit, frameIn(visit, null), parts)),
  )
  server.get(paths.joinAccount(), withTicket(showAccount))
  server.post(paths.joinAccount(), withTicket(makeAccount))
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { paths } from '../../paths.ts'
import { frameOf, type RegionFace } from '../../shell/frame.ts'
import { TryLimit } from '../../shell/limit-tries.ts'
import { send } from '../../shell/send.ts'
import { readVisit, type Shown } from '../../shell/visit.ts'
import { readSeeCookie } from './see-cookie.ts'
import {
  closeSharedRecord,
  enterShareCode,
  leaveNoteBack,
  type SeeParts,
  type SeeVisit,
  showSee,
  showSharedRecord,
} from './show-see.tsx'

export type SeeingHouse = Omit<SeeParts, 'tries'> & { readonly face: RegionFace; readonly secure: boolean }

/**
 * The pages for whoever was given a code by a patient. They are nobody's: whoever happens to be signed in on the device is
 * neither shown nor used.
 */
export function addSeeing(server: FastifyInstance, house: SeeingHouse): void {
  const parts: SeeParts = { ...house, tries: new TryLimit() }
  const coming = (request: FastifyRequest): SeeVisit => {
    const visit = { ...readVisit(request, () => null), subject: null }
    const frame = frameOf(house.face, visit, { now: new Date(0), language: null, visitor: null })
    return { visit, frame, held: readSeeCookie(request.headers.cookie) }
  }
  const answer =
    (work: (coming: SeeVisit, request: FastifyRequest) => Shown | Promise<Shown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const who = coming(request)
      return send(reply, who.visit, await work(who, request), house.secure)
    }
  server.get(paths.see(), answer(showSee))
  server.post(
    paths.see(),
    answer((who, request) => enterShareCode(who, parts, request.ip)),
  )
  server.get(
    paths.seeRecord(),
    answer((who) => showSharedRecord(who, parts)),
  )
  server.post(
    paths.seeNote(),
    answer((who) => leaveNoteBack(who, parts)),
  )
  server.post(
    paths.seeClose(),
    answer((who) => closeSharedRecord(who, parts)),
  )
}

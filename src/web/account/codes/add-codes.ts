import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { paths } from '../../paths.ts'
import { frameOf, type RegionFace, sessionFrame } from '../../shell/frame.ts'
import { send } from '../../shell/send.ts'
import { readVisit, type Shown, type Visit } from '../../shell/visit.ts'
import { addContact, confirmAddress, showConfirm } from './add-contact.tsx'
import { type CodeParts, type CodeVisit, showAskCode, takeCodeForm } from './show-code.tsx'

export type CodeHouse = CodeParts & { readonly face: RegionFace; readonly secure: boolean }

/** Signing in with a code by e-mail or SMS, and the addresses to which codes go. */
export function addCodes(server: FastifyInstance, house: CodeHouse): void {
  const answer =
    (work: (coming: CodeVisit, parts: CodeParts) => Shown | Promise<Shown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = readVisit(request, house.accounts.tokenOf)
      const agent = request.headers['user-agent'] ?? null
      const coming = { visit, cookies: request.headers.cookie, address: request.ip, agent, frame: nobodys(visit) }
      return send(reply, visit, await work(coming, house), house.secure)
    }
  const nobodys = (visit: Visit) => frameOf(house.face, visit, { now: new Date(0), language: null, visitor: null })
  const own = (session: Parameters<typeof sessionFrame>[2], visit: Visit) => sessionFrame(house.face, visit, session)
  server.get(paths.codeByPost(), answer(showAskCode))
  server.post(paths.codeByPost(), answer(takeCodeForm))
  server.get(
    paths.codes(),
    answer((coming, parts) => showConfirm(coming, parts, own)),
  )
  server.post(
    paths.codes(),
    answer((coming, parts) => addContact(coming, parts)),
  )
  server.post(
    paths.confirmCodes(),
    answer((coming, parts) => confirmAddress(coming, parts, own)),
  )
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { EidKeys, type EidProvider } from '#accounts'
import { NotFound } from '#base/errors'
import { paths } from '../../paths.ts'
import { frameOf, type RegionFace } from '../../shell/frame.ts'
import { send } from '../../shell/send.ts'
import { readVisit, type Shown, type Visit } from '../../shell/visit.ts'
import { comeBack, type EidParts, goToEid } from './show-eid.tsx'

export type EidHouse = Omit<EidParts, 'keys'> & {
  readonly eids: readonly EidProvider[]
  readonly face: RegionFace
  readonly secure: boolean
}

/** The way to each eID, and the address at which it answers. */
export function addEids(server: FastifyInstance, house: EidHouse): void {
  const parts: EidParts = { ...house, keys: new EidKeys() }
  const answer =
    (work: (coming: Parameters<typeof comeBack>[0], parts: EidParts) => Promise<Shown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = readVisit(request, house.accounts.tokenOf)
      const provider = house.eids.find(({ name }) => name === visit.params.eid)
      if (!provider) throw new NotFound('page', { detail: 'no such eID' })
      const coming = { visit, provider, frame: frame(visit), cookies: request.headers.cookie, agent: agentOf(request) }
      return send(reply, visit, await work(coming, parts), house.secure)
    }
  const frame = (visit: Visit) => frameOf(house.face, visit, { now: new Date(0), language: null, visitor: null })
  server.get(paths.eid(':eid'), answer(goToEid))
  server.get(paths.eidBack(':eid'), answer(comeBack))
}

function agentOf({ headers }: FastifyRequest): string | null {
  return headers['user-agent'] ?? null
}

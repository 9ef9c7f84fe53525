import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Accounts, chooseWork } from '#accounts'
import { NotFound, Refused } from '#base/errors'
import { listAgreements } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { readSession, type StaffRole, withAccountScope, withPublicScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { type RegionFace, STAFF_PAGES, sessionFrame } from '../shell/frame.ts'
import { send } from '../shell/send.ts'
import type { Session } from '../shell/session.ts'
import { readVisit, type Shown, type Visit } from '../shell/visit.ts'
import { safeNext } from './show-sign-in.tsx'
import { WorkPage } from './work-page.tsx'

export type WorkHouse = {
  readonly database: Database
  readonly accounts: Accounts
  readonly face: RegionFace
  readonly secure: boolean
}

/** As whom one works now: for somebody who has roles at several institutions. */
export function addWork(server: FastifyInstance, house: WorkHouse): void {
  const answer =
    (work: (visit: Visit, session: Session, house: WorkHouse) => Promise<Shown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = readVisit(request, house.accounts.tokenOf)
      const session = visit.token ? await readSession(house.database, visit.token) : null
      if (!session) throw new Refused('sign-in')
      if (placesOf(session).size === 0) throw new NotFound('work', { detail: 'no role at an institution' })
      return send(reply, visit, await work(visit, session, house), house.secure)
    }
  server.get(paths.work(), answer(showWork))
  server.post(paths.work(), answer(saveWork))
}

async function showWork(visit: Visit, session: Session, { database, face }: WorkHouse): Promise<Shown> {
  const lines = await withPublicScope(database, visit, (scope) => listAgreements(scope))
  const names = new Map(lines.map((line) => [line.institutionId as string, line.institutionName]))
  const places = [...placesOf(session)].map(([institutionId, roles]) => ({
    institutionId,
    name: names.get(institutionId) ?? institutionId,
    roles,
    isNow: institutionId === session.worksAt,
  }))
  const frame = sessionFrame(face, visit, session)
  return { view: <WorkPage frame={frame} places={places} next={safeNext(visit.query.next)} /> }
}

/** It holds for all open pages of this sign-in, and is written down. */
async function saveWork(visit: Visit, session: Session, { database }: WorkHouse): Promise<Shown> {
  const { institution = '', next } = visit.form
  const roles = placesOf(session).get(institution)
  if (!roles) throw new NotFound('work', { detail: 'no role there' })
  await withAccountScope(database, visit, (scope) => chooseWork(scope, { institutionId: institution }))
  return { goTo: safeNext(next) ?? paths[STAFF_PAGES[roles[0]!]]() }
}

function placesOf({ work }: Session): Map<string, StaffRole[]> {
  const places = new Map<string, StaffRole[]>()
  for (const { role, institutionId } of work)
    if (institutionId !== null) places.set(institutionId, [...(places.get(institutionId) ?? []), role])
  return places
}

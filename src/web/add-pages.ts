import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '#accounts'
import { MOST_FILE_BYTES, MOST_FILES } from '#messaging'
import type { Database } from '#platform/database/open-database'
import { readSession } from '#platform/database/scopes'
import { paths } from './paths.ts'
import { ACCOUNT_ROUTES, PATIENT_ACTS, PATIENT_ROUTES, PUBLIC_ROUTES } from './routes.ts'
import { answerWithPicture } from './shell/answer-with-picture.ts'
import {
  admitStaff,
  type Doorkeeper,
  openAccountPage,
  openPatientAct,
  openPatientPage,
  openPublicPage,
  openSampleCheck,
  openStaffAct,
  openStaffPage,
} from './shell/open-page.tsx'
import { withUploads } from './shell/receive-upload.ts'
import { send } from './shell/send.ts'
import { readVisit, type Shown, type ShownPicture, type Visit } from './shell/visit.ts'
import type { CheckSamples } from './staff/check/show-check.tsx'
import { STAFF_ACTS, STAFF_ROUTES } from './staff-routes.ts'

type Parts = Parameters<typeof answerWithPicture>[3] & {
  readonly database: Database
  readonly accounts: Accounts
  readonly secure: boolean
  readonly checkSamples: CheckSamples
}

type Serve = (
  open: (visit: Visit) => Promise<Shown | ShownPicture>,
) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Every page and form of `routes.ts` and `staff-routes.ts`. */
export async function addPages(server: FastifyInstance, parts: Parts, keeper: Doorkeeper): Promise<void> {
  const serve: Serve = (open) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = readVisit(request, parts.accounts.tokenOf)
    const shown = await open(visit)
    return 'picture' in shown ? answerWithPicture(reply, visit, shown, parts) : send(reply, visit, shown, parts.secure)
  }
  for (const route of PATIENT_ROUTES)
    server.get(
      route.path,
      serve((visit) => openPatientPage(keeper, route, visit)),
    )
  for (const route of PATIENT_ACTS.filter(({ takesFiles }) => !takesFiles))
    server.post(
      route.path,
      serve((visit) => openPatientAct(keeper, route, visit)),
    )
  for (const route of STAFF_ROUTES)
    server.get(
      route.path,
      serve((visit) => openStaffPage(keeper, route, visit)),
    )
  for (const route of STAFF_ACTS.filter(({ takesFiles }) => !takesFiles))
    server.post(
      route.path,
      serve((visit) => openStaffAct(keeper, route, visit)),
    )
  for (const route of PUBLIC_ROUTES)
    server.get(
      route.path,
      serve((visit) => openPublicPage(keeper, route, visit)),
    )
  for (const route of ACCOUNT_ROUTES)
    server.route({
      method: route.method,
      url: route.path,
      handler: serve((visit) => openAccountPage(keeper, route, visit)),
    })
  await addFileForms(server, parts, serve, keeper)
  await addSampleCheck(server, parts, keeper)
}

/** Where an institution tries its samples: nobody else's files are read at all. */
function addSampleCheck(server: FastifyInstance, parts: Parts, keeper: Doorkeeper): Promise<void> {
  const route = STAFF_ROUTES.find(({ path }) => path === paths.checkSamples())!
  const visitOf = (request: FastifyRequest) => readVisit(request, parts.accounts.tokenOf)
  const ownerOf = async (request: FastifyRequest) => {
    const visit = visitOf(request)
    await admitStaff(keeper, route, visit)
    return visit.token
  }
  return withUploads(server, { mostFiles: 20, mostBytes: 5_000_000, ownerOf }, (inner) => {
    inner.post(route.path, async (request, reply) => {
      const visit = visitOf(request)
      return send(reply, visit, await openSampleCheck(keeper, route, visit, parts.checkSamples), parts.secure)
    })
  })
}

/** Forms whose words may bring files with them. */
function addFileForms(server: FastifyInstance, parts: Parts, serve: Serve, keeper: Doorkeeper): Promise<void> {
  const ownerOf = async (request: FastifyRequest) => {
    const { token } = readVisit(request, parts.accounts.tokenOf)
    const session = token ? await readSession(parts.database, token) : null
    return session ? session.accountId : null
  }
  return withUploads(server, { mostFiles: MOST_FILES, mostBytes: MOST_FILE_BYTES, ownerOf }, (inner) => {
    for (const route of PATIENT_ACTS.filter(({ takesFiles }) => takesFiles))
      inner.post(
        route.path,
        serve((visit) => openPatientAct(keeper, route, visit)),
      )
    for (const route of STAFF_ACTS.filter(({ takesFiles }) => takesFiles))
      inner.post(
        route.path,
        serve((visit) => openStaffAct(keeper, route, visit)),
      )
  })
}

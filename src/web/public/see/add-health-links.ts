import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '#platform/database/open-database'
import { withPublicScope } from '#platform/database/scopes'
import { fetchSharedFile, isRecipientText, openLink } from '#sharing'

export type HealthLinkHouse = {
  readonly database: Database
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
}

/** 256 bits, as base64url. */
const SECRET = /^[\w-]{43}$/
/** Longer than any passcode; what is longer is not hashed. */
const LONGEST_PASSCODE = 100

/**
 * What viewers of SMART Health Links (1.0.0) ask for: the manifest by POST, and the sealed file where it did not fit into
 * that. Nobody is signed in here, so any origin may ask; the address itself is the secret.
 */
export function addHealthLinks(server: FastifyInstance, house: HealthLinkHouse): void {
  server.addHook('onRequest', async (request, reply) => {
    if (isHealthLink(request.url)) reply.headers(OPEN_TO_ALL)
  })
  server.options('/shl/*', async (_, reply) => reply.code(204).send())
  server.post('/shl/:address', (request, reply) => giveManifest(request, reply, house))
  server.get('/shl/file/:ticket', (request, reply) => giveFile(request, reply, house))
}

/** Whether an address belongs to viewers, which come from other origins and bring no cookie. */
export function isHealthLink(url: string): boolean {
  return url.startsWith('/shl/')
}

const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'cross-origin',
}

async function giveManifest(request: FastifyRequest, reply: FastifyReply, house: HealthLinkHouse) {
  const { address } = request.params as { address: string }
  const asked = readAsked(request.body)
  if (!asked) return reply.code(400).send({ error: 'a recipient of 1 to 100 characters is needed' })
  if (!SECRET.test(address)) return reply.code(404).send({ error: GONE })
  const { passcode, name, mostEmbedded } = asked
  const opened = await withPublicScope(house.database, { requestId: request.id }, (scope) =>
    openLink(scope, { address, passcode, recipient: { name, place: null } }),
  )
  if ('triesLeft' in opened)
    return opened.triesLeft === null
      ? reply.code(404).send({ error: GONE })
      : reply.code(401).send({ remainingAttempts: opened.triesLeft })
  const { file, ticket } = opened
  const where = file.length <= mostEmbedded ? { embedded: file } : { location: `${house.publicUrl}/shl/file/${ticket}` }
  return reply.send({ status: 'finalized', files: [{ contentType: 'application/fhir+json', ...where }] })
}

const GONE = 'there is no such link, or it is over'

type Asked = { readonly name: string; readonly passcode: string | null; readonly mostEmbedded: number }

function readAsked(body: unknown): Asked | null {
  if (typeof body !== 'object' || body === null) return null
  const { recipient, passcode, embeddedLengthMax } = body as Record<string, unknown>
  const name = typeof recipient === 'string' ? recipient.trim() : ''
  if (!isRecipientText(name)) return null
  const isNumber = typeof embeddedLengthMax === 'number' && embeddedLengthMax >= 0
  return {
    name,
    passcode: typeof passcode === 'string' ? passcode.slice(0, LONGEST_PASSCODE + 1) : null,
    mostEmbedded: isNumber ? embeddedLengthMax : Number.POSITIVE_INFINITY,
  }
}

async function giveFile(request: FastifyRequest, reply: FastifyReply, { database }: HealthLinkHouse) {
  const { ticket } = request.params as { ticket: string }
  const file = SECRET.test(ticket)
    ? await withPublicScope(database, { requestId: request.id }, (scope) => fetchSharedFile(scope, { ticket }))
    : null
  if (file === null) return reply.code(404).send({ error: GONE })
  return reply.type('application/jose').send(file)
}

import { performance } from 'node:perf_hooks'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Unavailable } from '#base/errors'
import { type FeedClient, findBookingsRead, findFeedClient, issueFeedToken } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { grantScopes } from './grant-scopes.ts'
import { KeySets, readKeySet } from './key-sets.ts'
import { type Claimed, NotProven, type ProvenAssertion, proveAssertion, readClaimed } from './read-assertion.ts'

export const TOKEN_PATH = '/ingest/token'
const DISCOVERY_PATH = '/ingest/.well-known/smart-configuration'
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export type TokenDoor = {
  readonly database: Database
  readonly log: Pick<Log, 'info'>
  /** The address under which clients know us: the audience of their assertions. */
  readonly publicUrl: string
}

/**
 * Where systems of institutions get the tokens with which they push: SMART Backend Services (private_key_jwt, RS384 or
 * ES384), and the document by which they find it.
 */
export async function issueTokens(server: FastifyInstance, door: TokenDoor): Promise<void> {
  const tokenUrl = `${door.publicUrl.replace(/\/$/, '')}${TOKEN_PATH}`
  const sets = new KeySets({ now: () => performance.now() })
  server.get(DISCOVERY_PATH, async (_request, reply) => reply.type('application/json').send(describe(tokenUrl)))
  server.post(TOKEN_PATH, { bodyLimit: 32_000 }, async (request, reply) => {
    const asked = readAsked(request)
    if ('error' in asked) return refuse(reply, asked.error, asked.says)
    try {
      const claimed = readClaimed(asked.assertion)
      const { client, now } = await clientOf(door.database, claimed)
      const proven = await prove(asked.assertion, claimed, { client, sets, tokenUrl, now })
      return await answer(reply, door.database, { client, proven, scope: asked.scope })
    } catch (fault) {
      if (!(fault instanceof NotProven) && !(fault instanceof Unavailable)) throw fault
      door.log.info('a client was not let in', { request: request.id, message: fault.message })
      return refuse(reply, 'invalid_client', 'The client is not known here, or its assertion proves nothing.')
    }
  })
}

function describe(tokenUrl: string) {
  return {
    token_endpoint: tokenUrl,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    grant_types_supported: ['client_credentials'],
    scopes_supported: ['system/*.c', 'system/*.u', 'system/*.cu', 'system/Appointment.rs'],
    capabilities: ['client-confidential-asymmetric', 'permission-v1', 'permission-v2'],
    code_challenge_methods_supported: ['S256'],
  }
}

type Asked = { readonly assertion: string; readonly scope: string } | { readonly error: string; readonly says: string }

function readAsked(request: FastifyRequest): Asked {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  if (form.get('grant_type') !== 'client_credentials')
    return { error: 'unsupported_grant_type', says: 'Send grant_type=client_credentials.' }
  const assertion = form.get('client_assertion')
  if (form.get('client_assertion_type') !== ASSERTION || !assertion)
    return { error: 'invalid_request', says: `Send client_assertion, with client_assertion_type=${ASSERTION}.` }
  const scope = form.get('scope') ?? ''
  return grantScopes(scope, { mayRead: true }).scope === '' ? NO_SCOPE : { assertion, scope }
}

const NO_SCOPE = {
  error: 'invalid_scope',
  says: 'Ask for system scopes that create or update, such as system/*.cu; or, if the feed may, system/Appointment.rs.',
}

type Asking = { readonly client: FeedClient; readonly now: Date }

async function clientOf(database: Database, { clientId, jku }: Claimed): Promise<Asking> {
  const { client, now } = await withSystemScope(database, { purpose: 'feed' }, async (scope) => ({
    client: await findFeedClient(scope, { clientId }),
    now: scope.now,
  }))
  if (!client) throw new NotProven(`nobody let a client ${clientId} in`)
  if (jku !== null && jku !== client.jwksUrl) throw new NotProven('jku is not the address that was registered')
  return { client, now }
}

async function prove(
  assertion: string,
  claimed: Claimed,
  { client, sets, tokenUrl, now }: Asking & { readonly sets: KeySets; readonly tokenUrl: string },
): Promise<ProvenAssertion> {
  const keys = client.jwksUrl ? await sets.keysFor(client.jwksUrl, claimed.kid) : readKeySet(client.jwks!).keys
  return proveAssertion(assertion, claimed, { keys, tokenUrl, now })
}

async function answer(
  reply: FastifyReply,
  database: Database,
  { client, proven, scope }: { readonly client: FeedClient; readonly proven: ProvenAssertion; readonly scope: string },
): Promise<FastifyReply> {
  const { issued, granted } = await withSystemScope(database, { purpose: 'feed' }, async (open) => {
    const granted = grantScopes(scope, { mayRead: (await findBookingsRead(open, client)) !== null })
    if (granted.scope === '') return { issued: 'nothing' as const, granted }
    return { issued: await issueFeedToken(open, { client, ...proven, ...granted }), granted }
  })
  if (issued === 'nothing') return refuse(reply, NO_SCOPE.error, NO_SCOPE.says)
  if (!issued) throw new NotProven('the assertion has been used before')
  return noStore(reply).send({
    access_token: issued.token,
    token_type: 'bearer',
    expires_in: issued.expiresInSeconds,
    scope: granted.scope,
  })
}

function refuse(reply: FastifyReply, error: string, says: string): FastifyReply {
  return noStore(reply)
    .code(error === 'invalid_client' ? 401 : 400)
    .send({ error, error_description: says })
}

function noStore(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('pragma', 'no-cache').type('application/json')
}

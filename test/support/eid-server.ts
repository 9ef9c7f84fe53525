import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider from 'oidc-provider'
import type { EidProvider } from '#accounts'
import { ORIGIN, type TestPortal } from './test-portal.ts'

/** Who comes to the eID next, and at which level they show it. */
export type EidPerson = {
  readonly subject: string
  readonly number?: string
  readonly birthDate?: string
  readonly email?: string
  readonly level?: string
  readonly turnsRound?: boolean
}

const NATIONAL = 'https://causeway.example/id/national'

/** A real OpenID provider on this machine, at which somebody signs in without a page. */
export type EidServer = Awaited<ReturnType<typeof openEidServer>>

export async function openEidServer(name = 'testid') {
  const ours = await privateJwk('ours')
  let current: EidPerson = { subject: 'nobody' }
  const people = new Map<string, EidPerson>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...ourPublic } = ours
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'causeway',
        redirect_uris: [`${ORIGIN}/sign-in/eid/${name}/back`],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [ourPublic as never] },
      },
    ],
    jwks: { keys: [(await privateJwk('theirs')) as never] },
    cookies: { keys: ['of the eID in tests'] },
    acrValues: ['high', 'low'],
    claims: { openid: ['sub', 'acr', 'pid', 'birthdate', 'email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    findAccount: async (_, id) => {
      const person = people.get(id)!
      const said = { sub: id, pid: person.number, birthdate: person.birthDate, email: person.email }
      return { accountId: id, claims: async () => said }
    },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction')) return callback(request, response)
    const { subject, level = 'high', turnsRound } = current
    const said = turnsRound ? { error: 'access_denied' } : { login: { accountId: subject, acr: level } }
    return provider.interactionFinished(request, response, said, { mergeWithLastSubmission: false })
  })
  const eid: EidProvider = {
    name,
    title: 'TestID',
    issuer,
    clientId: 'causeway',
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    clientProof: { method: 'private_key_jwt', key: ours },
    scopes: ['openid'],
    levels: ['high'],
    algorithms: ['RS256'],
    namesItself: true,
    claims: { number: 'pid', birthDate: 'birthdate' },
    numberSystem: NATIONAL,
  }
  return {
    eid,
    /** Who signs in from now on. */
    present: (person: EidPerson) => {
      current = person
      people.set(person.subject, person)
    },
    /** Through the eID with this address; answers where it sends the browser back to. */
    visit: (address: string) => walk(address, issuer),
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** A browser's way through the eID, up to the address of ours. */
async function walk(address: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = address
  for (let step = 0; step < 8; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    for (const each of answer.headers.getSetCookie()) {
      const [pair] = each.split(';')
      jar.set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`the eID stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    at = new URL(next, at).href
    if (!at.startsWith(issuer)) return at
  }
  throw new Error('the eID goes in a circle')
}

async function privateJwk(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }
}

/** A browser at our door with an eID: what we answer in the end, and the cookies it then holds. */
export async function comeByEid(
  portal: TestPortal,
  server: EidServer,
  { query = '', cookie }: { readonly query?: string; readonly cookie?: string } = {},
) {
  const sent = await portal.get(`/sign-in/eid/${server.eid.name}${query}`, cookie)
  if (!sent.location?.startsWith(server.eid.issuer)) return { answer: sent, cookie: cookie ?? '', back: '', flow: '' }
  const flow = sent.cookies.find((each) => each.startsWith('causeway.eid='))!.split(';')[0]!
  const back = (await server.visit(sent.location)).replace(ORIGIN, '')
  const answer = await portal.get(back, [flow, cookie].filter(Boolean).join('; '))
  const session = answer.cookies.find((each) => each.startsWith('causeway.session_token='))?.split(';')[0]
  return { answer, cookie: session ?? '', back, flow }
}

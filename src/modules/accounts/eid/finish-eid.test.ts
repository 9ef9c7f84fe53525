import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { beginEid, type EidFlow, readEidFlow } from './begin-eid.ts'
import type { EidProvider } from './eid-provider.ts'
import { EidKeys, finishEid } from './finish-eid.ts'

const NOW = new Date('2026-03-12T10:00:00Z')
const SECONDS = NOW.getTime() / 1000
const SECRET = 'of the house'

let server: Server
let eid: EidProvider
let own: CryptoKey
let foreign: CryptoKey
/** What the token endpoint answers next. */
let says: { status: number; body: string } = { status: 200, body: '{}' }
let asked: { form: URLSearchParams; authorization: string | undefined }

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  own = pair.privateKey
  foreign = (await generateKeyPair('RS256')).privateKey
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] })
  server = createServer(async (request, response) => {
    if (request.url === '/jwks') return response.end(keys)
    asked = { form: new URLSearchParams(await bodyOf(request)), authorization: request.headers.authorization }
    return response.writeHead(says.status, { 'content-type': 'application/json' }).end(says.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  eid = {
    name: 'testid',
    title: 'TestID',
    issuer,
    clientId: 'causeway',
    authorizationEndpoint: `${issuer}/auth?fixed=1`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    clientProof: { method: 'client_secret_basic', secret: 'a:b' },
    scopes: ['openid', 'profile'],
    levels: ['high', 'higher'],
    algorithms: ['RS256'],
    namesItself: false,
    claims: { number: 'pid', birthDate: 'birthdate' },
    numberSystem: 'urn:x',
  }
})
afterAll(() => server.close())

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const flow: EidFlow = { provider: 'testid', state: 's', nonce: 'n', verifier: 'v', next: null, addTo: null }
const CLAIMS = {
  iss: () => eid.issuer,
  aud: () => 'causeway',
  sub: () => 'somebody',
  nonce: () => 'n',
  acr: () => 'higher',
  iat: () => SECONDS - 5,
  exp: () => SECONDS + 60,
  pid: () => '17105812345',
  birthdate: () => '1958-10-17',
}

async function tokenOf(over: Record<string, unknown> = {}, key = own): Promise<string> {
  const claims = Object.fromEntries(Object.entries(CLAIMS).map(([name, value]) => [name, value()]))
  const said = Object.fromEntries(Object.entries({ ...claims, ...over }).filter(([, value]) => value !== undefined))
  return new SignJWT(said).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key)
}

/** Signed by nobody, or with the public client id as if it were a secret. */
function forged(alg: 'none' | 'HS256'): string {
  const claims = Object.fromEntries(Object.entries(CLAIMS).map(([name, value]) => [name, value()]))
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg, kid: 'k' })}.${part(claims)}`
  return `${body}.${alg === 'none' ? '' : createHmac('sha256', 'causeway').update(body).digest('base64url')}`
}

function finish(token: string | null, over: Partial<EidProvider> = {}, query: object = {}) {
  if (token !== null) says = { status: 200, body: JSON.stringify({ id_token: token }) }
  const said = { state: 's', code: 'c', ...query } as Record<string, string>
  return finishEid(
    { ...eid, ...over },
    { query: said, flow, redirectUri: 'https://us/back', keys: new EidKeys(), now: NOW },
  )
}

it('who an eID says that somebody is', async () => {
  expect(await finish(await tokenOf())).toEqual({
    outcome: 'who',
    who: {
      issuer: eid.issuer,
      subject: 'somebody',
      number: { system: 'urn:x', value: '17105812345' },
      birthDate: '1958-10-17',
    },
  })
  expect(Object.fromEntries(asked.form)).toEqual({
    grant_type: 'authorization_code',
    code: 'c',
    redirect_uri: 'https://us/back',
    code_verifier: 'v',
  })
  expect(asked.authorization).toBe(`Basic ${Buffer.from('causeway:a%3Ab').toString('base64')}`)
  await finish(await tokenOf(), { clientProof: { method: 'client_secret_post', secret: 'x' } })
  expect(asked.form.get('client_secret')).toBe('x')
  expect(asked.authorization).toBeUndefined()
})

it('without claims of ours it is a subject and nothing else', async () => {
  const odd = { pid: 17105812345, birthdate: '17.10.1958' }
  expect(await finish(await tokenOf(odd))).toMatchObject({ who: { number: null, birthDate: null } })
  const none = { claims: { number: null, birthDate: null }, numberSystem: null }
  expect(await finish(await tokenOf(), none)).toMatchObject({ who: { number: null, birthDate: null } })
})

// biome-ignore format: the table is read down its columns
it.each<[string, Record<string, unknown>]>([
  ['another issuer',              { iss: 'https://another.example' }],
  ['another client',              { aud: 'another' }],
  ['several clients, no party',   { aud: ['causeway', 'another'] }],
  ['another authorised party',    { azp: 'another' }],
  ['an old sign-in',              { exp: SECONDS - 120 }],
  ['a token of yesterday',        { iat: SECONDS - 86_400 }],
  ['a token of tomorrow',         { iat: SECONDS + 86_400, exp: SECONDS + 90_000 }],
  ['another browser’s nonce',     { nonce: 'm' }],
  ['no nonce',                    { nonce: undefined }],
  ['no subject',                  { sub: undefined }],
  ['no end',                      { exp: undefined }],
  ['a lower level',               { acr: 'low' }],
  ['no level',                    { acr: undefined }],
  ['a number and no birth date',  { birthdate: undefined }],
  ['a birth date in other words', { birthdate: '17.10.1958' }],
  ['somebody who came before',    { auth_time: SECONDS - 3600 }],
  ['a time in words',             { auth_time: 'just now' }],
])('refuses a token for %s', async (_what, over) => {
  expect(await finish(await tokenOf(over))).toMatchObject({ outcome: 'refused' })
})

it('refuses a token that nobody signed, that a shared secret signed, or another key', async () => {
  for (const token of [forged('none'), forged('HS256'), await tokenOf({}, foreign), 'x', ''])
    expect(await finish(token)).toMatchObject({ outcome: 'refused' })
  expect(await finish(await tokenOf(), { algorithms: ['ES256'] })).toMatchObject({ outcome: 'refused' })
})

it('refuses an answer to another browser or of another issuer, before it asks for anything', async () => {
  for (const query of [{ state: 't' }, { state: '' }, { iss: 'https://another.example' }, { code: '' }])
    expect(await finish(null, {}, query)).toMatchObject({ outcome: 'refused' })
  expect(await finish(null, { namesItself: true })).toMatchObject({ outcome: 'refused' })
  const nobody = { query: { state: 's', code: 'c' }, flow: null, redirectUri: '', keys: new EidKeys(), now: NOW }
  expect(await finishEid(eid, nobody)).toMatchObject({ outcome: 'refused' })
})

it('an eID that does not answer is down; one that says no has refused', async () => {
  const answers = async (status: number, body = '{}') => {
    says = { status, body }
    return (await finish(null)).outcome
  }
  expect(await answers(503)).toBe('down')
  expect(await answers(400, '{"error":"invalid_grant"}')).toBe('refused')
  expect(await answers(200, 'no JSON')).toBe('refused')
  expect(await answers(200, '{}')).toBe('refused')
  expect((await finish(null, { tokenEndpoint: 'http://127.0.0.1:9/token' })).outcome).toBe('down')
  expect((await finish(await tokenOf(), { jwksUri: 'http://127.0.0.1:9/jwks' })).outcome).toBe('down')
  expect((await finish(null, {}, { error: 'temporarily_unavailable' })).outcome).toBe('down')
  expect((await finish(null, {}, { error: 'access_denied' })).outcome).toBe('cancelled')
})

test('what the browser keeps is sealed, of one provider, and new each time', () => {
  const begin = () =>
    beginEid(eid, { redirectUri: 'https://us/back', language: 'nb', next: '/record', addTo: null, secret: SECRET })
  const [one, other] = [begin(), begin()]
  const address = new URL(one.address)
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    fixed: '1',
    response_type: 'code',
    code_challenge_method: 'S256',
    acr_values: 'high higher',
    scope: 'openid profile',
    prompt: 'login',
    max_age: '0',
  })
  const kept = readEidFlow(one.flow, { provider: 'testid', secret: SECRET })!
  expect(kept).toMatchObject({ next: '/record', state: address.searchParams.get('state') })
  expect(one.address).not.toContain(kept.verifier)
  expect(kept.state).not.toBe(readEidFlow(other.flow, { provider: 'testid', secret: SECRET })!.state)
  for (const wrong of [
    readEidFlow(one.flow, { provider: 'another', secret: SECRET }),
    readEidFlow(one.flow, { provider: 'testid', secret: 'another house' }),
    readEidFlow(`${one.flow}x`, { provider: 'testid', secret: SECRET }),
    readEidFlow(null, { provider: 'testid', secret: SECRET }),
  ])
    expect(wrong).toBeNull()
})

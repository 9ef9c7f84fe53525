import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { admitFeedClient, endFeedClient, letReadBookings } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { bundle, patient } from '../../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { ORIGIN, openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

const TOKEN_URL = `${ORIGIN}/ingest/token`
const FEED = 'nordfjord-hospital-fhir'
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

type Pair = { readonly privateKey: CryptoKey; readonly jwk: JWK; readonly alg: string }

async function newPair(alg: 'RS384' | 'ES384', kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey: privateKey as CryptoKey, jwk: { ...(await exportJWK(publicKey)), kid }, alg }
}

let nextJti = 0
type Twist = { readonly claims?: JWTPayload; readonly header?: object; readonly seconds?: number }

function sign(pair: Pair, clientId: string, { claims = {}, header = {}, seconds = 240 }: Twist = {}): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + seconds
  const said = { iss: clientId, sub: clientId, aud: TOKEN_URL, exp, jti: `jti-${nextJti++}`, ...claims }
  return new SignJWT(said)
    .setProtectedHeader({ alg: pair.alg, kid: pair.jwk.kid!, typ: 'JWT', ...header })
    .sign(pair.privateKey)
}

describe.each(databaseKinds())('SMART Backend Services, on %s', (kind) => {
  let portal: TestPortal
  let rsa: Pair
  let ec: Pair
  /** The institution's own server, with its key set. */
  let theirs: Server
  let keysUrl: string
  let served: { keys: JWK[]; cacheControl: string | null; asked: number; answer: string | null }

  beforeAll(async () => {
    portal = await openTestPortal(kind)
    rsa = await newPair('RS384', 'rsa-1')
    ec = await newPair('ES384', 'ec-1')
    theirs = createServer((request, reply) => {
      served.asked++
      if (request.url === '/elsewhere') return reply.writeHead(302, { location: keysUrl }).end()
      if (served.cacheControl) reply.setHeader('cache-control', served.cacheControl)
      reply.end(served.answer ?? JSON.stringify({ keys: served.keys }))
    })
    await new Promise<void>((resolve) => theirs.listen(0, '127.0.0.1', resolve))
    keysUrl = `http://127.0.0.1:${(theirs.address() as AddressInfo).port}/jwks.json`
    await admit('by-file', { jwks: JSON.stringify({ keys: [rsa.jwk, ec.jwk] }) })
  })
  beforeEach(() => {
    served = { keys: [rsa.jwk], cacheControl: null, asked: 0, answer: null }
  })
  afterAll(async () => {
    theirs.close()
    await portal.close()
  })

  const admit = (
    clientId: string,
    { jwks = null, jwksUrl = null }: { jwks?: string | null; jwksUrl?: string | null },
  ) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      admitFeedClient(scope, { clientId, feedId: FEED as never, jwks, jwksUrl }),
    )
  const ask = async (assertion: string, over: Record<string, string> = {}) => {
    const form = { grant_type: 'client_credentials', scope: 'system/*.cu', client_assertion_type: ASSERTION }
    const answer = await portal.ask('POST', '/ingest/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, client_assertion: assertion, ...over }).toString(),
    })
    return { status: answer.status, headers: answer.headers, said: JSON.parse(answer.text) as Record<string, unknown> }
  }
  const push = async (token: string, feed = FEED) =>
    (
      await portal.ask('POST', `/ingest/${feed}/fhir`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
        body: JSON.stringify(bundle(patient('by-token'))),
      })
    ).status

  it.each(['RS384', 'ES384'])(
    '%s: an assertion gives a token, and with it the feed takes a push, and no other feed',
    async (alg) => {
      const { status, headers, said } = await ask(await sign(alg === 'RS384' ? rsa : ec, 'by-file'))
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('no-store')
      expect(said).toMatchObject({ token_type: 'bearer', scope: 'system/*.cu' })
      expect(said.expires_in).toBeLessThanOrEqual(300)
      expect(await push(String(said.access_token))).toBe(200)
      expect(await push(String(said.access_token), 'st-eystein-hospital-fhir')).toBe(401)
    },
  )

  it('is found by its discovery document', async () => {
    const answer = await portal.ask('GET', '/ingest/.well-known/smart-configuration', {})
    expect(JSON.parse(answer.text)).toMatchObject({
      token_endpoint: TOKEN_URL,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    })
  })

  it('an assertion is good once', async () => {
    const assertion = await sign(rsa, 'by-file')
    expect((await ask(assertion)).status).toBe(200)
    expect(await ask(assertion)).toMatchObject({ status: 401, said: { error: 'invalid_client' } })
    const both = await sign(rsa, 'by-file')
    const answers = await Promise.all([ask(both), ask(both), ask(both)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  const WRONG: readonly (readonly [string, Twist])[] = [
    ['another audience', { claims: { aud: 'https://elsewhere.example/token' } }],
    ['more than five minutes', { seconds: 900 }],
    ['no time left', { seconds: -60 }],
    ['another subject', { claims: { sub: 'somebody' } }],
    ['no jti', { claims: { jti: undefined } as never }],
    ['an endless jti', { claims: { jti: 'x'.repeat(301) } }],
    ['an unknown key', { header: { kid: 'rsa-9' } }],
    ['keys that it brings along', { header: { jku: 'https://elsewhere.example/jwks' } }],
    ['another kind of token', { header: { typ: 'dpop+jwt' } }],
    ['not yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
  ]
  it.each(WRONG)('%s: no token', async (_, twist) => {
    expect(await ask(await sign(rsa, 'by-file', twist))).toMatchObject({
      status: 401,
      said: { error: 'invalid_client' },
    })
  })

  it('neither a foreign key, nor none, nor a secret proves anything', async () => {
    const stranger = await newPair('RS384', 'rsa-1')
    const good = await sign(rsa, 'by-file')
    const [, payload] = good.split('.')
    const none = `${Buffer.from('{"alg":"none","kid":"rsa-1","typ":"JWT"}').toString('base64url')}.${payload}.`
    const secret = await new SignJWT({ iss: 'by-file', sub: 'by-file', aud: TOKEN_URL, jti: 'h' })
      .setProtectedHeader({ alg: 'HS384', kid: 'rsa-1' })
      .setExpirationTime('2m')
      .sign(new TextEncoder().encode(String(rsa.jwk.n)))
    for (const assertion of [await sign(stranger, 'by-file'), none, secret, 'a.b.c', '', 'x'.repeat(9_000)])
      expect((await ask(assertion)).said.error).toMatch(/^invalid_(?:client|request)$/)
    expect((await ask(await sign(rsa, 'nobody'))).status).toBe(401)
  })

  it('two keys of one name and kind prove nothing', async () => {
    await admit('twice', { jwks: JSON.stringify({ keys: [rsa.jwk, { ...(await newPair('RS384', 'rsa-1')).jwk }] }) })
    expect((await ask(await sign(rsa, 'twice'))).status).toBe(401)
  })

  it('says what is wrong with the form', async () => {
    const assertion = await sign(rsa, 'by-file')
    expect((await ask(assertion, { grant_type: 'password' })).said.error).toBe('unsupported_grant_type')
    expect((await ask(assertion, { client_assertion_type: 'x' })).said.error).toBe('invalid_request')
    for (const scope of ['', 'patient/*.cu', 'system/*.rs', 'system/*.uc'])
      expect(await ask(assertion, { scope })).toMatchObject({ status: 400, said: { error: 'invalid_scope' } })
    const { said } = await ask(assertion, { scope: 'system/Observation.cu system/*.rs openid' })
    expect(said.scope).toBe('system/Observation.cu')
  })

  it('a token that reads bookings is for a feed that may, and sends nothing; one that sends reads nothing', async () => {
    const read = async (token: unknown) =>
      (
        await portal.ask('GET', `/ingest/${FEED}/fhir/Appointment`, {
          headers: { authorization: `Bearer ${String(token)}` },
        })
      ).status
    const reads = { scope: 'system/Appointment.rs' }
    expect(await ask(await sign(rsa, 'by-file'), reads)).toMatchObject({
      status: 400,
      said: { error: 'invalid_scope' },
    })
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      letReadBookings(scope, { feedId: FEED, may: true }),
    )
    const { said } = await ask(await sign(rsa, 'by-file'), reads)
    expect(said.scope).toBe('system/Appointment.rs')
    expect([await read(said.access_token), await push(String(said.access_token))]).toEqual([200, 401])
    const sends = (await ask(await sign(rsa, 'by-file'))).said.access_token
    expect([await read(sends), await push(String(sends))]).toEqual([401, 200])
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      letReadBookings(scope, { feedId: FEED, may: false }),
    )
    expect(await read(said.access_token)).toBe(403)
  })

  it('a key set at an address is kept no longer than it says, and asked again for a new key', async () => {
    await admit('by-address', { jwksUrl: keysUrl })
    served.cacheControl = 'max-age=3600'
    for (let times = 0; times < 3; times++) expect((await ask(await sign(rsa, 'by-address'))).status).toBe(200)
    expect(served.asked).toBe(1)
    served.cacheControl = 'no-store'
    await admit('not-kept', { jwksUrl: `${keysUrl}?a` })
    for (let times = 0; times < 3; times++) expect((await ask(await sign(rsa, 'not-kept'))).status).toBe(200)
    expect(served.asked).toBe(4)
  })

  it('what the address answers is bounded, and it leads nowhere else', async () => {
    await admit('moved', { jwksUrl: keysUrl.replace('jwks.json', 'elsewhere') })
    expect((await ask(await sign(rsa, 'moved'))).status).toBe(401)
    for (const [at, answer] of [
      '<html>',
      '{"keys":1}',
      `{"keys":[],"x":"${'y'.repeat(200_000)}"}`,
      '{"keys":[null]}',
    ].entries()) {
      served.answer = answer
      await admit(`odd-${at}`, { jwksUrl: `${keysUrl}?odd${at}` })
      expect((await ask(await sign(rsa, `odd-${at}`))).status).toBe(401)
    }
    expect(portal.faults).toEqual([])
  })

  it('whoever is shut out has no token any more', async () => {
    await admit('leaver', { jwks: JSON.stringify({ keys: [rsa.jwk] }) })
    const { said } = await ask(await sign(rsa, 'leaver'))
    expect(await push(String(said.access_token))).toBe(200)
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      endFeedClient(scope, { clientId: 'leaver' }),
    )
    expect(await push(String(said.access_token))).toBe(401)
    expect((await ask(await sign(rsa, 'leaver'))).status).toBe(401)
  })

  it('a token ends by itself, and its hash is all that is kept', async () => {
    const { said } = await ask(await sign(ec, 'by-file'))
    const kept = await portal.house.owner(`select encode(token_hash, 'base64') as hash from feed_token`)
    expect(kept.map(({ hash }) => hash)).not.toContain(said.access_token)
    await portal.house.owner(`update feed_token set expires_at = now() - interval '1 second'`)
    expect(await push(String(said.access_token))).toBe(401)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { SoftAuthenticator } from '../../support/soft-authenticator.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, ORIGIN, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const EMAIL = 'patient@demo.example'

describe.each(databaseKinds())('Kari signs in with a passkey on %s', (kind) => {
  let portal: TestPortal
  let here: string
  const key = new SoftAuthenticator(ORIGIN)
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    here = await portal.signIn(EMAIL)
  })
  afterAll(() => portal.close())

  const challenge = async (path: string, cookie?: string) => {
    const answer = await portal.get(`/api/auth/passkey/${path}`, cookie)
    const kept = answer.cookies.map((each) => each.split(';')[0]).join('; ')
    return { answer, challenge: (JSON.parse(answer.text) as { challenge: string }).challenge, kept }
  }
  const tell = (path: string, response: unknown, cookie: string, origin = ORIGIN): Promise<Answer> =>
    portal.ask('POST', `/api/auth/passkey/${path}`, {
      cookie,
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ response }),
    })
  const enter = async (by: SoftAuthenticator, how: object = {}) => {
    const asked = await challenge('generate-authenticate-options')
    return tell('verify-authentication', by.get(asked.challenge, how), asked.kept)
  }
  const add = async (by: SoftAuthenticator, cookie: string) => {
    const asked = await challenge('generate-register-options', cookie)
    if (asked.answer.status !== 200) return asked.answer
    return tell('verify-registration', by.create(asked.challenge), `${cookie}; ${asked.kept}`)
  }
  const sessionIn = (answer: Answer) =>
    answer.cookies.find((each) => each.startsWith('causeway.session_token='))?.split(';')[0]

  it('adds one only after the password', async () => {
    await portal.house.owner(`update session set proved_at = now() - interval '6 minutes'`)
    expect((await add(key, here)).status).toBe(403)
    expect((await portal.get('/api/auth/passkey/generate-register-options')).status).toBe(403)
    expect((await portal.get('/settings/sign-in', here)).text).not.toContain('data-passkey')
    await portal.post('/settings/sign-in/passkeys', { does: 'begin', proof: DEMO_PASSWORD }, here)
    expect((await portal.get('/settings/sign-in', here)).text).toContain('data-passkey="add"')
    expect((await add(key, here)).status).toBe(200)
    const page = (await portal.get('/settings/sign-in', here)).text
    expect(page).toContain('A passkey was added')
    expect(page).toContain('Added on')
  })

  it('is in with it, without a password and without a second step, and in no answer stands who she is', async () => {
    await portal.house.owner(`insert into second_factor (account_id, sealed_secret, confirmed_at)
      select id, 'x', now() from portal_account where email = '${EMAIL}'`)
    const answer = await enter(key)
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ code: 'in' })
    expect((await portal.get('/record', sessionIn(answer))).status).toBe(200)
    await portal.house.owner('delete from second_factor')
  })

  it('is not in with a key that was not unlocked, of another, for another place, or shown twice', async () => {
    expect((await enter(key, { unlocked: false })).status).toBe(401)
    expect((await enter(new SoftAuthenticator(ORIGIN))).status).toBe(401)
    const elsewhere = new SoftAuthenticator('https://evil.example')
    Object.defineProperty(elsewhere, 'id', { value: key.id })
    expect((await enter(elsewhere)).status).toBe(400)
    const asked = await challenge('generate-authenticate-options')
    const shown = key.get(asked.challenge)
    expect((await tell('verify-authentication', shown, asked.kept)).status).toBe(200)
    expect((await tell('verify-authentication', shown, asked.kept)).status).toBe(400)
    expect((await tell('verify-authentication', {}, '')).status).toBe(400)
    expect((await tell('verify-authentication', shown, asked.kept, 'https://evil.example')).status).toBe(403)
  })

  it('pages with its script let through that script and nothing else; all other pages run none', async () => {
    for (const path of ['/sign-in', '/settings/sign-in']) {
      const { headers, text } = await portal.get(path, path === '/sign-in' ? undefined : here)
      const policy = String(headers['content-security-policy'])
      expect(policy).toMatch(/^default-src 'none';/)
      expect(policy).toContain(`script-src 'self';connect-src 'self'`)
      expect(policy).not.toContain('unsafe')
      expect(text.match(/<script/g) ?? []).toHaveLength(1)
    }
    for (const path of ['/', '/settings', '/delegates']) {
      const { headers, text } = await portal.get(path, here)
      expect(String(headers['content-security-policy'])).not.toContain('script-src')
      expect(text).not.toContain('<script')
    }
  })

  it('takes it away, and it opens nothing any more', async () => {
    const [row] = await portal.house.owner('select id from passkey')
    await portal.post('/settings/sign-in/passkeys', { remove: row!.id as string, proof: DEMO_PASSWORD }, here)
    expect(await portal.house.owner('select 1 from passkey')).toEqual([])
    expect((await enter(key)).status).toBe(401)
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

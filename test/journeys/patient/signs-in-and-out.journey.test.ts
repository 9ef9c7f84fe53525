import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { ORIGIN, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')
const EMAIL = 'patient@demo.example'

describe.each(databaseKinds())('Kari signs in and out on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
  })
  afterAll(() => portal.close())

  const enter = (email: string, password: string, more: Record<string, string> = {}) =>
    portal.post('/sign-in', { email, password, ...more })

  it.each([
    ['as it is', EMAIL],
    ['with blanks around it', `  ${EMAIL}\t`],
    ['in capitals', EMAIL.toUpperCase()],
    ['copied with an invisible mark', `\u200b${EMAIL}\ufeff`],
  ])('with her e-mail %s (N01)', async (_, email) => {
    const answer = await enter(email, DEMO_PASSWORD)
    expect(answer).toMatchObject({ status: 303, location: '/' })
    expect(answer.cookies.join('\n')).toMatch(/causeway\.session_token=[^;]{40,};[^\n]*HttpOnly[^\n]*SameSite=Lax/i)
  })

  it('is told the same for a wrong password and for an account that does not exist (N23)', async () => {
    const [wrong, unknown] = [
      await enter(EMAIL, 'not this one at all'),
      await enter('nobody1@demo.example', 'not this one at all'),
    ]
    expect(wrong.status).toBe(422)
    const plain = (answer: typeof wrong, email: string) =>
      answer.text.replaceAll(email, 'EMAIL').replace(/Reference: [A-Z2-9]{4}-[A-Z2-9]{4}/, '')
    expect(plain(wrong, EMAIL)).toBe(plain(unknown, 'nobody1@demo.example'))
    expect(wordsOf(wrong)).toContain(en.signIn.wrong)
    for (const email of ['', 'x', 'a'.repeat(5_000), "' or true --"]) expect((await enter(email, '')).status).toBe(422)
  })

  it('is not locked out by a stranger’s ten wrong tries, who is (N21)', async () => {
    const from = (remoteAddress: string, password: string) =>
      portal.server.inject({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ email: EMAIL, password }).toString(),
      })
    for (let tries = 0; tries < 10; tries++) expect((await from('10.9.9.9', 'guess number one')).statusCode).toBe(422)
    expect((await from('10.9.9.9', DEMO_PASSWORD)).statusCode).toBe(429)
    expect((await from('10.1.1.1', DEMO_PASSWORD)).statusCode).toBe(303)
    const disguised = await portal.server.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress: '10.9.9.9',
      headers: { origin: ORIGIN, 'x-forwarded-for': '10.1.1.1', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email: EMAIL, password: DEMO_PASSWORD }).toString(),
    })
    expect(disguised.statusCode).toBe(429)
  })

  it('comes to the page she asked for, and to no other place (D13)', async () => {
    const asked = await portal.get('/record/laboratory?page=2')
    expect(asked.location).toBe(`/sign-in?next=${encodeURIComponent('/record/laboratory?page=2')}`)
    expect(await enter(EMAIL, DEMO_PASSWORD, { next: '/record/laboratory?page=2' })).toMatchObject({
      location: '/record/laboratory?page=2',
    })
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '\\\\evil',
      '/%0d%0aSet-Cookie:x=1',
      '/\r\nx',
      '/sign-out',
      '@evil.example',
      '/..//evil.example',
      ' //evil.example',
      `/${'a'.repeat(600)}`,
      '/<script>',
    ]) {
      const { location } = await enter(EMAIL, DEMO_PASSWORD, { next })
      expect(new URL(location!, ORIGIN).origin, next).toBe(ORIGIN)
      expect(location!.startsWith('//'), next).toBe(false)
    }
  })

  it('no other site acts for her (D19)', async () => {
    const cookie = await portal.signIn(EMAIL)
    const kari = await portal.personCalled('Kari')
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
      { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
      { origin: `${ORIGIN}.evil.example` },
      { origin: '' },
    ]
    for (const headers of foreign)
      for (const path of ['/sign-out', '/settings', `/persons/${kari}`, '/sign-in', '/api/auth/sign-in/email'])
        expect(
          (await portal.post(path, { language: 'fr', email: EMAIL, password: DEMO_PASSWORD }, cookie, headers)).status,
          `${path} ${JSON.stringify(headers)}`,
        ).toBe(403)
    const bare = { cookie, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'language=fr' }
    for (const path of ['/sign-out', '/settings']) expect((await portal.ask('POST', path, bare)).status).toBe(403)
    expect((await portal.get('/settings', cookie)).text).toContain('<html lang="en"')
  })

  it('signs out for good: the old cookie opens nothing, in no other window either', async () => {
    const [here, elsewhere] = [await portal.signIn(EMAIL), await portal.signIn(EMAIL)]
    expect(here).not.toBe(elsewhere)
    expect(await portal.post('/sign-out', {}, here)).toMatchObject({ status: 303, location: '/sign-in?why=signed-out' })
    for (const path of ['/', '/record', '/settings'])
      expect((await portal.get(path, here)).location).toMatch(/^\/sign-in/)
    expect((await portal.get('/', elsewhere)).status).toBe(200)
    expect((await portal.get('/', elsewhere)).headers['cache-control']).toBe('no-store, private')
  })

  it('keeps no session beyond its time, whatever she clicks, and none that somebody else set', async () => {
    const cookie = await portal.signIn(EMAIL)
    const hours = async () =>
      (
        await portal.house.owner(`select max(extract(epoch from expires_at - now()) / 3600)::float8 as h from session`)
      )[0]!.h as number
    const before = await hours()
    for (let clicks = 0; clicks < 5; clicks++) await portal.get('/', cookie)
    expect(await hours()).toBeLessThanOrEqual(before)
    expect(before).toBeLessThanOrEqual(12)
    expect((await portal.get('/', 'causeway.session_token=chosen-by-me.AAAA')).status).toBe(303)
    expect((await portal.get(`/?causeway.session_token=${cookie.split('=')[1]}`)).status).toBe(303)
    expect(portal.faults).toEqual([])
  })
})

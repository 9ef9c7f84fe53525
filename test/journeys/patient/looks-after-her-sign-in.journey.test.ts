import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { codeAt } from '../../../src/modules/accounts/totp.ts'
import { tokenIn } from '../../support/actors.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, ORIGIN, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const EMAIL = 'siri@test.example'
const NEW = 'lamp river eleven goat'

describe.each(databaseKinds())('Siri looks after her sign-in on %s', (kind) => {
  let portal: TestPortal
  let here: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    const personId = await portal.personCalled('Kari')
    await portal.addAccount(EMAIL, { name: 'Siri Solheim', grants: [{ personId, capacity: 'self' }] })
  })
  afterAll(() => portal.close())
  beforeEach(async () => {
    const known = `(select password from credential c join portal_account a on a.id = c.account_id
      where a.email = 'patient@demo.example')`
    const siri = `(select id from portal_account where email = '${EMAIL}')`
    await portal.house.owner(`update credential set password = ${known} where account_id = ${siri}`)
    for (const table of ['wrong_try', 'second_factor', 'account_event', 'account_device', 'session'])
      await portal.house.owner(`delete from ${table}`)
    here = await portal.signIn(EMAIL)
  })

  const page = (cookie = here) => portal.get('/settings/sign-in', cookie)
  const enter = (form: Record<string, string>, cookie?: string, remoteAddress = '127.0.0.1') =>
    portal.server.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress,
      headers: {
        origin: ORIGIN,
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'Mozilla/5.0 (iPhone) Version/17.0 Safari/604.1',
        ...(cookie && { cookie }),
      },
      payload: new URLSearchParams({ email: EMAIL, ...form }).toString(),
    })
  const cookieOf = (answer: Awaited<ReturnType<typeof enter>>, name: string) =>
    [answer.headers['set-cookie'] ?? []]
      .flat()
      .find((each) => each.startsWith(`${name}=`))
      ?.split(';')[0]
  const unprove = () => portal.house.owner(`update session set proved_at = now() - interval '6 minutes'`)
  const lives = async (cookie: string) => (await portal.get('/settings', cookie)).status === 200

  it('nobody who reads the table can be her: it holds hashes', async () => {
    const [row] = await portal.house.owner('select token from session')
    const token = tokenIn(here)
    expect(row!.token).toBe(createHash('sha256').update(token).digest('hex'))
    await expect(portal.house.owner('select 1 from session where token = $1', [token])).resolves.toEqual([])
  })

  it('sees where she is signed in, in words, and ends one place or all others, on the next request', async () => {
    const phone = cookieOf(await enter({ password: DEMO_PASSWORD }), 'causeway.session_token')!
    const tablet = await portal.signIn(EMAIL)
    const text = (await page()).text
    expect(text).toContain('Safari on iPhone')
    expect(text).toContain('This device')
    const [session] = await portal.house.owner(`select id from session where user_agent like '%iPhone%'`)
    await portal.post('/settings/sign-in/sessions', { which: session!.id as string }, here)
    expect(await Promise.all([here, phone, tablet].map(lives))).toEqual([true, false, true])
    const kari = await portal.signIn('patient@demo.example')
    const [foreign] = await portal.house.owner('select id from session order by created_at desc limit 1')
    await portal.post('/settings/sign-in/sessions', { which: foreign!.id as string }, here)
    await portal.post('/settings/sign-in/sessions', { which: 'others' }, here)
    expect(await Promise.all([here, tablet, kari].map(lives))).toEqual([true, false, true])
  })

  it('is signed out after an hour without use; what she asks for keeps her in, for twelve hours at most', async () => {
    await portal.house.owner(`update session set used_at = now() - interval '59 minutes'`)
    expect(await lives(here)).toBe(true)
    const [used] = await portal.house.owner(`select used_at > now() - interval '1 minute' as is_fresh from session`)
    expect(used!.is_fresh).toBe(true)
    await portal.house.owner(`update session set used_at = now() - interval '1 hour'`)
    expect((await portal.get('/record', here)).location).toBe('/sign-in?next=%2Frecord')
  })

  it('changes her password: asked for the old one, told what is wrong with the new, signed out elsewhere', async () => {
    const elsewhere = await portal.signIn(EMAIL)
    const change = (form: Record<string, string>) => portal.post('/settings/sign-in/password', form, here)
    await unprove()
    expect((await change({ password: NEW })).status).toBe(422)
    expect((await change({ password: NEW, proof: 'wrong' })).text).toContain('That is not your password')
    for (const [password, says] of [
      ['short', 'at least ten'],
      ['Sunshine2024', 'Many people use'],
      ['siri-solheim', 'your name'],
    ])
      expect((await change({ password: password!, proof: DEMO_PASSWORD })).text).toContain(says)
    expect((await change({ password: NEW, proof: DEMO_PASSWORD })).location).toBe('/settings/sign-in?said=password')
    expect(await Promise.all([here, elsewhere].map(lives))).toEqual([true, false])
    expect((await enter({ password: DEMO_PASSWORD })).statusCode).toBe(422)
    expect((await enter({ password: NEW.normalize('NFD') })).statusCode).toBe(303)
    expect((await page()).text).toContain('The password was changed')
  })

  it('is told on the next page of a device that was new, and not of one that she knows', async () => {
    const first = await enter({ password: DEMO_PASSWORD })
    const device = cookieOf(first, 'causeway.device')!
    expect((await portal.get('/', here)).text).toContain('from a new device: Safari on iPhone')
    await portal.post('/settings/sign-in/seen', {}, here)
    expect((await portal.get('/', here)).text).not.toContain('new device')
    const again = await enter({ password: DEMO_PASSWORD }, device)
    expect(again.statusCode).toBe(303)
    expect((await portal.get('/', here)).text).not.toContain('new device')
    const [row] = await portal.house.owner(`select count(*)::int as n from account_event where kind = 'new-device'`)
    expect(row!.n).toBe(1)
  })

  it('signs in from a device that she knows, while a stranger tries from there and from everywhere (N21)', async () => {
    const device = cookieOf(await enter({ password: DEMO_PASSWORD }), 'causeway.device')!
    for (let at = 0; at < 11; at++) await enter({ password: 'wrong' }, undefined, '10.6.6.6')
    expect((await enter({ password: DEMO_PASSWORD }, undefined, '10.6.6.6')).statusCode).toBe(429)
    expect((await enter({ password: DEMO_PASSWORD }, device, '10.6.6.6')).statusCode).toBe(303)
    expect((await enter({ password: DEMO_PASSWORD }, undefined, '10.7.7.7')).statusCode).toBe(303)
    expect(
      (await enter({ email: 'patient@demo.example', password: DEMO_PASSWORD }, device, '10.6.6.6')).statusCode,
    ).toBe(303)
  })

  it.each(['/sign-in', '/api/auth/sign-in/email'])(
    'of fifty wrong passwords sent at once to %s ten at most are looked at',
    async (url) => {
      const form = { email: EMAIL, password: 'wrong' }
      const isForm = url === '/sign-in'
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
      const body = isForm ? new URLSearchParams(form).toString() : JSON.stringify(form)
      const tryIt = () => portal.ask('POST', url, { headers: { origin: ORIGIN, 'content-type': type }, body })
      const answers = await Promise.all(Array.from({ length: 50 }, tryIt))
      const refused = answers.filter(({ status }) => status === 429).length
      expect(refused).toBeGreaterThanOrEqual(40)
      expect(refused).toBeLessThan(50)
    },
  )

  it('sets up a second step; without its code the password opens nothing; each code works once', async () => {
    const begin = await portal.post('/settings/sign-in/second-step', { does: 'begin' }, here)
    const secret = /<span dir="ltr">([A-Z2-7 ]+)</.exec(begin.text)![1]!.replaceAll(' ', '')
    const step = () => Math.floor((performance.timeOrigin + performance.now()) / 30_000)
    expect((await portal.post('/settings/sign-in/second-step', { does: 'confirm', code: '000000' }, here)).status).toBe(
      422,
    )
    expect((await enter({ password: DEMO_PASSWORD })).headers.location).toBe('/')
    const on = await portal.post(
      '/settings/sign-in/second-step',
      { does: 'confirm', code: codeAt(secret, step()) },
      here,
    )
    const recovery = [...on.text.matchAll(/<li dir="ltr">([A-Z0-9-]+)</g)].map(([, code]) => code!)
    expect(recovery).toHaveLength(10)
    expect(await lives(here)).toBe(true)

    const half = await enter({ password: DEMO_PASSWORD, next: '/record' })
    expect(half.headers.location).toBe('/sign-in/code?next=%2Frecord')
    const cookie = cookieOf(half, 'causeway.session_token')!
    for (const path of ['/', '/record', '/settings', '/persons'])
      expect((await portal.get(path, cookie)).location, path).toMatch(/^\/sign-in/)
    expect((await portal.post('/settings', { language: 'fr' }, cookie)).location).toMatch(/^\/sign-in/)
    const code = (typed: string): Promise<Answer> =>
      portal.post('/sign-in/code', { code: typed, next: '/record' }, cookie)
    expect((await code('123456')).status).toBe(422)
    expect((await code(codeAt(secret, step()))).status).toBe(422)
    expect((await code(codeAt(secret, step() + 1))).location).toBe('/record')
    expect(await lives(cookie)).toBe(true)
    expect((await code(codeAt(secret, step() + 1))).location).toBe('/sign-in?next=%2Frecord')

    const lost = cookieOf(await enter({ password: DEMO_PASSWORD }), 'causeway.session_token')!
    expect((await portal.post('/sign-in/code', { code: recovery[0]!.toLowerCase() }, lost)).location).toBe('/')
    const once = cookieOf(await enter({ password: DEMO_PASSWORD }), 'causeway.session_token')!
    expect((await portal.post('/sign-in/code', { code: recovery[0]! }, once)).status).toBe(422)
    expect((await page()).text).toContain('A recovery code was used')
    expect((await page()).text).toContain('You have 9 recovery codes left')
    const [sealed] = await portal.house.owner('select sealed_secret from second_factor')
    expect(sealed!.sealed_secret).not.toContain(secret)

    await portal.house.owner(`update session set created_at = now() - interval '11 minutes' where factor_at is null`)
    expect((await portal.post('/sign-in/code', { code: recovery[1]! }, once)).location).toBe('/sign-in')
    await unprove()
    expect((await portal.post('/settings/sign-in/second-step', { does: 'end' }, here)).status).toBe(422)
    const off = await portal.post('/settings/sign-in/second-step', { does: 'end', proof: DEMO_PASSWORD }, here)
    expect(off.location).toBe('/settings/sign-in?said=factor-off')
    expect((await enter({ password: DEMO_PASSWORD })).headers.location).toBe('/')
  })

  it('codes are guessed ten times, and then one in five seconds', async () => {
    const begin = await portal.post('/settings/sign-in/second-step', { does: 'begin' }, here)
    const secret = /<span dir="ltr">([A-Z2-7 ]+)</.exec(begin.text)![1]!.replaceAll(' ', '')
    const step = Math.floor((performance.timeOrigin + performance.now()) / 30_000)
    await portal.post('/settings/sign-in/second-step', { does: 'confirm', code: codeAt(secret, step) }, here)
    const half = cookieOf(await enter({ password: DEMO_PASSWORD }), 'causeway.session_token')!
    const answers = []
    for (let at = 0; at < 12; at++)
      answers.push((await portal.post('/sign-in/code', { code: `00000${at}` }, half)).status)
    expect(answers).toEqual([...Array(10).fill(422), 429, 429])
  })

  it('lets somebody see everything only after her password (step-up)', async () => {
    await unprove()
    const form = { name: 'Per', what: 'everything', until: 'open' }
    const preview = await portal.post('/delegates/preview', form, here)
    expect(preview.text).toContain('Type your password once more.')
    const offer = /name="offer" value="([^"]+)"/.exec(preview.text)![1]!
    expect((await portal.post('/delegates', { ...form, offer }, here)).status).toBe(422)
    expect((await portal.post('/delegates', { ...form, offer, proof: 'wrong' }, here)).status).toBe(422)
    expect(await portal.house.owner('select 1 from grant_offer')).toEqual([])
    const made = await portal.post('/delegates', { ...form, offer, proof: DEMO_PASSWORD }, here)
    expect(made.text).toContain('class="code"')
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

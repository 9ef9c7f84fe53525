import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tendInvitations } from '#enrolment'
import { withSystemScope } from '#platform/database/scopes'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

describe.each(databaseKinds())('somebody signs in with a code, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    await addAddress(kari, 'kari@home.example', 'way-in')
    kari = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  const cookieOf = (answer: Answer, name: string) =>
    answer.cookies.find((each) => each.startsWith(`${name}=`))?.split(';')[0] ?? ''
  /** The code of the newest message to this address, and how many there are. */
  async function sentTo(address: string) {
    const rows = await portal.house.owner(
      `select subject, body from outgoing_message where to_address = $1 order by created_at desc`,
      [address],
    )
    return { count: rows.length, code: /\d{4} \d{4}/.exec((rows[0]?.body as string) ?? '')?.[0] ?? '', first: rows[0] }
  }
  async function addAddress(cookie: string, address: string, use: string) {
    const asked = await portal.post('/settings/sign-in/codes', { address, use, proof: DEMO_PASSWORD }, cookie)
    expect(asked.location).toBe('/settings/sign-in/codes')
    const both = `${cookie}; ${cookieOf(asked, 'causeway.code')}`
    expect((await portal.get('/settings/sign-in/codes', both)).text).toContain('Type your code')
    const { code } = await sentTo(address)
    expect((await portal.post('/settings/sign-in/codes/confirm', { code: '0000 0000' }, both)).status).toBe(422)
    const done = await portal.post('/settings/sign-in/codes/confirm', { code: code.replace(' ', '') }, both)
    expect(done.location).toBe('/settings/sign-in?said=codes')
  }
  const ask = (email: string) => portal.post('/sign-in/one-time', { email })
  const enter = (code: string, mark: string) => portal.post('/sign-in/one-time', { code }, mark)

  it('the code opens the account once, in the browser that asked, and says nothing else', async () => {
    expect((await portal.get('/settings/sign-in', kari)).text).toContain('kari@home.example')
    const asked = await ask('patient@demo.example')
    const mark = cookieOf(asked, 'causeway.code')
    const { code, first } = await sentTo('kari@home.example')
    expect(`${first!.subject} ${first!.body}`).not.toMatch(/Kari|Nordmann|hospital|http/i)
    const other = cookieOf(await ask('nobody@demo.example'), 'causeway.code')
    expect((await enter(code, other)).status).toBe(422)
    expect((await enter(code, '')).status).toBe(422)
    const came = await enter(code, mark)
    expect(came.location).toBe('/')
    expect((await portal.get('/', cookieOf(came, 'causeway.session_token'))).text).toContain('Kari')
    expect((await enter(code, mark)).status).toBe(422)
  })

  it('nobody learns who has an account or uses codes, and looking sends and uses up nothing', async () => {
    const before = await sentTo('kari@home.example')
    const asked = await Promise.all(['patient@demo.example', 'delegate@demo.example', 'nobody@x.example', ''].map(ask))
    expect(new Set(asked.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set(['303 /sign-in/one-time?asked=sent']),
    )
    const shown = await Promise.all(asked.map((each) => portal.get(each.location!, cookieOf(each, 'causeway.code'))))
    expect(new Set(shown.map(({ text }) => text)).size).toBe(1)
    const wrong = await Promise.all(asked.map((each) => enter('1234 5678', cookieOf(each, 'causeway.code'))))
    const plain = wrong.map(({ status, text }) => `${status} ${text.replace(/[A-Z2-9]{4}-[A-Z2-9]{4}/g, 'R')}`)
    expect(new Set(plain).size).toBe(1)
    for (let time = 0; time < 3; time++) await portal.get('/sign-in/one-time?asked=sent')
    expect((await sentTo('kari@home.example')).count).toBe(before.count + 1)
    expect((await sentTo('delegate@demo.example')).count).toBe(0)
  })

  it('five wrong codes end an asking, and no right one helps after that', async () => {
    const asked = await portal.post('/sign-in/one-time', { email: 'patient@demo.example' }, kari)
    const mark = cookieOf(asked, 'causeway.code')
    const { code } = await sentTo('kari@home.example')
    for (let time = 0; time < 5; time++) expect((await enter('1111 1111', mark)).status).toBe(422)
    expect((await enter(code, mark)).status).toBe(422)
  })

  it('a stranger fills no mailbox, and holds up nobody in a browser that is known', async () => {
    await portal.house.owner('delete from wrong_try')
    const entered = await portal.post('/sign-in', { email: 'patient@demo.example', password: DEMO_PASSWORD })
    const device = cookieOf(entered, 'causeway.device')
    const before = (await sentTo('kari@home.example')).count
    for (let time = 0; time < 12; time++) expect((await ask('patient@demo.example')).status).toBe(303)
    const after = (await sentTo('kari@home.example')).count
    expect(after - before).toBe(4)
    await portal.post('/sign-in/one-time', { email: 'patient@demo.example' }, device)
    expect((await sentTo('kari@home.example')).count).toBe(after + 1)
  })

  it('its owner is told by mail, once, of what happened, and of a helper; without a name', async () => {
    const rule = {
      afterDays: 7,
      most: 1,
      address: 'https://x.example/join',
      waysIn: 'https://x.example/ways',
      language: 'en' as const,
    }
    const tend = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) => tendInvitations(scope, rule))
    await portal.house.owner(`update access_grant set offer_id = gen_random_uuid(), valid_from = now()
      where capacity = 'delegate' and ended_at is null`)
    expect((await tend()).news).toBeGreaterThan(0)
    expect((await tend()).news).toBe(0)
    const told = await portal.house.owner(
      `select subject, body from outgoing_message where to_address = 'patient@demo.example' order by body`,
    )
    const text = told.map((row) => `${row.subject} ${row.body}`).join()
    expect(text).toMatch(/Codes by email or SMS were turned on/)
    expect(text).toMatch(
      /Somebody accepted to help you[\s\S]*Was it not you\? Sign in and look here: https:\/\/x.example\/ways/,
    )
    expect(text).not.toMatch(/Kari|Liv|Nordmann|hospital/)
  })

  it('as a second step it comes after the password, opens nothing alone, and ends when it is taken away', async () => {
    await portal.house.owner('delete from wrong_try')
    const liv = await portal.signIn('delegate@demo.example')
    await addAddress(liv, '+47 555 10 200'.replaceAll(' ', ''), 'second-step')
    const alone = await ask('delegate@demo.example')
    expect((await enter((await sentTo('+4755510200')).code, cookieOf(alone, 'causeway.code'))).status).toBe(422)
    const first = await portal.post('/sign-in', { email: 'delegate@demo.example', password: DEMO_PASSWORD })
    expect(first.location).toBe('/sign-in/code')
    const session = cookieOf(first, 'causeway.session_token')
    expect((await portal.get('/', session)).location).toContain('/sign-in')
    expect((await portal.get('/sign-in/code', session)).text).toContain('Send the code now')
    const sent = await portal.post('/sign-in/code', { does: 'send' }, session)
    const mark = cookieOf(sent, 'causeway.code')
    const { code } = await sentTo('+4755510200')
    expect((await portal.post('/sign-in/code', { code }, session)).status).toBe(422)
    expect((await portal.post('/sign-in/code', { code }, `${session}; ${mark}`)).location).toBe('/')
    expect((await portal.get('/', session)).status).toBe(200)
    const gone = await portal.post('/settings/sign-in/codes', { remove: 'sms' }, session)
    expect(gone.location).toBe('/settings/sign-in?said=codes-off')
    const plain = await portal.post('/sign-in', { email: 'delegate@demo.example', password: DEMO_PASSWORD })
    expect(plain.location).toBe('/')
    expect(portal.faults).toEqual([])
  })
})

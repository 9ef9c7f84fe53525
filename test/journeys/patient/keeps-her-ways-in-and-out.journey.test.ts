import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const w = translator('en')
const PHONE = '+4755510211'

describe.each(databaseKinds())('Siri keeps her ways in, and her way out, on %s', (kind) => {
  let portal: TestPortal
  let personId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    personId = await portal.personCalled('Kari')
    await portal.addAccount('siri@test.example', { name: 'Siri', grants: [{ personId, capacity: 'self' }] })
    await portal.addAccount('astrid-48291@sign-in.invalid', {
      name: 'Astrid',
      grants: [{ personId, capacity: 'delegate' }],
    })
    await portal.addAccount('bjarne@test.example', { name: 'Bjarne', grants: [{ personId, capacity: 'delegate' }] })
  })
  afterAll(() => portal.close())

  const cookieOf = (cookies: readonly string[]) =>
    cookies.find((each) => each.startsWith('causeway.code='))?.split(';')[0] ?? ''
  const askFor = (address: string, use: string, cookie: string) =>
    portal.post('/settings/sign-in/codes', { address, use, proof: DEMO_PASSWORD }, cookie)
  async function confirm(asked: Awaited<ReturnType<typeof askFor>>, address: string, cookie: string) {
    const [sent] = await portal.house.owner(
      'select body from outgoing_message where to_address = $1 order by created_at desc',
      [address],
    )
    const code = /\d{4} \d{4}/.exec(sent!.body as string)![0]
    return portal.post('/settings/sign-in/codes/confirm', { code }, `${cookie}; ${cookieOf(asked.cookies)}`)
  }
  const factorAt = async () =>
    (
      await portal.house.owner(`select s.factor_at from session s join portal_account a on a.id = s.account_id
      where a.email = 'siri@test.example' order by s.created_at desc limit 1`)
    )[0]!.factor_at

  it('a new address that never answers takes nothing from the one that was confirmed', async () => {
    const siri = await portal.signIn('siri@test.example')
    const wrong = await askFor('+4755510999', 'second-step', siri)
    const right = await askFor(PHONE, 'second-step', siri)
    expect((await confirm(wrong, '+4755510999', siri)).status).toBe(422)
    expect((await confirm(right, PHONE, siri)).location).toBe('/settings/sign-in?said=codes')
    expect(await factorAt()).not.toBeNull()
    const again = await askFor('+4755510888', 'second-step', siri)
    expect(again.location).toBe('/settings/sign-in?said=codes-there')
    expect((await portal.get(again.location!, siri)).text).toContain(w.codes.ways.there)
    const page = (await portal.get('/settings/sign-in', siri)).text
    expect(page).toContain(PHONE)
    expect(page).not.toContain('+4755510888')
    expect(await portal.house.owner(`select 1 from outgoing_message where to_address = '+4755510888'`)).toEqual([])
    await portal.house.owner('delete from wrong_try')
    await portal.post('/settings/sign-in/codes', { remove: 'sms' }, siri)
    expect(await portal.house.owner('select 1 from second_factor')).toEqual([])
  })

  it('codes instead of the password are no second step, and stopping other codes leaves the app', async () => {
    const siri = await portal.signIn('siri@test.example')
    const asked = await askFor('siri@home.example', 'way-in', siri)
    expect((await confirm(asked, 'siri@home.example', siri)).location).toBe('/settings/sign-in?said=codes')
    expect(await factorAt()).toBeNull()
    const step = await askFor(PHONE, 'second-step', siri)
    await confirm(step, PHONE, siri)
    await portal.house.owner(`insert into recovery_code (account_id, code_hash)
      select id, 'of the app' from portal_account where email = 'siri@test.example'`)
    const gone = await portal.post('/settings/sign-in/codes', { remove: 'sms' }, siri)
    expect(gone.location).toBe('/settings/sign-in?said=codes-off')
    expect(await portal.house.owner('select 1 from second_factor where confirmed_at is not null')).toHaveLength(1)
    for (const table of ['second_factor', 'recovery_code', 'sign_in_contact', 'wrong_try'])
      await portal.house.owner(`delete from ${table}`)
  })

  const prove = (cookie: string) => portal.post('/settings/more', { proof: DEMO_PASSWORD }, cookie)

  it('whoever holds a device on which she has just signed in finds harmless words, too', async () => {
    const siri = await portal.signIn('siri@test.example')
    const decoy = (await portal.get('/settings/more', siri)).text
    expect(decoy).toContain(w.safety.decoy)
    expect(decoy).not.toContain(w.safety.heading)
    await prove(siri)
    expect((await portal.get('/settings/more', siri)).text).toContain(w.safety.heading)
  })

  it.each([
    ['typed as it is used to sign in', 'astrid-48291@sign-in.invalid', { email: ' Astrid-48291 ' }, 'astrid-48291'],
    ['chosen among those who help', 'bjarne@test.example', { helper: 'Bjarne' }, 'Bjarne'],
  ])('one human being, %s, sees nothing any more', async (_how, account, typed, shown) => {
    const siri = await portal.signIn('siri@test.example')
    const human = await portal.signIn(account)
    expect((await portal.get('/record', human)).status).toBe(200)
    const form: Record<string, string> = { whom: 'account', what: 'everything', emergency: 'no', ...typed }
    await prove(siri)
    if (form.helper) {
      const page = (await portal.get('/settings/more', siri)).text
      form.helper = new RegExp(`<option value="([\\w-]+)"[^>]*>${form.helper}</option>`).exec(page)![1]!
    }
    const preview = (await portal.post('/settings/more', { does: 'preview', ...form }, siri)).text
    expect(preview).toContain(shown)
    expect(preview.includes(w.safety.nameOnly)).toBe('email' in typed)
    const saved = await portal.post('/settings/more', { does: 'save', ...form }, siri)
    expect(saved.location).toBe('/settings/more?said=saved')
    expect((await portal.get('/settings/more', siri)).text).toContain(
      w.safety.line({ what: 'All of my record', whom: shown }),
    )
    expect((await portal.get('/record', human)).status).toBe(404)
  })

  it('nobody can be chosen who does not help', async () => {
    const siri = await portal.signIn('siri@test.example')
    const [other] = await portal.house.owner(`select id from portal_account where email = 'siri@test.example'`)
    const form = { whom: 'account', what: 'everything', emergency: 'no', helper: other!.id as string }
    await prove(siri)
    expect((await portal.post('/settings/more', { does: 'save', ...form }, siri)).status).toBe(422)
  })

  it('the way out leads away, too, when the session has ended or nobody is signed in', async () => {
    const siri = await portal.signIn('siri@test.example')
    const first = await portal.get('/leave', siri)
    const again = await portal.get('/leave', siri)
    expect(first.location).toMatch(/^https:/)
    expect(again.location).toBe(first.location)
    expect((await portal.get('/leave')).location).toBe(first.location)
    expect((await portal.get('/record', siri)).location).toContain('/sign-in')
    expect(portal.faults).toEqual([])
  })
})

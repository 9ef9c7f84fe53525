import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { hidden } from '../../support/hidden-field.ts'
import { bundleOf, NORTH, valueResource } from '../../support/numbers-world.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en')

/** Torleif is 81, has no e-mail, and is known at Nordfjord Hospital. */
const TORLEIF = { institution: NORTH, number: 'torleif-north' }
const patient = {
  resourceType: 'Patient',
  id: TORLEIF.number,
  identifier: [{ system: 'urn:oid:2.999.77.1', value: 'T-1944' }],
  name: [{ family: 'Åsheim', given: ['Torleif'] }],
  birthDate: '1944-11-04',
  gender: 'male',
}
const BORN = { day: '4', month: '11', year: '1944' }
const PASSWORD = 'tre gamle fjell ved sjøen'

describe.each(databaseKinds())('the clerk lets in a man of 81 who has no e-mail, on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let code: string
  let invitation: string
  let signInName: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clerk = await portal.signIn('clerk@demo.example')
    await portal.takeIn('nordfjord-hospital-fhir', bundleOf(patient, valueResource(TORLEIF, 'torleif-value', 4.1)))
  })
  afterAll(() => portal.close())

  const form = (more: Record<string, string> = {}) => ({
    number: 'T-1944',
    link: /name="link" value="([^"]+)"/.exec(found)![1]!,
    checked: 'passport',
    channel: 'desk',
    language: 'nb',
    ...more,
  })
  let found = ''
  const codeIn = ({ text }: Answer) => /class="code" dir="ltr">([^<]+)</.exec(text)![1]!
  const addressIn = ({ text }: Answer) => /action="(\/desk\/enrolment\/[0-9a-f-]+)"/.exec(text)![1]!
  const ticketIn = ({ cookies }: Answer) =>
    cookies.find((cookie) => cookie.startsWith('causeway.join='))!.split(';')[0]!
  const type = (typed: Record<string, string>) => portal.post('/join', { code, ...BORN, ...typed })
  const valuesOf = async (cookie: string) => wordsOf(await portal.get('/record/laboratory', cookie))

  it('finds him by number, and must say how he was recognised', async () => {
    expect(wordsOf(await portal.get('/desk', clerk))).toContain(en.enrolment.link)
    const page = await portal.get('/desk/enrolment/new?number=T-1944', clerk)
    found = page.text
    expect(wordsOf(page)).toContain('Torleif Åsheim')
    const without = await portal.post('/desk/enrolment/new', form({ checked: '' }), clerk)
    expect(without.status).toBe(422)
    expect(wordsOf(without)).toContain(en.enrolment.faults.checked)
  })

  it('gets a code in his language, in large type and as PDF', async () => {
    const page = await portal.post('/desk/enrolment/new', form(), clerk)
    expect(page.status).toBe(200)
    code = codeIn(page)
    invitation = addressIn(page)
    expect(wordsOf(page)).toContain(translator('nb').letter.writeCode)
    expect(page.text).toContain('<svg')
    const pdf = await portal.post(invitation, { does: 'letter', code }, clerk)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.bytes.toString('latin1')).toContain('/Marked true')
  })

  it('nobody can read the code again, the house itself included', async () => {
    expect((await portal.get(invitation, clerk)).text).not.toContain(code)
    const rows = await portal.house.owner('select * from invitation')
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })

  it('a scanner that follows the link uses nothing up', async () => {
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await portal.ask(method, `/join?code=${code}`)).status).toBe(200)
    const [row] = await portal.house.owner('select step, wrong_tries, ended_at from invitation')
    expect(row).toEqual({ step: null, wrong_tries: 0, ended_at: null })
  })

  it('a slip of the finger is told at once; a wrong birth date says what to do, with a reference', async () => {
    const slip = await type({ code: `${code.slice(0, -1)}${code.endsWith('B') ? 'C' : 'B'}` })
    expect(wordsOf(slip)).toContain(en.join.faults.code)
    const wrong = await type({ day: '5' })
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong)).toContain(en.join.faults.refused)
    expect(wordsOf(wrong)).toMatch(/Tell them this reference: \w{4}-\w{4}/)
    const stuck = wordsOf(await portal.get('/desk/enrolment?list=stuck', clerk))
    expect(stuck).toContain('Torleif Åsheim')
    expect(stuck).toContain(en.enrolment.steps['birth-date'])
  })

  it('he types it with blanks and in small letters, and comes to a page of his own', async () => {
    const answer = await type({ code: ` ${code.toLowerCase().replaceAll('-', ' ')} `, c: 'flu-2026' })
    expect(answer.location).toBe('/join/account')
    const page = await portal.get('/join/account?lang=en', ticketIn(answer))
    expect(wordsOf(page)).toContain('Hello, Torleif Åsheim.')
    signInName = hidden(page.text, 'name')
    expect(signInName).toMatch(/^torleif-\d{5}$/)
    const readAgain = await portal.get('/join/account?lang=en', ticketIn(answer))
    expect(hidden(readAgain.text, 'name'), 'who has written it down finds it again').toBe(signInName)
  })

  it('passwords that others guess are refused, and the desk sees where he stuck', async () => {
    const ticket = ticketIn(await type({}))
    const choose = (password: string, again = password) =>
      portal.post('/join/account?lang=en', { how: 'name', name: signInName, password, again }, ticket)
    expect(wordsOf(await choose('kort'))).toContain(en.join.passwordFaults['too-short'])
    expect(wordsOf(await choose('password123'))).toContain(en.join.passwordFaults.common)
    expect(wordsOf(await choose(PASSWORD, 'another one'))).toContain(en.join.passwordFaults.different)
    expect(wordsOf(await portal.get('/desk/enrolment?list=stuck', clerk))).toContain(en.enrolment.steps.password)
  })

  it('a name of ours that somebody has by now is told of where it can be seen, with another one', async () => {
    await portal.addAccount('torleif-00001@sign-in.invalid', {})
    const [before] = await portal.house.owner('select max(fact_id) as fact from adoption_fact')
    const ticket = ticketIn(await type({}))
    const choose = (over: Record<string, string>) =>
      portal.post(
        '/join/account?lang=en',
        { how: 'name', name: signInName, password: PASSWORD, again: PASSWORD, ...over },
        ticket,
      )
    const taken = await choose({ name: 'torleif-00001' })
    expect(taken.status).toBe(422)
    expect(wordsOf(taken)).toContain(en.join.nameFaults.taken)
    expect(hidden(taken.text, 'name')).not.toBe('torleif-00001')
    expect(taken.text).not.toContain('class="if-email"')
    expect((await choose({ again: 'another one' })).text).toContain('class="if-email"')
    await portal.house.owner('delete from adoption_fact where fact_id > $1', [before!.fact])
  })

  it('finishes at the desk, on the clerk’s device, and nobody but the clerk is signed in there', async () => {
    const here = await portal.post(invitation, { does: 'here' }, clerk)
    expect(here.location).toBe('/join/account')
    const both = `${clerk}; ${ticketIn(here)}`
    const page = await portal.get('/join/account', both)
    expect(wordsOf(page)).toContain(translator('nb').join.atDesk)
    expect(page.text).not.toContain('/desk')
    const done = await portal.post(
      '/join/account',
      { how: 'name', name: signInName, password: PASSWORD, again: PASSWORD },
      both,
    )
    expect(done.status).toBe(200)
    expect(wordsOf(done)).toContain(signInName)
    expect(done.cookies.filter((cookie) => cookie.includes('session_token'))).toEqual([])
    expect((await portal.get('/desk', clerk)).status).toBe(200)
    const sessions = await portal.house.owner(
      'select 1 from session s join portal_account a on a.id = s.account_id where a.email like $1',
      [`${signInName}%`],
    )
    expect(sessions).toEqual([])
  })

  it('signs in at home with the name, by the page and by the contract, and reads his own', async () => {
    const page = await portal.post('/sign-in', { email: ` ${signInName.toUpperCase()} `, password: PASSWORD })
    expect(page.location).toBe('/')
    const answer = await portal.ask('POST', '/api/auth/sign-in/email', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: signInName, password: PASSWORD }),
    })
    expect(answer.status).toBe(200)
    expect(await valuesOf(answer.cookies.map((cookie) => cookie.split(';')[0]).join('; '))).toContain('4.1 mmol/L')
  })

  it('the code is dead, and to a stranger it looks like any other', async () => {
    const used = await type({})
    const unknown = await type({ code: 'BBBB-BBBB-BBBB' })
    expect(used.status).toBe(422)
    const plain = ({ text }: Answer) => text.replace(/\w{4}-\w{4}(-\w{4})?/g, '')
    expect(wordsOf(used)).toContain(en.join.faults.refused)
    expect(plain(used)).toBe(plain(unknown))
  })

  it('letters are made for a whole list at one go', async () => {
    await portal.takeIn('nordfjord-hospital-fhir', {
      ...patient,
      id: 'second',
      identifier: [{ ...patient.identifier[0]!, value: 'T-2' }],
      name: [{ family: 'Lunde', given: ['Borghild'] }],
      address: [{ line: ['Tangen 4'], city: 'Sundvik' }],
    })
    found = (await portal.get('/desk/enrolment/new?number=T-2', clerk)).text
    await portal.post(
      '/desk/enrolment/new',
      form({ number: 'T-2', channel: 'email', contact: 'b@home.example' }),
      clerk,
    )
    const pdf = await portal.post('/desk/enrolment', { list: 'waiting' }, clerk)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const [row] = await portal.house.owner(`select channel, contact from invitation where ended_at is null`)
    expect(row).toEqual({ channel: 'letter', contact: null })
    await portal.house.owner(
      `delete from adoption_fact where invitation_id in (select invitation_id from invitation where person_name like 'Borghild%')`,
    )
  })

  it('the whole way is counted, without anything clinical', async () => {
    const facts = await portal.house.owner(
      `select kind, channel, campaign, step, staff_id is not null as by_staff from adoption_fact
       where invitation_id is not null order by fact_id`,
    )
    expect(facts.map(({ kind }) => kind)).toEqual([
      'invitation',
      'invitation-stuck',
      'invitation-opened',
      'invitation-stuck',
      'registration',
    ])
    expect(facts[0]).toMatchObject({ channel: 'desk', campaign: null, by_staff: true })
    expect(facts.at(-1)).toMatchObject({ campaign: 'flu-2026', by_staff: false })
    expect(portal.faults).toEqual([])
  })
})

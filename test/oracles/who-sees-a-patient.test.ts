import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { withSystemScope } from '#platform/database/scopes'
import { DEMO_PASSWORD } from '../../src/main/commands/demo.ts'
import { tellOfBirthdays } from '../../src/modules/enrolment/tell-of-birthdays.ts'
import { bundle, note, observation, patient, type Sample } from '../support/fhir-samples.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'
import { comparable } from '../support/two-worlds.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(performance.timeOrigin - days * DAY_MS).toISOString()
const w = translator('en')

/** Who will be so many years old in `days` days, by the calendar of Oslo. */
function bornSoThat(years: number, days: number): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(performance.timeOrigin)
  const [year, month, date] = day.split('-').map(Number)
  return new Date(Date.UTC(year! - years, month! - 1, date! + days)).toISOString().slice(0, 10)
}

const visitOf = (id: string, patientId: string): Sample => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  type: [{ text: `Visit ${id}` }],
  subject: { reference: `Patient/${patientId}` },
  period: { start: daysAgo(3), end: daysAgo(3) },
})

describe.each(databaseKinds())('who sees a patient, on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let otherClerk: string
  let clinician: string
  const persons: Record<string, string> = {}
  beforeAll(async () => {
    portal = await openTestPortal(kind, 'demo')
    await portal.takeIn(
      FEED,
      bundle(
        patient('teen', { birthDate: bornSoThat(16, 1) }),
        patient('mother', { birthDate: '1980-01-02' }),
        patient('father', { birthDate: '1979-03-04' }),
        patient('vera', { birthDate: '1988-08-08' }),
        patient('former', { birthDate: '1950-05-05' }),
        patient('dora', { birthDate: '1981-06-07' }),
        observation('teen-blood', 'teen', { effectiveDateTime: daysAgo(5), issued: daysAgo(5) }),
        visitOf('teen-first', 'teen'),
        observation('vera-blood', 'vera', { effectiveDateTime: daysAgo(5), issued: daysAgo(5) }),
        observation('former-blood', 'former', { effectiveDateTime: daysAgo(900), issued: daysAgo(900) }),
      ),
    )
    for (const name of ['teen', 'mother', 'father', 'vera', 'former']) persons[name] = await personOf(name)
    for (const name of ['teen', 'mother', 'father', 'vera', 'former'])
      await portal.addAccount(`${name}@test.example`, {
        name,
        grants: [{ personId: persons[name]!, capacity: 'self' }],
      })
    await portal.addAccount('clerk2@test.example', { role: 'clerk', institutionId: 'nordfjord-hospital' })
    persons.dora = await personOf('dora')
    await portal.addAccount('dora@test.example', {
      role: 'clerk',
      institutionId: 'nordfjord-hospital',
      grants: [{ personId: persons.dora, capacity: 'self' }],
    })
    clerk = await portal.signIn('clerk@demo.example')
    otherClerk = await portal.signIn('clerk2@test.example')
    clinician = await portal.signIn('clinician@demo.example')
  })
  afterAll(() => portal.close())

  async function personOf(number: string): Promise<string> {
    const [row] = await portal.house.owner(
      `select person_id from patient_link l join patient_key k using (link_id)
       where k.key = $1 and k.institution_id = 'nordfjord-hospital'`,
      [`Patient/${number}`],
    )
    return row!.person_id as string
  }

  /** Signs in and opens this person's record. */
  async function acting(name: string, person: string): Promise<string> {
    const cookie = await portal.signIn(`${name}@test.example`)
    const answer = await portal.post(`/persons/${persons[person]}`, {}, cookie)
    return [cookie, ...answer.cookies.map((each) => each.split(';')[0]!)].join('; ')
  }

  const register = (over: Record<string, string>, by = clerk) =>
    portal.post(
      '/desk/guardians',
      { does: 'register', number: 'teen', ground: 'parent', document: 'Birth certificate 7', reason: 'asked', ...over },
      by,
    )

  describe('a teenager and each parent across a birthday', () => {
    let mother: string
    const look = async (path: string) => (await portal.get(path, mother)).text

    it('the clerk registers the mother, and the father whom a court keeps out', async () => {
      expect((await register({ adult: 'nobody' })).status).toBe(422)
      expect((await register({ adult: 'mother', document: ' ' })).status).toBe(422)
      expect((await register({ adult: 'teen' })).location).toContain('said=refused')
      expect((await register({ adult: 'father' })).location).toContain('said=given')
      expect((await register({ adult: 'father', ground: 'court-order' })).location).toContain('said=given')
      expect((await register({ adult: 'mother' })).location).toContain('said=given')
      expect((await register({ adult: 'mother' })).location).toContain('said=had')
      const page = (await portal.get('/desk/guardians?number=teen', clerk)).text
      expect(page).toContain('Birth certificate 7')
      mother = await acting('mother', 'teen')
      const father = await portal.signIn('father@test.example')
      expect((await portal.post(`/persons/${persons.teen}`, {}, father)).status).toBe(404)
    })

    it('before the birthday she sees what the law gives her, and is told what comes', async () => {
      expect(await look('/record/visits')).toContain('Visit teen-first')
      expect(await look('/record/laboratory')).not.toContain('teen-blood')
      const page = await look('/growing')
      expect(page).toContain(w.growing.guardianNone)
      expect(page).toContain('16 years')
      const teen = await portal.signIn('teen@test.example')
      expect((await portal.get('/record/laboratory', teen)).text).toContain('teen-blood')
      expect((await portal.get('/growing', teen)).text).toContain(w.growing.guardianNone)
    })

    it('both are told by mail, each on their own address, once', async () => {
      const tell = () =>
        withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
          tellOfBirthdays(scope, { address: 'https://portal.example/growing' }),
        )
      await tell()
      expect(await tell()).toBe(0)
      const told = await portal.house.owner(
        `select to_address, body from outgoing_message where message_key like 'birthday/%' || $1 || '%' order by 1`,
        [persons.teen],
      )
      expect(told.map((row) => row.to_address)).toEqual(['mother@test.example', 'teen@test.example'])
      expect(told[0]!.body).not.toContain('teen')
    })

    it('a visit that is kept leaves no trace for her, and the teenager sees it', async () => {
      const paths = ['/', '/record', '/record/visits', '/record/search?q=Visit', '/missing', '/access-log']
      const snapshot = async () => {
        const names = new Map<string, string>()
        const found: object[] = []
        for (const path of paths) found.push(comparable(await portal.get(path, mother), path, names))
        return found
      }
      await snapshot()
      await portal.house.owner(`update last_visit set at = now()`)
      const before = await snapshot()
      await portal.takeIn(FEED, bundle(visitOf('teen-second', 'teen')))
      const [visit] = await portal.house.owner(`select item_id from item where source_id = 'teen-second'`)
      const keep = `/clinic/items/${visit!.item_id}/keep`
      expect((await portal.post(keep, { 'why-mature': ' ' }, clinician)).status).toBe(422)
      expect((await portal.post(keep, { 'why-mature': 'She understands.' }, clinician)).status).toBe(303)
      const after = await snapshot()
      for (const at of [1, 2, 3, 4]) expect(after[at], paths[at]).toEqual(before[at])
      expect((await portal.get(`/record/item/${visit!.item_id}`, mother)).status).toBe(404)
      const teen = await portal.signIn('teen@test.example')
      expect((await portal.get('/record/visits', teen)).text).toContain('Visit teen-second')
      expect((await portal.get('/growing', teen)).text).toContain('Visit teen-second')
      expect((await portal.post(keep, { does: 'share' }, clinician)).status).toBe(303)
      expect(await look('/record/visits')).toContain('Visit teen-second')
    })

    it('on the birthday it is over by itself, for her and not for the teenager', async () => {
      await portal.house.owner('update person set birth_date = $1 where person_id = $2', [
        bornSoThat(16, 0),
        persons.teen,
      ])
      expect((await portal.get('/record/visits', mother)).location ?? '').toMatch(/^\/(persons|$)/)
      const teen = await portal.signIn('teen@test.example')
      expect((await portal.get('/record/visits', teen)).text).toContain('Visit teen-first')
      expect((await portal.get('/growing', teen)).text).toContain(w.growing.nothing)
    })

    it('each parent reads why it is closed, unless a court keeps them out, and not that the teenager does so too', async () => {
      const told = async (name: string, path = '/') =>
        (await portal.get(path, await portal.signIn(`${name}@test.example`))).text.includes(
          'From 16 years on it is theirs',
        )
      expect(await told('mother')).toBe(false)
      await portal.house.owner(`update access_grant set valid_from = now() - interval '2 days' where person_id = $1`, [
        persons.teen,
      ])
      expect([await told('mother'), await told('mother', '/persons')]).toEqual([true, true])
      for (const name of ['father', 'teen', 'vera']) expect(await told(name), name).toBe(false)
      const teen = await portal.signIn('teen@test.example')
      const keep = { does: 'save', emergency: 'no', whom: 'account', email: 'mother@test.example', what: 'everything' }
      await portal.post('/settings/more', { proof: DEMO_PASSWORD }, teen)
      expect((await portal.post('/settings/more', keep, teen)).status).toBe(303)
      const kept = await portal.house.owner(
        `select against from restriction where person_id = $1 and ended_at is null`,
        [persons.teen],
      )
      expect([kept, await told('mother')]).toEqual([[{ against: 'account' }], true])
      await portal.house.owner(`update person set birth_date = $1 where person_id = $2`, [
        bornSoThat(16, -60),
        persons.teen,
      ])
      expect(await told('mother')).toBe(false)
      await portal.house.owner('delete from restriction')
    })
  })

  describe('who stands in for an adult', () => {
    it('sees nothing before a second clerk has agreed, and nothing once it has ended', async () => {
      const answer = await register({ number: 'former', adult: 'mother', ground: 'lost-capacity' })
      expect(answer.location).toContain('said=waits')
      const mother = await portal.signIn('mother@test.example')
      const open = async () => (await portal.post(`/persons/${persons.former}`, {}, mother)).status
      expect(await open()).toBe(404)
      const [act] = await portal.house.owner('select act_id from guardianship where person_id = $1', [persons.former])
      const form = { number: 'former', act: act!.act_id as string }
      expect((await portal.post('/desk/guardians', { ...form, does: 'agree' }, clerk)).status).toBe(404)
      expect((await portal.post('/desk/guardians', { ...form, does: 'agree' }, otherClerk)).status).toBe(303)
      expect(await open()).toBe(303)
      expect((await portal.post('/desk/guardians', { ...form, does: 'end', reason: '' }, otherClerk)).status).toBe(422)
      const end = { ...form, does: 'end', reason: 'She decides herself again' }
      expect((await portal.post('/desk/guardians', end, otherClerk)).status).toBe(303)
      expect(await open()).toBe(404)
    })

    it('and after a death only who was registered as a survivor', async () => {
      await portal.house.owner(`update person set deceased_at = 'yes' where person_id = $1`, [persons.former])
      const own = await portal.signIn('former@test.example')
      expect((await portal.get('/record/laboratory', own)).status).toBe(404)
      const answer = await register({ number: 'former', adult: 'mother', ground: 'survivor' })
      expect(answer.location).toContain('said=waits')
      await portal.house.owner('update person set deceased_at = null where person_id = $1', [persons.former])
    })
  })

  describe('a clerk who is a patient there, too', () => {
    let dora: string
    const act = (form: Record<string, string>, by = dora) => portal.post('/desk/guardians', form, by)
    const actOf = async (person: string) => {
      const [row] = await portal.house.owner(
        `select act_id from guardianship where person_id = $1 and account_id =
           (select id from portal_account where email = 'dora@test.example')`,
        [persons[person]],
      )
      return row!.act_id as string
    }
    beforeAll(async () => {
      dora = await portal.signIn('dora@test.example')
    })

    it('becomes nobody’s guardian by their own hand, neither as first nor as second', async () => {
      expect((await register({ adult: 'dora' }, dora)).location).toContain('said=refused')
      expect((await register({ number: 'dora', adult: 'mother' }, dora)).location).toContain('said=refused')
      const form = { number: 'former', adult: 'dora', ground: 'lost-capacity' }
      expect((await register(form)).location).toContain('said=waits')
      expect((await act({ number: 'former', does: 'agree', act: await actOf('former') })).status).toBe(404)
      expect((await portal.post(`/persons/${persons.former}`, {}, dora)).status).toBe(404)
    })

    it('does not end what keeps them out, and a colleague does', async () => {
      expect((await register({ adult: 'dora', ground: 'court-order' })).location).toContain('said=given')
      const end = { number: 'teen', does: 'end', act: await actOf('teen'), reason: 'I say so' }
      expect((await act(end)).status).toBe(404)
      const protect = { number: 'teen', does: 'protect', reason: 'She is afraid' }
      expect((await act(protect, clerk)).location).toContain('said=protected')
      expect((await act({ ...protect, does: 'end-protection' })).status).toBe(404)
      expect((await act({ ...protect, does: 'end-protection' }, clerk)).status).toBe(303)
      expect((await act(end, clerk)).status).toBe(303)
    })
  })

  describe('someone who leaves a violent partner', () => {
    let vera: string
    const keep = (form: Record<string, string>) =>
      portal.post('/settings/more', { does: 'save', emergency: 'no', ...form }, vera)
    beforeAll(async () => {
      await portal.addAccount('partner@test.example', {
        role: 'clinician',
        institutionId: 'nordfjord-hospital',
        grants: [{ personId: persons.vera!, capacity: 'delegate' }],
      })
      await portal.addAccount('sister@test.example', { grants: [{ personId: persons.vera!, capacity: 'delegate' }] })
      vera = await portal.signIn('vera@test.example')
    })

    it('finds harmless words until the password is given', async () => {
      await portal.house.owner(`update session set proved_at = now() - interval '1 hour'`)
      const decoy = await portal.get('/settings/more', vera)
      expect(decoy.text).toContain(w.safety.decoy)
      expect(decoy.text).not.toContain(w.safety.heading)
      expect(
        (await portal.post('/settings/more', { does: 'save', whom: 'helpers', what: 'everything' }, vera)).status,
      ).toBe(422)
      expect((await portal.post('/settings/more', { proof: 'wrong' }, vera)).text).toContain(w.safety.wrong)
      expect((await portal.post('/settings/more', { proof: DEMO_PASSWORD }, vera)).status).toBe(303)
      const page = await portal.get('/settings/more', vera)
      expect(page.text).toContain(w.safety.heading)
      expect(page.text).toContain('href="/leave"')
    })

    it('sees before she saves what it would do, and nothing is saved by looking', async () => {
      const form = {
        does: 'preview',
        whom: 'institution',
        at: 'nordfjord-hospital',
        what: 'everything',
        emergency: 'no',
      }
      const page = await portal.post('/settings/more', form, vera)
      expect(page.text).toContain(w.safety.entries({ count: 1 }))
      expect(page.text).toContain(w.safety.cost)
      expect((await portal.post('/settings/more', { ...form, emergency: '' }, vera)).status).toBe(422)
      expect(await portal.house.owner('select 1 from restriction')).toEqual([])
    })

    it('one kind for helpers: no list, count, search, item or log tells of it', async () => {
      const sister = await acting('sister', 'vera')
      const paths = ['/record', '/record/clinical-notes', '/record/search?q=Note', '/missing', '/summary']
      const snapshot = async () => {
        const names = new Map<string, string>()
        const found: object[] = []
        for (const path of paths) found.push(comparable(await portal.get(path, sister), path, names))
        return found
      }
      await portal.get('/', sister)
      const before = await snapshot()
      expect((await keep({ whom: 'helpers', what: 'kind', kind: 'clinical-notes' })).status).toBe(303)
      await portal.takeIn(FEED, bundle(note('vera-note', 'vera', 'she told me', { date: daysAgo(1) })))
      expect(await snapshot()).toEqual(before)
      const [hidden] = await portal.house.owner(`select item_id from item where source_id = 'vera-note'`)
      expect((await portal.get(`/record/item/${hidden!.item_id}`, sister)).status).toBe(404)
      expect((await portal.get('/record/clinical-notes', vera)).text).toContain('vera-note')
    })

    it('one human being: as helper and at work there is nobody called so', async () => {
      expect((await keep({ whom: 'account', email: 'Partner@test.example ', what: 'everything' })).status).toBe(303)
      const partner = await portal.signIn('partner@test.example')
      expect((await portal.post(`/persons/${persons.vera}`, {}, partner)).status).toBe(404)
      const page = async (number: string) =>
        (await portal.get(`/clinic?number=${number}`, partner)).text.replaceAll(number, 'N')
      expect(nameless(await page('vera'))).toBe(nameless(await page('xyza')))
      const [blood] = await portal.house.owner(`select item_id from item where source_id = 'vera-blood'`)
      expect((await portal.get(`/clinic/items/${blood!.item_id}`, partner)).status).toBe(404)
      const broken = { number: 'vera', ground: 'emergency', words: 'I want to know' }
      expect((await portal.post('/clinic/break-glass', broken, partner)).status).toBe(422)
      expect((await portal.get(`/clinic/items/${blood!.item_id}`, clinician)).status).toBe(200)
    })

    it('ends what she kept, by one button', async () => {
      const [line] = await portal.house.owner(`select restriction_id from restriction where against = 'account'`)
      const form = { does: 'end', restriction: line!.restriction_id as string }
      expect((await portal.post('/settings/more', form, vera)).status).toBe(303)
      const partner = await portal.signIn('partner@test.example')
      expect((await portal.post(`/persons/${persons.vera}`, {}, partner)).status).toBe(303)
    })

    it('staff keep every helper out at once, but those who are safe; a second person agrees', async () => {
      const [sister] = await portal.house.owner(`select id from portal_account where email = 'sister@test.example'`)
      const protect = { number: 'vera', does: 'protect', reason: 'She is hurt', [`safe-${sister!.id}`]: 'yes' }
      expect((await portal.post('/desk/guardians', { ...protect, reason: ' ' }, clerk)).status).toBe(422)
      expect((await portal.post('/desk/guardians', protect, clerk)).location).toContain('said=protected')
      const opens = async (name: string) => {
        const cookie = await portal.signIn(`${name}@test.example`)
        return (await portal.post(`/persons/${persons.vera}`, {}, cookie)).status
      }
      expect([await opens('partner'), await opens('sister')]).toEqual([404, 303])
      expect((await portal.get('/record/laboratory', vera)).text).toContain('vera-blood')
      const agree = { number: 'vera', does: 'agree-protection' }
      expect((await portal.post('/desk/guardians', agree, clerk)).status).toBe(404)
      expect((await portal.post('/desk/guardians', agree, otherClerk)).status).toBe(303)
      await portal.house.owner(`update protection set second_until = now() - interval '1 hour'`)
      expect(await opens('partner')).toBe(404)
      await portal.house.owner('update protection set second_at = null, second_by = null, second_tx = null')
      expect(await opens('partner')).toBe(303)
    })

    it('leaves in one click', async () => {
      const cookie = await portal.signIn('vera@test.example')
      const answer = await portal.get('/leave', cookie)
      expect(answer.location).toMatch(/^https:/)
      expect((await portal.get('/record', cookie)).location).toContain('/sign-in')
    })
  })

  describe('a clinician in a hurry', () => {
    const glass = { number: 'former', ground: 'emergency', words: 'Found on the floor' }

    it('sees no name of a patient whom nothing ties to the institution, and is asked why', async () => {
      const page = await portal.get('/clinic?number=former', clinician)
      expect(page.text).toContain(w.glass.noRelation)
      expect(page.text).not.toMatch(/Given-former|1950/)
      const [item] = await portal.house.owner(`select item_id from item where source_id = 'former-blood'`)
      expect((await portal.get(`/clinic/items/${item!.item_id}`, clinician)).status).toBe(403)
      for (const missing of [{ words: ' ' }, { ground: 'curious' }, { number: 'nobody' }]) {
        const answer = await portal.post('/clinic/break-glass', { ...glass, ...missing }, clinician)
        const told = Object.entries(w.glass.faults).filter(([, text]) => answer.text.includes(text))
        expect([answer.status, told.map(([field]) => field)]).toEqual([422, Object.keys(missing)])
      }
    })

    it('opens one patient for a few hours, and the patient reads it at once', async () => {
      const { location } = await portal.post('/clinic/break-glass', glass, clinician)
      expect(location).toBe('/clinic?number=former&said=opened')
      expect((await portal.get(location!, clinician)).text).toContain(w.glass.broken)
      expect((await portal.get('/clinic?number=former', clinician)).text).toContain('Given-former')
      const own = await portal.signIn('former@test.example')
      expect((await portal.get('/access-log', own)).text).toContain(w.accessLog.pages['break-glass'])
      const uses = await portal.house.owner('select until - opened_at <= $1::interval as short from break_glass', [
        '4 hours',
      ])
      expect(uses).toEqual([{ short: true }])
    })

    it('a privacy officer looks at it, and nobody else does', async () => {
      const officer = await portal.signIn('privacy@demo.example')
      const page = await portal.get('/privacy/break-glass', officer)
      expect(page.text).toContain('Found on the floor')
      const [use] = await portal.house.owner('select use_id from break_glass')
      const review = { use: use!.use_id as string, outcome: 'right', note: 'It was her' }
      expect((await portal.post('/privacy/break-glass', review, clinician)).status).toBe(404)
      expect((await portal.post('/privacy/break-glass', { ...review, outcome: 'x' }, officer)).status).toBe(400)
      expect((await portal.post('/privacy/break-glass', review, officer)).status).toBe(303)
      expect((await portal.post('/privacy/break-glass', review, officer)).status).toBe(404)
    })

    it('and it is over by itself', async () => {
      await portal.house.owner(`update break_glass set opened_at = now() - interval '5 hours', until = now()`)
      expect((await portal.get('/clinic?number=former', clinician)).text).not.toContain('Given-former')
    })

    it('opens what opens in an emergency also of a patient who was here this week', async () => {
      const vera = await portal.signIn('vera@test.example')
      await portal.post('/settings/more', { proof: DEMO_PASSWORD }, vera)
      const keep = { does: 'save', whom: 'clinicians', what: 'kind', kind: 'laboratory', emergency: 'yes' }
      expect((await portal.post('/settings/more', keep, vera)).status).toBe(303)
      const [blood] = await portal.house.owner(`select item_id from item where source_id = 'vera-blood'`)
      const look = async () => (await portal.get(`/clinic/items/${blood!.item_id}`, clinician)).status
      expect(await look()).not.toBe(200)
      const page = await portal.get('/clinic?number=vera', clinician)
      expect(page.text).toContain('Given-vera')
      expect(page.text).toContain(w.glass.inEmergency)
      expect((await portal.post('/clinic/break-glass', { ...glass, number: 'vera' }, clinician)).status).toBe(303)
      expect(await look()).toBe(200)
      const uses = await portal.house.owner('select words from break_glass where person_id = $1', [persons.vera])
      expect(uses).toEqual([{ words: glass.words }])
    })
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

function nameless(html: string): string {
  return html.replace(/[0-9a-z]{4}-[0-9a-z]{4}/gi, 'ref')
}

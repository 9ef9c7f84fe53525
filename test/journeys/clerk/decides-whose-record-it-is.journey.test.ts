import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { bundleOf, NORTH, SOUTH, valueResource } from '../../support/numbers-world.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const en = translator('en').worklist

/** Ragna is known at St. Eystein, and has an account; Nordfjord Hospital calls her by another name and has no number. */
const AT_SOUTH = { institution: SOUTH, number: 'ragna-south' }
const AT_NORTH = { institution: NORTH, number: 'ragna-north' }
const PHONE = [{ system: 'phone', value: '+999 555 10 200' }]
const ragna = (of: typeof AT_SOUTH, family: string, given: string[]) => ({
  resourceType: 'Patient',
  id: of.number,
  identifier: [{ system: `urn:oid:2.999.77.${of.institution.length}`, value: `${of.number}-mrn` }],
  name: [{ family, given }],
  birthDate: '1958-10-17',
  gender: 'female',
  telecom: PHONE,
  address: [{ line: ['Tangen 4'], postalCode: '9300', city: 'Sundvik' }],
})

describe.each(databaseKinds())('the clerk decides whose record it is, on %s', (kind) => {
  let portal: TestPortal
  let clerk: string
  let patient: string
  let caseAddress: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    clerk = await portal.signIn('clerk@demo.example')
    await portal.takeIn(
      'st-eystein-hospital-fhir',
      bundleOf(ragna(AT_SOUTH, 'Storvik', ['Ragna']), valueResource(AT_SOUTH, 'south-value', 4.1)),
    )
    const personId = await portal.personCalled('Ragna')
    await portal.addAccount('ragna@test.example', { name: 'Ragna', grants: [{ personId, capacity: 'self' }] })
    patient = await portal.signIn('ragna@test.example')
    await portal.takeIn(
      'nordfjord-hospital-fhir',
      bundleOf(ragna(AT_NORTH, 'Lundemo', ['Ragna', 'Elise']), valueResource(AT_NORTH, 'north-value', 5.2)),
    )
  })
  afterAll(() => portal.close())

  const valuesOf = async (cookie: string) =>
    [...wordsOf(await portal.get('/record/laboratory', cookie)).matchAll(/(\d\.\d) mmol\/L/g)].map(([, value]) => value)
  const form = async (fields: Record<string, string>) => {
    const page = await portal.get(caseAddress, clerk)
    const turn = /name="turn" value="(\d+)"/.exec(page.text)![1]!
    return portal.post(caseAddress, { turn, ...fields }, clerk)
  }
  const candidateIn = async () => /value="(same:[0-9a-f-]+)"/.exec((await portal.get(caseAddress, clerk)).text)![1]!

  it('who waits is shown to nobody, and the desk says why', async () => {
    expect(await valuesOf(patient)).toEqual(['4.1'])
    const desk = await portal.get('/desk', clerk)
    expect(wordsOf(desk)).toContain('Ragna Elise Lundemo')
    const at = desk.text.indexOf('Ragna Elise Lundemo')
    caseAddress = /href="(\/desk\/cases\/[0-9a-f-]+)"/.exec(desk.text.slice(desk.text.lastIndexOf('<a', at)))![1]!
  })

  it('sees both side by side, what agrees and what does not, and nothing of the records', async () => {
    const page = await portal.get(caseAddress, clerk)
    const words = wordsOf(page)
    for (const expected of ['Storvik', 'Lundemo', en.agrees.differs, en.agrees.same, 'Tangen 4'])
      expect(words).toContain(expected)
    expect(words).toContain('Different family names')
    expect(words).toContain('Address, phone or e-mail in common')
    expect(words).not.toMatch(/mmol|potassium|laboratory|St\. Eystein/i)
    expect(page.text).not.toContain('ragna-south-mrn')
  })

  it('cannot decide without a choice and a reason', async () => {
    expect((await form({ reason: 'she said so' })).status).toBe(422)
    const without = await form({ word: await candidateIn() })
    expect(without.status).toBe(422)
    expect(wordsOf(without)).toContain(en.faults.reason)
    expect(await valuesOf(patient)).toEqual(['4.1'])
  })

  it('writes down that it cannot be told yet, and the case stays', async () => {
    expect((await form({ word: 'unsure', reason: 'rang, no answer' })).status).toBe(303)
    expect(wordsOf(await portal.get(caseAddress, clerk))).toContain('rang, no answer')
  })

  it('is asked once more what will happen, and then there is one record', async () => {
    const word = await candidateIn()
    const asked = await form({ word, reason: 'passport and marriage certificate' })
    expect(asked.status).toBe(200)
    expect(wordsOf(asked)).toContain(en.will.same)
    expect(await valuesOf(patient)).toEqual(['4.1'])
    expect((await form({ word, reason: 'passport and marriage certificate', sure: 'yes' })).status).toBe(303)
    expect((await valuesOf(patient)).sort()).toEqual(['4.1', '5.2'])
  })

  it('leaves its looks and its decision in the patient’s access log', async () => {
    const log = wordsOf(await portal.get('/access-log', patient))
    expect(log).toContain('Hamid Rezai, receptionist, Nordfjord Hospital')
    expect(log).toContain(translator('en').accessLog.pages.identity)
    expect(log).toContain(translator('en').accessLog.pages['identity-decided'])
  })

  it('refuses a decision about what somebody else has decided meanwhile', async () => {
    const late = await portal.post(caseAddress, { turn: '2', word: 'other', reason: 'late', sure: 'yes' }, clerk)
    expect(late.status).toBe(422)
    expect(wordsOf(late)).toContain(en.faults.overtaken)
  })

  it('undoes it: both have exactly their own, with what came meanwhile under each number', async () => {
    await portal.takeIn('nordfjord-hospital-fhir', bundleOf(valueResource(AT_NORTH, 'north-later', 5.9)))
    await portal.takeIn('st-eystein-hospital-fhir', bundleOf(valueResource(AT_SOUTH, 'south-later', 4.7)))
    expect((await valuesOf(patient)).sort()).toEqual(['4.1', '4.7', '5.2', '5.9'])
    const asked = await form({ word: 'undo', reason: 'it was her cousin' })
    expect(wordsOf(asked)).toContain(en.will.undo)
    expect((await form({ word: 'undo', reason: 'it was her cousin', sure: 'yes' })).status).toBe(303)
    expect((await valuesOf(patient)).sort()).toEqual(['4.1', '4.7'])
    const [row] = await portal.house.owner(
      `select person_id from patient_key k join patient_link l using (link_id) where k.key = 'Patient/ragna-north'`,
    )
    const personId = row!.person_id as string
    await portal.addAccount('cousin@test.example', { grants: [{ personId, capacity: 'self' }] })
    expect((await valuesOf(await portal.signIn('cousin@test.example'))).sort()).toEqual(['5.2', '5.9'])
  })

  it('reads who saw what meanwhile, and the other institution is told too', async () => {
    const desk = await portal.get('/desk', clerk)
    const notice = /href="(\/desk\/notices\/[0-9a-f-]+)"/.exec(desk.text)![1]!
    const page = wordsOf(await portal.get(notice, clerk))
    expect(page).toContain('Ragna')
    expect(page).toContain(en.sawPerhaps)
    expect((await portal.post(notice, {}, clerk)).status).toBe(303)
    expect((await portal.get('/desk', clerk)).text).not.toContain(notice)
    const told = await portal.house.owner('select institution_id from patient_notice order by 1')
    expect(told.map((each) => each.institution_id)).toEqual([NORTH, SOUTH])
    expect(
      (await portal.get(notice.replace('/desk/', '/region/'), await portal.signIn('steward@demo.example'))).status,
    ).toBe(200)
  })

  it('keeps the whole history on the case, which is open again', async () => {
    const words = wordsOf(await portal.get(caseAddress, clerk))
    for (const reason of ['rang, no answer', 'passport and marriage certificate', 'it was her cousin'])
      expect(words).toContain(reason)
    expect(wordsOf(await portal.get('/desk', clerk))).toContain('Ragna Elise Lundemo')
    expect(portal.faults).toEqual([])
  })
})

describe('two people must agree where the region says so', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
  })
  afterAll(() => portal.close())

  it('one proposes, cannot agree with herself, and the other agrees', async () => {
    const steward = await portal.signIn('steward@demo.example')
    const clerk = await portal.signIn('clerk@demo.example')
    await portal.post('/region/second-person', { institution: 'region', needed: 'yes' }, steward)
    await portal.takeIn('st-eystein-hospital-fhir', bundleOf(ragna(AT_SOUTH, 'Storvik', ['Ragna'])))
    await portal.takeIn('nordfjord-hospital-fhir', bundleOf(ragna(AT_NORTH, 'Lundemo', ['Ragna', 'Elise'])))
    const [row] = await portal.house.owner(`select case_id from match_case where closed_at is null
      and demographics like '%Lundemo%'`)
    const decide = async (place: string, cookie: string, fields: Record<string, string>) => {
      const address = `/${place}/cases/${row!.case_id}`
      const page = (await portal.get(address, cookie)).text
      const turn = /name="turn" value="(\d+)"/.exec(page)?.[1] ?? '1'
      const word = /value="(same:[0-9a-f-]+)"/.exec(page)?.[1] ?? ''
      return portal.post(address, { turn, word, reason: 'seen', sure: 'yes', ...fields }, cookie)
    }
    const together = async () =>
      (
        await portal.house.owner(`select count(distinct l.person_id)::int as n from patient_key k
          join patient_link l using (link_id) where k.key in ('Patient/ragna-north', 'Patient/ragna-south')`)
      )[0]!.n
    expect((await decide('desk', clerk, {})).status).toBe(303)
    expect(await together()).toBe(1)
    expect(
      await portal.house.owner(`select 1 from patient_key where key = 'Patient/ragna-north' and link_id is null`),
    ).toHaveLength(1)
    expect((await decide('desk', clerk, { word: 'confirm' })).status).toBe(422)
    expect((await decide('region', steward, { word: 'confirm' })).status).toBe(303)
    expect(await together()).toBe(1)
    expect(
      await portal.house.owner(`select 1 from patient_key where key = 'Patient/ragna-north' and link_id is null`),
    ).toEqual([])
  })
})

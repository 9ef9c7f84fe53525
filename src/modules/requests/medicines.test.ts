import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'

const NORTH = 'nordfjord-hospital-fhir'
const SOUTH = 'st-eystein-hospital-fhir'

describe.each(databaseKinds())('medicines are read and asked for, on %s', (kind) => {
  let portal: TestPortal
  let person: string
  let own: string
  let clinician: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    person = await portal.personCalled('Kari')
    own = await portal.signIn('patient@demo.example')
    await portal.takeIn(
      NORTH,
      bundle(
        medicine('north', await patientAt('nordfjord-hospital'), '5 mg each morning'),
        medicine('old', await patientAt('nordfjord-hospital'), '9 mg', { status: 'stopped' }),
      ),
    )
    await portal.takeIn(SOUTH, bundle(medicine('south', await patientAt('st-eystein-hospital'), '10 mg each evening')))
    clinician = await portal.signIn('clinician@demo.example')
  })
  afterAll(() => portal.close())

  /** As whom an institution knows her. */
  async function patientAt(institution: string): Promise<string> {
    const [row] = await portal.house.owner(
      `select k.key from patient_key k join patient_link l using (link_id)
       where l.person_id = $1 and l.institution_id = $2 and k.key like 'Patient/%' limit 1`,
      [person, institution],
    )
    return row!.key as string
  }
  function medicine(id: string, reference: string, dose: string, over: object = {}) {
    return {
      resourceType: 'MedicationRequest',
      id: `zofen-${id}`,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: {
        coding: [{ system: 'http://www.whocc.no/atc', code: 'C09AA02' }],
        text: 'Zofenopril',
      },
      subject: { reference },
      authoredOn: '2026-01-12',
      requester: { display: 'Dr Aas' },
      reasonCode: [{ text: 'High blood pressure' }],
      dosageInstruction: [{ text: dose }],
      dispenseRequest: { numberOfRepeatsAllowed: 2, validityPeriod: { end: '2027-01-12' } },
      ...over,
    }
  }
  const pathOf = async (cookie: string, dose: string) => {
    const { text } = await portal.get('/medicines', cookie)
    return /\/medicines\/[\w-]+\/more/.exec(text.slice(text.indexOf(dose)))![0]
  }

  it('entries of several institutions stand side by side as they were written; what has ended is not current', async () => {
    const { text } = await portal.get('/medicines', own)
    for (const words of [
      '5 mg each morning',
      '10 mg each evening',
      'Dr Aas',
      'High blood pressure',
      'More than one service',
      '2 more refills',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('9 mg')
  })

  it('a year is over when the next begins; what is taken and has ended is not called in force', async () => {
    const year = new Date(performance.timeOrigin).getUTCFullYear()
    const reference = await patientAt('nordfjord-hospital')
    const taken = (id: string, text: string, end: string) => ({
      resourceType: 'MedicationStatement',
      id: `taken-${id}`,
      status: 'active',
      medicationCodeableConcept: { text },
      subject: { reference },
      effectivePeriod: { start: '2010-01-01', end },
    })
    await portal.takeIn(NORTH, bundle(taken('now', 'Nowpril', String(year)), taken('then', 'Thenpril', '2019')))
    const { text } = await portal.get('/medicines', own)
    const partOf = (name: string) => text.slice(text.indexOf(name), text.indexOf(name) + 900)
    expect(partOf('Nowpril')).toContain('in force')
    expect(partOf('Thenpril')).toContain('though its last day is over')
  })

  it('one that is old and current stands behind no number of newer ones that have ended', async () => {
    const reference = await patientAt('nordfjord-hospital')
    const old = medicine('old', reference, 'by the card', {
      authoredOn: '2009-01-01',
      medicationCodeableConcept: { text: 'Oldfarin' },
    })
    const ended = Array.from({ length: 120 }, (_, at) =>
      medicine(`ended-${at}`, reference, '1 a day', { status: 'completed', authoredOn: '2026-02-02' }),
    )
    await portal.takeIn(NORTH, bundle(old, ...ended))
    expect((await portal.get('/medicines', own)).text).toContain('Oldfarin')
  })

  it('more is asked for once, with where to pick it up, and answered in three clicks until it is ready', async () => {
    const path = await pathOf(own, '5 mg each morning')
    expect((await portal.get(path, own)).text).toContain('Nordfjord Pharmacy')
    expect((await portal.post(path, { place: 'other' }, own)).status).toBe(422)
    const asked = await portal.post(
      path,
      { place: 'other', other: 'The pharmacy by the quay', text: 'Two days left.' },
      own,
    )
    expect((await portal.post(path, { place: 'other', other: 'Elsewhere' }, own)).location).toBe(asked.location)
    const list = await portal.get('/clinic/requests', clinician)
    expect(list.text).toContain('More of a medicine')
    const team = `/clinic/requests/${asked.location!.split('/')[2]}`
    const page = await portal.get(team, clinician)
    for (const words of ['The pharmacy by the quay', 'Two days left.', 'Zofenopril']) expect(page.text).toContain(words)
    await portal.post(team, { word: 'accepted' }, clinician)
    expect((await portal.get(asked.location!, own)).text).toContain('has begun with it')
    await portal.post(team, { word: 'ready' }, clinician)
    expect((await portal.get(asked.location!, own)).text).toContain('Answered: it is ready')
    const again = await portal.post(path, { place: 'other', other: 'The pharmacy by the quay' }, own)
    expect(again.location).not.toBe(asked.location)
    const second = `/clinic/requests/${again.location!.split('/')[2]}`
    expect((await portal.post(second, { word: 'refused' }, clinician)).status).toBe(422)
    await portal.post(second, { word: 'refused', text: 'Please come for a blood test first.' }, clinician)
    expect((await portal.get(again.location!, own)).text).toContain('Please come for a blood test first.')
  })

  it('a helper asks in their own name for medicines only where those are theirs to see', async () => {
    const grant = { personId: person, capacity: 'delegate' as const }
    await portal.addAccount('med@test.example', {
      name: 'Liv Hjelper',
      grants: [{ ...grant, categories: ['medications'] }],
    })
    await portal.addAccount('lab@test.example', { grants: [{ ...grant, categories: ['laboratory'] }] })
    const [helper, other] = [await portal.signIn('med@test.example'), await portal.signIn('lab@test.example')]
    const path = await pathOf(helper, '10 mg each evening')
    const asked = await portal.post(path, { place: 'other', other: 'The pharmacy' }, helper)
    expect((await portal.get(asked.location!, own)).text).toContain('Liv Hjelper asked')
    for (const each of ['/medicines', path]) expect((await portal.get(each, other)).status, each).toBe(404)
    expect((await portal.get(asked.location!, other)).status).toBe(404)
  })

  it('a visit is asked for where none is offered, once a form, and the team says when', async () => {
    const { text } = await portal.get('/appointments/ask', own)
    const key = /name="key" value="([\w-]+)"/.exec(text)![1]!
    const form = { key, institution: 'nordfjord-hospital', text: 'My knee; any Tuesday.' }
    expect((await portal.post('/appointments/ask', { ...form, text: '' }, own)).status).toBe(422)
    const asked = await portal.post('/appointments/ask', form, own)
    expect((await portal.post('/appointments/ask', form, own)).location).toBe(asked.location)
    const team = `/clinic/requests/${asked.location!.split('/')[2]}`
    expect((await portal.get(team, clinician)).text).toContain('My knee; any Tuesday.')
    await portal.post(team, { word: 'booked', text: 'Tuesday 3 June at ten.' }, clinician)
    expect((await portal.get(asked.location!, own)).text).toContain('Tuesday 3 June at ten.')
  })
})

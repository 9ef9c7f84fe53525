import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { bundle, observation, patient, type Sample } from '../../support/fhir-samples.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'
import { comparable } from '../../support/two-worlds.ts'

const SYSTEM = 'https://causeway.example/id/national'
const NORTH = 'nordfjord-hospital-fhir'
const EAST = 'st-eystein-hospital-fhir'
const DAY_MS = 86_400_000
const NOW = Math.floor(performance.timeOrigin / 60_000) * 60_000
const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString()
const w = translator('en')
const { alreadyDone: t, sharedPlan, sideBySide } = w

/** Whoever it is, known by one number of the nation to both hospitals. */
const known = (name: string, at: string): Sample =>
  patient(`${name}-${at}`, {
    identifier: [
      { system: SYSTEM, value: `1203${name.length}${name.charCodeAt(0)}0${name.charCodeAt(1)}` },
      { system: `urn:test:${at}`, value: `${name}-${at}` },
    ],
    name: [{ family: 'Across', given: [name] }],
    birthDate: '1949-03-12',
  })

const test = (id: string, whose: string, loinc: string, days: number, over: object = {}): Sample =>
  observation(id, whose, {
    code: { coding: [{ system: 'http://loinc.org', code: loinc }], text: `Test ${id}` },
    effectiveDateTime: ago(days),
    issued: ago(days),
    ...over,
  })

const said = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })

/** A plan whose step nobody is named with, and one that is over. */
const plan = (subject: object): Sample => ({
  resourceType: 'CarePlan',
  id: 'plan-lesja',
  status: 'active',
  intent: 'plan',
  title: 'Strong legs',
  category: [{ text: 'Training' }],
  subject,
  period: { start: ago(30).slice(0, 10) },
  contained: [{ resourceType: 'CareTeam', id: 't', participant: [{ member: { display: 'Siri Solli' } }] }],
  careTeam: [{ reference: '#t' }],
  activity: [
    { detail: { status: 'in-progress', code: { text: 'Stairs every day' }, scheduledString: 'mornings' } },
    { detail: { status: 'completed', code: { text: 'First talk' } } },
    {
      detail: {
        status: 'scheduled',
        code: { text: 'Balance test' },
        scheduledPeriod: { start: ago(-9).slice(0, 10) },
        performer: [{ display: 'Per Lund' }],
      },
    },
  ],
})

/** What each of three institutions has on its lists of one person. */
function lists(at: 'north' | 'east' | 'lesja'): Sample[] {
  const subject = { reference: `Patient/Yrsa-${at}` }
  const allergy = (id: string, text: string, over: object): Sample => ({
    resourceType: 'AllergyIntolerance',
    id: `${id}-${at}`,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text },
    patient: subject,
    ...over,
  })
  const gout = (over: object): Sample => ({
    resourceType: 'Condition',
    id: `gout-${at}`,
    code: { ...said('90560007'), text: `Gout in ${at}` },
    subject,
    ...over,
  })
  if (at === 'lesja') return [plan(subject), allergy('none', 'No known allergies', { code: said('716186003') })]
  if (at === 'north')
    return [
      allergy('penicillin', 'Penicillin', { criticality: 'high' }),
      allergy('latex', 'Latex', {}),
      gout({ clinicalStatus: { coding: [{ code: 'active' }] } }),
    ]
  return [
    allergy('penicillin', 'Allergy to penicillin', { criticality: 'low' }),
    gout({ clinicalStatus: { coding: [{ code: 'resolved' }] }, abatementDateTime: '2021' }),
  ]
}

describe.each(databaseKinds())('what several institutions have of one person, on %s', (kind) => {
  let portal: TestPortal
  let clinician: string
  const cookies: Record<string, string> = {}
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    for (const name of ['Yrsa', 'Zelma'])
      await portal.takeIn(
        NORTH,
        bundle(
          known(name, 'north'),
          test(`potassium-${name}`, `${name}-north`, '2823-3', 3),
          test(`sodium-${name}`, `${name}-north`, '2951-2', 3),
          test(`calcium-${name}`, `${name}-north`, '17861-6', 3),
          test(`marker-${name}`, `${name}-north`, '10334-1', 200),
          {
            resourceType: 'ServiceRequest',
            id: `order-${name}`,
            status: 'active',
            intent: 'order',
            code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }], text: 'Long-term sugar' },
            subject: { reference: `Patient/${name}-north` },
            authoredOn: ago(1),
          },
          {
            resourceType: 'Appointment',
            id: `visit-${name}`,
            status: 'booked',
            description: 'Blood test',
            start: ago(-5),
            basedOn: [{ reference: `ServiceRequest/order-${name}` }],
            participant: [{ actor: { reference: `Patient/${name}-north` }, status: 'accepted' }],
          },
        ),
      )
    for (const name of ['Yrsa', 'Zelma'])
      await portal.takeIn(
        EAST,
        bundle(
          known(name, 'east'),
          test(`east-potassium-${name}`, `${name}-east`, '2823-3', 12),
          // The same sample, reported by the other hospital too.
          test(`east-sodium-${name}`, `${name}-east`, '2951-2', 3, { code: sodium(name) }),
          test(`east-calcium-${name}`, `${name}-east`, '17861-6', 31),
          test(`east-sugar-${name}`, `${name}-east`, '4548-4', 20),
        ),
      )
    for (const name of ['Yrsa', 'Zelma']) {
      const email = `${name.toLowerCase()}@test.example`
      await portal.addAccount(email, {
        name,
        grants: [{ personId: await portal.personCalled(name), capacity: 'self' }],
      })
      cookies[name] = await portal.signIn(email)
    }
    await portal.takeIn(NORTH, bundle(known('Yrsa', 'north'), ...lists('north')))
    await portal.takeIn(EAST, bundle(known('Yrsa', 'east'), ...lists('east')))
    await portal.takeIn('lesja-medical-centre-fhir', bundle(known('Yrsa', 'lesja'), ...lists('lesja')))
    clinician = await portal.signIn('clinician@demo.example')
  })
  afterAll(() => portal.close())

  const sodium = (name: string) => ({
    coding: [{ system: 'http://loinc.org', code: '2951-2' }],
    text: `Test sodium-${name}`,
  })
  const itemOf = async (source: string): Promise<string> => {
    const [row] = await portal.house.owner('select item_id from item where source_id = $1', [source])
    return row!.item_id as string
  }
  const look = async (source: string, cookie = cookies.Yrsa!) =>
    (await portal.get(`/record/item/${await itemOf(source)}`, cookie)).text

  describe('already done', () => {
    it('tells on the page of a result where the same test was taken lately, with the way there', async () => {
      const page = await look('potassium-Yrsa')
      expect(page).toContain(t.title)
      expect(page).toContain(`href="/record/item/${await itemOf('east-potassium-Yrsa')}"`)
      expect(page).toContain('St. Eystein')
      expect(await look('east-potassium-Yrsa')).toContain(await itemOf('potassium-Yrsa'))
    })

    it('says nothing of the same sample by two doors, and of what is older than 30 days', async () => {
      for (const source of ['sodium-Yrsa', 'calcium-Yrsa']) expect(await look(source), source).not.toContain(t.title)
    })

    it('stands with the order and with the coming visit for it', async () => {
      const sugar = await itemOf('east-sugar-Yrsa')
      expect(await look('order-Yrsa')).toContain(sugar)
      const visit = await portal.get(`/appointments/${await itemOf('visit-Yrsa')}`, cookies.Yrsa)
      expect(visit.text).toContain(t.title)
      expect(visit.text).toContain(sugar)
    })

    it('is told to a clinician who opens the patient or the entry: what, when and where, and no value', async () => {
      const page = wordsOf(await portal.get('/clinic?number=Yrsa-north', clinician))
      expect(page).toContain(t.staffTitle)
      expect(page).toContain('Test east-potassium-Yrsa')
      expect(page).toContain('Test east-sugar-Yrsa')
      for (const other of ['east-sodium', 'east-calcium', '4.2']) expect(page).not.toContain(other)
      const item = wordsOf(await portal.get(`/clinic/items/${await itemOf('potassium-Yrsa')}`, clinician))
      expect(item).toContain('Test east-potassium-Yrsa')
      expect(item).not.toContain('east-sugar')
    })

    it('says the same bytes before and after something held came elsewhere', async () => {
      const paths = [
        `/record/item/${await itemOf('marker-Yrsa')}`,
        '/clinic?number=Yrsa-north',
        `/clinic/items/${await itemOf('marker-Yrsa')}`,
      ]
      const pages = async () => {
        const found: object[] = []
        for (const path of paths) {
          const page = await portal.get(path, path.startsWith('/clinic') ? clinician : cookies.Yrsa!)
          found.push(comparable(page, path, new Map()))
        }
        return found
      }
      const before = await pages()
      await portal.takeIn(EAST, bundle(known('Yrsa', 'east'), test('held-marker', 'Yrsa-east', '10334-1', 1)))
      const [held] = await portal.house.owner(
        `select release_at > now() as waits from item where source_id = 'held-marker'`,
      )
      expect(held!.waits).toBe(true)
      expect(await pages()).toEqual(before)
    })

    it('leaves no trace of what is kept from clinicians, nor before a clinician who has no reason', async () => {
      await portal.house.owner(
        `insert into restriction (person_id, against, against_institution, what, from_institution, opens_in_emergency,
           made_by, made_name, made_as)
         values ($1, 'institution', 'nordfjord-hospital', 'institution', 'st-eystein-hospital', true,
           gen_random_uuid(), 'x', 'self')`,
        [await portal.personCalled('Zelma')],
      )
      const page = await portal.get('/clinic?number=Zelma-north', clinician)
      expect(page.text).toContain('Zelma')
      expect(page.text).not.toContain(t.staffTitle)
      expect(page.text).not.toContain('east-')
    })
  })
  describe('lists side by side', () => {
    const listOf = async (category: string, cookie = cookies.Yrsa!) => portal.get(`/record/${category}`, cookie)

    it('puts the same thing of several lists under one heading, each with its own line, and says what differs', async () => {
      const page = await listOf('problems')
      const words = wordsOf(page)
      expect(words).toContain(sideBySide.several)
      expect(words).toContain('Nordfjord Hospital: active')
      expect(words).toContain('St. Eystein University Hospital: over, 2021')
      for (const source of ['gout-north', 'gout-east'])
        expect(page.text.split(`href="/record/item/${await itemOf(source)}"`)).toHaveLength(2)
    })

    it('lets "no known allergies" of one stand out against what others have, and drops nothing', async () => {
      const page = await listOf('allergies')
      const words = wordsOf(page)
      expect(words).toContain('Lesja Medical Centre says that no allergy is known.')
      expect(words).toContain('Nordfjord Hospital has on its list: Penicillin and Latex.')
      expect(words).toContain('Nordfjord Hospital: high')
      expect(words).toContain('St. Eystein University Hospital: low')
      expect(words).toContain(sideBySide.single)
      for (const source of ['penicillin-north', 'penicillin-east', 'latex-north', 'none-lesja'])
        expect(page.text.split(`href="/record/item/${await itemOf(source)}"`), source).toHaveLength(2)
    })

    it('is the ordinary list where one institution was chosen, and where nothing is on two lists', async () => {
      const one = wordsOf(await portal.get('/record/allergies?institution=nordfjord-hospital', cookies.Yrsa))
      expect(one).not.toContain(sideBySide.several)
      expect(one).toContain('Latex')
      expect(wordsOf(await listOf('problems', cookies.Zelma))).not.toContain(sideBySide.several)
    })
  })
  it('shows one plan of all services: what comes next, who does it, by when, and from whom', async () => {
    const page = await portal.get('/record/care-plans', cookies.Yrsa)
    const words = wordsOf(page)
    expect(words).toContain(sharedPlan.title)
    const at = ['Balance test', 'Per Lund', 'Stairs every day', 'Siri Solli'].map((text) => words.indexOf(text))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
    expect(words).toContain('Long-term sugar')
    expect(words).toContain(sharedPlan.nobody({ institution: 'Nordfjord Hospital' }))
    expect(words).not.toContain('First talk')
    expect(page.text).toContain(`href="/record/item/${await itemOf('plan-lesja')}"`)
  })
})

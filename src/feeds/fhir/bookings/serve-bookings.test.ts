import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tendVisits } from '#appointments'
import { loadValidator } from '#formats/fhir/validate'
import { letReadBookings } from '#institutions'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { bundle } from '../../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { ORIGIN, openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const OTHER = 'st-eystein-hospital-fhir'
const URL_OF = `/ingest/${FEED}/fhir/Appointment`

type Told = {
  readonly id: string
  readonly meta: { readonly versionId: string; readonly lastUpdated: string }
  readonly status: string
  readonly participant: readonly { readonly actor: { readonly reference?: string; readonly display?: string } }[]
  readonly cancelationReason?: { readonly text: string; readonly coding: readonly { readonly code: string }[] }
}
type Page = {
  readonly link: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly { readonly resource: Told }[]
  readonly issue?: readonly { readonly code: string; readonly diagnostics: string }[]
}

describe.each(databaseKinds())('the system of an institution fetches bookings, on %s', (kind) => {
  let portal: TestPortal
  let credential: string
  let kari: string
  let person: string
  let serviceId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    credential = await portal.credentialOf(FEED)
    kari = await portal.signIn('patient@demo.example')
    person = await portal.personCalled('Kari')
    const site = await portal.signIn('site@demo.example')
    const offered = await portal.post(
      '/institution/slots',
      { name: 'Blood test', latestCancel: '0', offerHours: '4' },
      site,
    )
    serviceId = /slots\/([\w-]+)/.exec(offered.location!)![1]!
  })
  afterAll(() => portal.close())

  const asHouse = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)
  const letRead = (may: boolean, feedId = FEED) => asHouse((scope) => letReadBookings(scope, { feedId, may }))
  const ask = async (address: string, secret: string | null = credential) => {
    const headers = secret ? { authorization: `Bearer ${secret}` } : undefined
    const answer = await portal.ask('GET', address, { headers })
    return { status: answer.status, headers: answer.headers, said: JSON.parse(answer.text) as Page & Told }
  }
  const list = async (query = '') => ((await ask(URL_OF + query)).said.entry ?? []).map(({ resource }) => resource)
  const told = async (id: string) => (await list()).find((each) => each.id === id)!
  const lines = async () =>
    Number(
      (
        await portal.house.owner(
          `select count(*) as n from disclosure where person_id = $1 and page = 'booking-told' and capacity = 'system'
             and institution_id = 'nordfjord-hospital' and actor_name = $2`,
          [person, FEED],
        )
      )[0]!.n,
    )

  let slots = 0
  async function slot(name: string | null = `slot-${slots}`): Promise<string> {
    const [row] = await portal.house.owner(
      `insert into slot (service_id, institution_id, source_id, starts_at, ends_at)
       values ($1, 'nordfjord-hospital', $2, date_trunc('hour', now()) + make_interval(hours => $3),
               date_trunc('hour', now()) + make_interval(hours => $3, mins => 20)) returning slot_id`,
      [serviceId, name, 50 + slots++],
    )
    return row!.slot_id as string
  }
  const cancelAll = () =>
    portal.house.owner(
      `update booking set ended_at = now(), ended_word = 'cancelled' where person_id = $1 and ended_at is null`,
      [person],
    )
  async function book(fields: Record<string, string> = {}, name?: string | null): Promise<string> {
    if (!fields.moves) await cancelAll()
    const form = { does: 'book', slot: await slot(name), ...fields }
    const answer = await portal.post(`/appointments/book/${serviceId}`, form, kari)
    return /^\/appointments\/([\w-]+)\?/.exec(answer.location!)![1]!
  }

  it('nobody without the credential of a feed, and no feed that nobody let', async () => {
    expect((await ask(URL_OF, null)).status).toBe(401)
    expect((await ask(URL_OF, await portal.credentialOf(OTHER))).status).toBe(401)
    expect((await ask('/ingest/nobody/fhir/Appointment')).status).toBe(401)
    const before = await ask(URL_OF)
    expect([before.status, before.said.issue![0]!.code]).toEqual([403, 'forbidden'])
    expect((await ask(`${URL_OF}/${person}`)).status).toBe(403)
    await letRead(true)
    expect((await ask(URL_OF)).status).toBe(200)
    await expect(letRead(true, 'no-such-feed')).rejects.toThrow('there is no feed')
  })

  it('a booking is a sound Appointment for the patient that the institution knows', async () => {
    const id = await book({ note: 'I faint easily.' })
    const { status, headers, said } = await ask(URL_OF)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      expect.stringContaining('application/fhir+json'),
      'no-store',
    ])
    const isSound = await loadValidator()
    expect(isSound(said as never)).toEqual([])
    const [key] = await portal.house.owner(
      `select key from patient_key join patient_link using (link_id) where person_id = $1
         and patient_link.institution_id = 'nordfjord-hospital' and key like 'Patient/%' limit 1`,
      [person],
    )
    expect(await told(id)).toMatchObject({
      status: 'booked',
      identifier: [{ system: `${ORIGIN}/booking`, value: id }],
      serviceType: [{ text: 'Blood test' }],
      slot: [{ reference: expect.stringMatching(/^Slot\/slot-/) }],
      comment: 'I faint easily.',
      participant: [{ actor: { reference: key!.key, display: expect.stringContaining('Kari') }, status: 'accepted' }],
    })
  })

  it('it is told once a version, and who looks in their log reads it', async () => {
    const id = await book()
    const before = await lines()
    await ask(URL_OF)
    expect(await lines()).toBeGreaterThan(before)
    const after = await lines()
    await ask(URL_OF)
    await ask(`${URL_OF}/${id}`)
    expect(await lines()).toBe(after)
    expect((await portal.get('/access-log', kari)).text).toContain('a visit that you booked')
    expect((await portal.get(`/appointments/${id}`, kari)).text).toContain('own system knows since')
  })

  it('cancelled, moved, and moved along with its slot, it is another version', async () => {
    const first = await book()
    expect((await told(first)).meta.versionId).toBe('1')
    await portal.house.owner(
      `update slot set starts_at = starts_at + interval '5 minutes', moved_at = now() where booking_id = $1`,
      [first],
    )
    await asHouse((scope) => tendVisits(scope, { address: ORIGIN }))
    expect(await told(first)).toMatchObject({ status: 'booked', meta: { versionId: '2' } })
    const second = await book({ moves: first })
    expect(await told(first)).toMatchObject({
      status: 'cancelled',
      meta: { versionId: '3' },
      cancelationReason: { coding: [{ code: 'pat' }], text: expect.stringContaining('Moved') },
    })
    const form = { does: 'cancel', reason: 'I am abroad.' }
    await portal.post(`/appointments/${second}`, form, kari)
    expect(await told(second)).toMatchObject({ status: 'cancelled', cancelationReason: { text: 'I am abroad.' } })
  })

  it('page by page nothing is left out or told twice, and later only what has changed', async () => {
    await book()
    const all = (await list()).map(({ id }) => id)
    const found: string[] = []
    let next: string | undefined = `${URL_OF}?_count=2`
    while (next) {
      const { said } = await ask(next.replace(ORIGIN, ''))
      found.push(...said.entry!.map(({ resource }) => resource.id))
      next = said.link.find(({ relation }) => relation === 'next')?.url
    }
    expect(found).toEqual(all)
    expect(all.length).toBeGreaterThan(4)
    const { lastUpdated } = (await list()).at(-1)!.meta
    expect((await list(`?_lastUpdated=ge${lastUpdated}`)).map(({ id }) => id)).toContain(all.at(-1))
    const later = new Date(new Date(lastUpdated).getTime() + 1000).toISOString()
    expect(await list(`?_lastUpdated=ge${later}`)).toEqual([])
  })

  it('what cannot be searched by is said, and the bookings of others are not there', async () => {
    const wrong = await ask(`${URL_OF}?patient=Patient/1`)
    expect([wrong.status, wrong.said.issue![0]!.diagnostics]).toEqual([400, expect.stringContaining('"patient"')])
    const id = await book()
    await letRead(true, OTHER)
    const theirs = await portal.credentialOf(OTHER)
    expect((await ask(`/ingest/${OTHER}/fhir/Appointment/${id}`, theirs)).status).toBe(404)
    expect((await ask(`/ingest/${OTHER}/fhir/Appointment`, theirs)).said.entry).toBeUndefined()
    for (const year of ['0000', '1899', '9999'])
      expect((await ask(`${URL_OF}?_lastUpdated=ge${year}-01-01T00:00:00Z`)).status, year).toBe(200)
    const end = `_after=99999999999999999_${id}`
    expect((await ask(`${URL_OF}?${end}`)).said.entry).toBeUndefined()
    for (const odd of ['nothing', "'", '%00', '0'.repeat(5_000)])
      expect((await ask(`${URL_OF}/${odd}`)).status).toBeGreaterThanOrEqual(400)
    expect(portal.faults).toEqual([])
  })

  it('a visit that is kept from those who work there takes the time, without a name; opened again it has one', async () => {
    await portal.house.owner(
      `insert into restriction (person_id, against, against_institution, what, category, opens_in_emergency, made_by, made_name, made_as)
       select $1, 'institution', 'nordfjord-hospital', 'kind', 'appointments', true, id, 'Kari', 'self'
       from portal_account where email = 'patient@demo.example'`,
      [person],
    )
    await cancelAll()
    await list()
    const before = await lines()
    const id = await book({ note: 'Nobody should know.' })
    const kept = await told(id)
    expect(kept).toMatchObject({
      status: 'booked',
      participant: [{ actor: { display: expect.stringContaining('Not named') } }],
    })
    expect(JSON.stringify(kept)).not.toMatch(/Kari|Patient\/|Nobody should know/)
    expect(await lines()).toBe(before)
    await portal.house.owner(`update restriction set ended_at = now(), ended_tx = 1 where person_id = $1`, [person])
    expect((await told(id)).participant[0]!.actor.display).toContain('Kari')
    expect(await lines()).toBe(before + 1)
  })

  it('the visit that comes back with our number is the same visit, and whoever runs the institution sees what waits', async () => {
    await cancelAll()
    await list()
    const id = await book({}, null)
    const site = await portal.signIn('site@demo.example')
    expect((await portal.get('/institution/slots', site)).text).toContain('Waiting to be fetched: 1')
    const resource = await told(id)
    expect((await portal.get('/institution/slots', site)).text).not.toContain('Waiting to be fetched')
    const own = { ...resource, id: 'their-own-4711', description: 'Blood test in their words' }
    await portal.takeIn(FEED, bundle(own as never))
    const [sent] = await portal.house.owner(`select item_id from item where source_id = 'their-own-4711'`)
    const page = (await portal.get('/appointments', kari)).text
    expect(page).toContain(`/appointments/${id}`)
    expect(page).not.toContain(String(sent!.item_id))
  })

  it('a helper does not read in the log of a visit that is kept from helpers', async () => {
    await portal.addAccount('liv@helpers.example', {
      name: 'Liv Helper',
      grants: [{ personId: person, capacity: 'delegate' }],
    })
    const liv = await portal.signIn('liv@helpers.example')
    await told(await book({ onlyMe: 'yes' }))
    const log = (await portal.get(`/access-log?person=${person}`, liv)).text
    expect(log).not.toContain('a visit that you booked')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PatientScope, withPatientScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { bookSlot } from './book.ts'
import { listBookings } from './booking.ts'
import { tendVisits } from './tell-visits.ts'

const FEED = 'nordfjord-hospital-fhir'
const HOUR = 3_600_000
const SECOND = 1000
/** In whole seconds, as feeds write instants. */
const inHours = (hours: number) =>
  new Date(Math.floor((performance.timeOrigin + hours * HOUR) / SECOND) * SECOND).toISOString()

const RACERS = 500
const SLOTS = 100

describe.each(databaseKinds())('visits are booked, moved, waited for and entered, on %s', (kind) => {
  let portal: TestPortal
  let site: string
  let serviceId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
    const offered = await portal.post(
      '/institution/slots',
      {
        name: 'Blood test',
        place: 'Ground floor, room 2',
        preparation: 'Eat nothing for ten hours.',
        latestCancel: '24',
        offerHours: '4',
      },
      site,
    )
    serviceId = /slots\/([\w-]+)/.exec(offered.location!)![1]!
  })
  afterAll(() => portal.close())

  let people = 0
  /** Somebody new at the hospital, with an account of their own. */
  async function somebody() {
    const who = `visitor-${people++}`
    const birthDate = new Date(Date.UTC(1951, people, 3)).toISOString().slice(0, 10)
    await portal.takeIn(FEED, bundle(patient(who, { birthDate, name: [{ family: who, given: ['Vigdis'] }] })))
    const [row] = await portal.house.owner(
      'select l.person_id from patient_key k join patient_link l using (link_id) where k.key = $1',
      [`Patient/${who}`],
    )
    const personId = row!.person_id as string
    const enter = async (name: string, grant: object) => {
      const grants = [{ personId, capacity: 'self' as const, ...grant }]
      await portal.addAccount(`${name}@test.example`, { name, grants })
      return portal.signIn(`${name}@test.example`)
    }
    const cookie = await enter(who, {})
    const own = <Result>(work: (scope: PatientScope) => Promise<Result>) =>
      withPatientScope(portal.house.database, { token: tokenIn(cookie), subject: personId, requestId: 'test' }, work)
    return {
      who,
      personId,
      cookie,
      own,
      helper: (categories: readonly string[]) =>
        enter(`${who}-helper-${categories[0]}`, { capacity: 'delegate', categories }),
    }
  }

  let places = 0
  /** A free slot so many hours ahead. */
  async function slot(hours: number): Promise<string> {
    const [row] = await portal.house.owner(
      `insert into slot (service_id, institution_id, source_id, starts_at, ends_at)
       values ($1, 'nordfjord-hospital', $2, $3, $3::timestamptz + interval '20 minutes') returning slot_id`,
      [serviceId, `slot-${places++}`, inHours(hours)],
    )
    return row!.slot_id as string
  }
  const book = (cookie: string, slotId: string, more: Record<string, string> = {}) =>
    portal.post(`/appointments/book/${serviceId}`, { does: 'book', slot: slotId, ...more }, cookie)
  const visitOf = ({ location }: { location: string | null }) => location!.split('?')[0]!

  it('a free time is booked once, however often the form comes, and its page tells what to know', async () => {
    const vigdis = await somebody()
    const slotId = await slot(100)
    expect((await portal.get(`/appointments/book/${serviceId}`, vigdis.cookie)).text).toContain(slotId)
    const first = await book(vigdis.cookie, slotId, { note: 'I faint easily.' })
    expect(first.location).toMatch(/^\/appointments\/[\w-]+\?said=booked$/)
    expect((await book(vigdis.cookie, slotId)).location).toBe(first.location)
    expect(await vigdis.own(listBookings)).toHaveLength(1)
    const { text } = await portal.get(visitOf(first), vigdis.cookie)
    for (const words of ['Blood test', 'Ground floor, room 2', 'Eat nothing for ten hours.', 'I faint easily.'])
      expect(text).toContain(words)
    const other = await somebody()
    const answer = await book(other.cookie, slotId)
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Somebody else has just taken this time'),
    ])
    expect(await other.own(listBookings)).toEqual([])
    expect((await portal.get(visitOf(first), other.cookie)).status).toBe(404)
  })

  it('the calendar file says no more than that there is an appointment, unless the person asks for more', async () => {
    const vigdis = await somebody()
    const visit = visitOf(await book(vigdis.cookie, await slot(101)))
    const plain = await portal.get(`${visit}/calendar`, vigdis.cookie)
    expect(plain.headers['content-type']).toContain('text/calendar')
    expect(plain.text).toContain('SUMMARY:Appointment\r\n')
    expect(plain.text).not.toMatch(/Blood|Nordfjord|room/)
    const full = await portal.get(`${visit}/calendar?with=all`, vigdis.cookie)
    expect(full.text).toContain('SUMMARY:Blood test\\, Nordfjord')
  })

  it('is cancelled and moved in time, and not when it is too late', async () => {
    const vigdis = await somebody()
    const [first, second] = [await slot(102), await slot(103)]
    const visit = visitOf(await book(vigdis.cookie, first))
    const moved = await book(vigdis.cookie, second, { moves: visit.split('/')[2]! })
    expect(moved.location).toContain('said=moved')
    expect((await vigdis.own(listBookings)).map(({ slotId }) => slotId)).toEqual([second])
    const cancelled = await portal.post(visitOf(moved), { does: 'cancel', reason: 'I am away.' }, vigdis.cookie)
    expect(cancelled.location).toContain('said=cancelled')
    const page = await portal.get(visitOf(moved), vigdis.cookie)
    expect(page.text).toContain('I am away.')
    expect((await portal.get(`${visitOf(moved)}/calendar`, vigdis.cookie)).text).toContain('STATUS:CANCELLED')
    const late = visitOf(await book(vigdis.cookie, await slot(5)))
    expect((await portal.post(late, { does: 'cancel' }, vigdis.cookie)).location).toBe(late)
    expect((await portal.get(late, vigdis.cookie)).text).toContain('It is too late to change this visit here')
  })

  it('stays as private as it was when it is moved, and keeps its note', async () => {
    const vigdis = await somebody()
    const visit = visitOf(await book(vigdis.cookie, await slot(110), { onlyMe: 'yes', note: 'I use a wheelchair.' }))
    await book(vigdis.cookie, await slot(111), { moves: visit.split('/')[2]! })
    const rows = await portal.house.owner(
      'select shows_delegates, note, ended_word from booking where person_id = $1 order by made_at, ended_word',
      [vigdis.personId],
    )
    expect(rows).toEqual([
      { shows_delegates: false, note: 'I use a wheelchair.', ended_word: 'moved' },
      { shows_delegates: false, note: 'I use a wheelchair.', ended_word: null },
    ])
  })

  it('who waits first is offered what gets free, then the next; nobody else gets it meanwhile', async () => {
    const [holder, first, second] = [await somebody(), await somebody(), await somebody()]
    const slotId = await slot(200)
    const visit = visitOf(await book(holder.cookie, slotId))
    const days = { does: 'wait', from: inHours(0).slice(0, 10), until: inHours(400).slice(0, 10) }
    for (const { cookie } of [first, second])
      expect((await portal.post(`/appointments/book/${serviceId}`, days, cookie)).location).toContain('said=waits')
    await portal.post(visit, { does: 'cancel' }, holder.cookie)
    const wishIn = async (cookie: string) =>
      /appointments\/waiting\/[\w-]+/.exec((await portal.get('/appointments', cookie)).text)![0]
    expect((await portal.get('/appointments', first.cookie)).text).toContain('A time is free for you')
    expect((await portal.get('/appointments', second.cookie)).text).not.toContain('A time is free for you')
    expect((await book(holder.cookie, slotId)).status).toBe(422)
    expect((await portal.post(`/${await wishIn(first.cookie)}`, { does: 'leave' }, first.cookie)).status).toBe(303)
    const taken = await portal.post(`/${await wishIn(second.cookie)}`, { does: 'take' }, second.cookie)
    expect(taken.location).toContain('said=booked')
    expect((await second.own(listBookings)).map((each) => each.slotId)).toEqual([slotId])
  })

  it('a helper books in their own name where appointments are theirs to see, and is nowhere else', async () => {
    const vigdis = await somebody()
    const [helper, other] = [await vigdis.helper(['appointments']), await vigdis.helper(['laboratory'])]
    const made = await book(helper, await slot(104))
    expect((await vigdis.own(listBookings))[0]).toMatchObject({ actorName: expect.stringContaining('helper') })
    for (const path of ['/appointments', '/appointments/book', visitOf(made)])
      expect((await portal.get(path, other)).status, path).toBe(404)
    const mine = await book(vigdis.cookie, await slot(105))
    expect(mine.status).toBe(422)
    await portal.post(visitOf(made), { does: 'cancel' }, helper)
    const secret = await book(vigdis.cookie, await slot(106), { onlyMe: 'yes' })
    expect((await portal.get(visitOf(secret), vigdis.cookie)).status).toBe(200)
    expect((await portal.get(visitOf(secret), helper)).status).toBe(404)
  })

  it('details are confirmed before, arrival on the day, and whoever receives sees both', async () => {
    const vigdis = await somebody()
    const visit = visitOf(await book(vigdis.cookie, await slot(2)))
    const wrong = await portal.post(visit, { does: 'check-in', phone: 'call me' }, vigdis.cookie)
    expect(wrong.status).toBe(422)
    const details = { does: 'check-in', phone: '+47 555 10 200', wishes: 'An interpreter, please.' }
    expect((await portal.post(visit, details, vigdis.cookie)).location).toContain('said=checked-in')
    expect((await portal.post(visit, { does: 'arrive' }, vigdis.cookie)).location).toContain('said=arrived')
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Oslo' }).format(new Date(inHours(2)))
    for (const who of ['clinician@demo.example', 'clerk@demo.example']) {
      const { text } = await portal.get(`/clinic/visits?day=${day}`, await portal.signIn(who))
      expect(text).toContain('An interpreter, please.')
      expect(text).toContain('here since')
      expect(text).toContain('the address has changed')
    }
    await portal.addAccount(`away-${kind}@test.example`, { role: 'clerk', institutionId: 'st-eystein-hospital' })
    const away = await portal.signIn(`away-${kind}@test.example`)
    expect((await portal.get(`/clinic/visits?day=${day}`, away)).text).not.toContain('interpreter')
  })

  it('what an institution takes back is said to whoever had booked it', async () => {
    const vigdis = await somebody()
    const slotId = await slot(107)
    const visit = visitOf(await book(vigdis.cookie, slotId))
    const reason = 'The nurse is ill.'
    const gone = await portal.post(`/institution/slots/${serviceId}`, { does: 'withdraw', slot: slotId, reason }, site)
    expect(gone.location).toContain('done=withdrawn')
    expect((await portal.get(visit, vigdis.cookie)).text).toContain('The nurse is ill.')
    expect((await book(vigdis.cookie, slotId)).status).toBe(422)
  })

  it('a feed offers, takes back and moves slots, and what is booked goes along', async () => {
    const vigdis = await somebody()
    const told = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
        tendVisits(scope, { address: 'https://portal.example/appointments' }),
      )
    const schedule = {
      resourceType: 'Schedule',
      id: 'scans',
      serviceType: [{ text: 'Scan' }],
      actor: [{ display: 'Room 9', type: 'Location' }],
    }
    const sent = (id: string, hours: number, status = 'free') => ({
      resourceType: 'Slot',
      id,
      status,
      schedule: { reference: 'Schedule/scans' },
      start: inHours(hours),
      end: inHours(hours + 0.5),
    })
    await portal.takeIn(FEED, bundle(schedule, sent('scan-1', 70), sent('scan-2', 71), sent('scan-3', 72, 'busy')))
    const [service] = await portal.house.owner(
      `select service_id from visit_service where source_key = 'Schedule/scans'`,
    )
    const path = `/appointments/book/${service!.service_id}`
    const { text } = await portal.get(path, vigdis.cookie)
    expect([...text.matchAll(/name="slot"/g)]).toHaveLength(2)
    expect(text).toContain('Room 9')
    const slotId = /value="([\w-]{36})"/.exec(text)![1]!
    const visit = visitOf(await portal.post(path, { does: 'book', slot: slotId }, vigdis.cookie))
    await portal.takeIn(FEED, bundle(sent('scan-1', 75, 'busy')))
    await told()
    expect((await vigdis.own(listBookings))[0]).toMatchObject({ startsAt: new Date(inHours(75)), endedAt: null })
    const appointment = {
      resourceType: 'Appointment',
      id: `echo-${vigdis.who}`,
      status: 'booked',
      start: inHours(75),
      end: inHours(75.5),
      slot: [{ reference: 'Slot/scan-1' }],
      participant: [{ actor: { reference: `Patient/${vigdis.who}` }, status: 'accepted' }],
    }
    await portal.takeIn(FEED, bundle(appointment))
    const list = await portal.get('/appointments', vigdis.cookie)
    expect([...list.text.matchAll(/data-item=/g)]).toHaveLength(1)
    await portal.takeIn(FEED, bundle(sent('scan-1', 75, 'entered-in-error')))
    expect((await told()).told).toBe(1)
    expect((await told()).told).toBe(0)
    expect((await portal.get(visit, vigdis.cookie)).text).toContain('The service had to cancel this visit')
  })

  it('reminds once before a visit, by the chosen way, without a word of what it is, and not after a cancellation', async () => {
    const vigdis = await somebody()
    const address = 'https://portal.example/appointments'
    const tend = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) => tendVisits(scope, { address }))
    const queued = () =>
      portal.house.owner(
        `select body, given_up_at from outgoing_message where to_address = $1 or given_up_at is not null and message_key like 'called-back/%'`,
        [`${vigdis.who}@test.example`],
      )
    await portal.house.owner(`update visit_service set latest_cancel_hours = 0 where service_id = $1`, [serviceId])
    const visit = visitOf(await book(vigdis.cookie, await slot(30)))
    await tend()
    expect(await queued()).toEqual([])
    await portal.post('/appointments', { channel: 'mail', hours: '24' }, vigdis.cookie)
    await tend()
    expect(await queued()).toEqual([])
    await portal.post('/appointments', { channel: 'mail', hours: '48' }, vigdis.cookie)
    await tend()
    await tend()
    const [mail, ...more] = await queued()
    expect(more).toEqual([])
    expect(mail!.body).toContain(address)
    expect(mail!.body).not.toMatch(/blood|Nordfjord|Vigdis/i)
    await portal.post(visit, { does: 'cancel' }, vigdis.cookie)
    expect((await tend()).calledBack).toBe(1)
    expect((await queued())[0]).toMatchObject({ body: '', given_up_at: expect.any(Date) })
    await portal.house.owner(
      `update booking set ended_at = null, ended_word = null, ended_name = null, ended_reason = null
      where booking_id = $1`,
      [visit.split('/')[2]],
    )
    expect((await tend()).told).toBe(1)
    await portal.house.owner(
      `update booking set ended_at = now(), ended_word = 'cancelled', ended_name = 'x' where booking_id = $1`,
      [visit.split('/')[2]],
    )
    expect(await tend()).toMatchObject({ told: 0, calledBack: 1 })
    await portal.house.owner(`update visit_service set latest_cancel_hours = 24 where service_id = $1`, [serviceId])
  })

  it('that a visit was taken back is told to the person, too, and not to a helper who is kept out', async () => {
    const vigdis = await somebody()
    await vigdis.helper(['appointments'])
    const slotId = await slot(120)
    const visit = visitOf(await book(vigdis.cookie, slotId))
    await portal.house.owner(
      `update booking set account_id = (select id from portal_account where email = $2) where booking_id = $1`,
      [visit.split('/')[2], `${vigdis.who}-helper-appointments@test.example`],
    )
    await portal.house.owner(
      `insert into restriction (person_id, against, what, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'everything', true, gen_random_uuid(), 'x', 'self')`,
      [vigdis.personId],
    )
    await portal.house.owner('update slot set withdrawn_at = now() where slot_id = $1', [slotId])
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      tendVisits(scope, { address: 'https://portal.example/appointments' }),
    )
    const told = await portal.house.owner(
      `select to_address from outgoing_message where message_key like 'visit-withdrawn/' || $1 || '/%'`,
      [visit.split('/')[2]],
    )
    expect(told).toEqual([{ to_address: `${vigdis.who}@test.example` }])
  })

  it('slots are made by hand, by the clocks of the institution, and once', async () => {
    const monday = '2031-03-31'
    const plan = {
      does: 'make',
      fromDay: monday,
      untilDay: '2031-04-06',
      fromTime: '09:00',
      untilTime: '10:00',
      minutes: '20',
      atOnce: '2',
    }
    const path = `/institution/slots/${serviceId}`
    expect((await portal.post(path, plan, site)).location).toContain('done=made&count=30')
    expect((await portal.post(path, plan, site)).location).toContain('done=made&count=0')
    const [first] = await portal.house.owner(
      `select min(starts_at) as at from slot where service_id = $1 and starts_at > '2031-01-01'`,
      [serviceId],
    )
    expect((first!.at as Date).toISOString()).toBe('2031-03-31T07:00:00.000Z')
    expect((await portal.post(path, { ...plan, minutes: '1' }, site)).status).toBe(422)
  })

  it.runIf(kind === 'postgres')(
    'of five hundred who book a hundred slots at once exactly a hundred do, and the others are told',
    async () => {
      const { owner, database } = portal.house
      const tokens = await plantRacers(owner)
      const slots = await owner(
        `select slot_id from slot join visit_service using (service_id) where name = 'The race' order by starts_at`,
      )
      expect(slots).toHaveLength(SLOTS)
      const outcomes = await Promise.all(
        tokens.map((token, at) =>
          withPatientScope(database, { token, subject: null, requestId: 'race' }, (scope) =>
            bookSlot(scope, {
              slotId: slots[at % SLOTS]!.slot_id as string,
              moves: null,
              note: '',
              showsDelegates: true,
            }),
          ),
        ),
      )
      expect(
        Object.fromEntries(
          [...Map.groupBy(outcomes, ({ outcome }) => outcome)].map(([word, all]) => [word, all.length]),
        ),
      ).toEqual({
        booked: SLOTS,
        taken: RACERS - SLOTS,
      })
      const [kept] =
        await owner(`select count(*)::int as booked, count(distinct slot_id)::int as slots from booking join visit_service using (service_id)
      where name = 'The race'`)
      expect(kept).toEqual({ booked: SLOTS, slots: SLOTS })
    },
    60_000,
  )
})

/** People whom the hospital knows, each with an account and a session; and slots of one service. Answers their tokens. */
async function plantRacers(owner: TestPortal['house']['owner']): Promise<readonly string[]> {
  const tokens = Array.from({ length: RACERS }, (_, at) => `racer-${at}-${'x'.repeat(24)}`)
  await owner(
    `with racer as (select n, gen_random_uuid() as person, gen_random_uuid() as account from generate_series(1, $1::int) n),
     persons as (insert into person (person_id, family, given, birth_date, demographics) select person, 'Racer', n::text, '1970-01-01', '{}' from racer),
     links as (insert into patient_link (link_id, person_id, institution_id, demographics, reasons, origin_person_id)
       select gen_random_uuid(), person, 'nordfjord-hospital', '{}', '[]', person from racer),
     accounts as (insert into portal_account (id, name, email, email_verified)
       select account, 'Racer ' || n, 'racer-' || n || '@test.example', true from racer),
     grants as (insert into access_grant (grant_id, person_id, account_id, capacity, ground, valid_from)
       select gen_random_uuid(), person, account, 'self', 'test', now() - interval '1 day' from racer)
     insert into session (id, account_id, token, expires_at)
     select gen_random_uuid(), account, hash_of_token(($2::text[])[n]), now() + interval '1 hour' from racer`,
    [RACERS, tokens],
  )
  await owner(
    `with service as (insert into visit_service (institution_id, name) values ('nordfjord-hospital', 'The race') returning service_id)
     insert into slot (service_id, institution_id, starts_at, ends_at)
     select service_id, 'nordfjord-hospital', now() + make_interval(hours => 48 + n), now() + make_interval(hours => 48 + n, mins => 20)
     from service, generate_series(1, $1::int) n`,
    [SLOTS],
  )
  return tokens
}

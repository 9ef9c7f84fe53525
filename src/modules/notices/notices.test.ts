import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { tellOfRecords } from './tell-of-records.ts'

const FEED = 'nordfjord-hospital-fhir'
const ZONE = 'Europe/Oslo'

describe.each(databaseKinds())('people are told as they have chosen, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    // Whoever is there already is looked after first.
    await settle()
  })
  afterAll(() => portal.close())

  const tell = () =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope: SystemScope) =>
      tellOfRecords(scope, { address: 'https://portal.example', timeZone: ZONE }),
    )
  const settle = async () => {
    for (let before = -1, now = 0; before !== now; before = now, now = await rows()) await tell()
  }
  const rows = async () => Number((await portal.house.owner('select count(*) as n from record_notice'))[0]!.n)
  const dueNow = () => portal.house.owner('update record_notice set next_look_at = now()')

  let people = 0
  async function somebody() {
    const who = `told-${people++}`
    const birthDate = new Date(Date.UTC(1949, people, 3)).toISOString().slice(0, 10)
    const arrives = (id: string, rest: object = {}) =>
      portal.takeIn(FEED, bundle(patient(who, { birthDate }), observation(`${who}-${id}`, who, rest)))
    await arrives('first')
    const [row] = await portal.house.owner(
      'select l.person_id from patient_key k join patient_link l using (link_id) where k.key = $1',
      [`Patient/${who}`],
    )
    const personId = row!.person_id as string
    await portal.addAccount(`${who}@test.example`, { name: who, grants: [{ personId, capacity: 'self' }] })
    const cookie = await portal.signIn(`${who}@test.example`)
    const mails = async () =>
      (await portal.house.owner(
        `select kind, to_address, subject, body, next_try_at from outgoing_message
         where message_key like 'record/%' and message_key like $1 order by created_at`,
        [`%${personId}%`],
      )) as unknown as readonly { kind: string; to_address: string; subject: string; body: string; next_try_at: Date }[]
    const choose = (fields: Record<string, string>) =>
      portal.post('/settings/notices', { record: 'daily', teams: 'yes', announcements: 'yes', ...fields }, cookie)
    return { who, personId, cookie, arrives, mails, choose }
  }

  it('once, of what came after the last visit, without a word of what it is', async () => {
    const { who, arrives, mails } = await somebody()
    await tell()
    expect(await mails()).toEqual([])
    await arrives('second')
    await tell()
    expect(await mails()).toEqual([])
    await dueNow()
    await tell()
    const [mail] = await mails()
    expect(mail).toMatchObject({
      kind: 'mail',
      to_address: `${who}@test.example`,
      subject: 'Something new in your record',
    })
    expect(mail!.body).toContain('https://portal.example')
    expect(mail!.body).not.toMatch(/nordfjord|hospital|glucose|observation/i)
    await dueNow()
    await tell()
    expect(await mails()).toHaveLength(1)
  })

  it('not who has been here since', async () => {
    const { arrives, mails, cookie } = await somebody()
    await tell()
    await arrives('second')
    await portal.get('/', cookie)
    await dueNow()
    await tell()
    expect(await mails()).toEqual([])
  })

  it('not of what waits, until the moment it opens', async () => {
    const { personId, arrives, mails } = await somebody()
    await tell()
    await arrives('second')
    await portal.house.owner(
      `update item set release_at = now() + interval '1 hour', verdict = 'delayed' where person_id = $1 and resource_type = 'Observation'`,
      [personId],
    )
    await dueNow()
    await tell()
    expect(await mails()).toEqual([])
    await portal.house.owner(`update item set release_at = now() where person_id = $1`, [personId])
    await dueNow()
    await tell()
    expect(await mails()).toHaveLength(1)
  })

  it('never who wants nothing, and nothing of that time once they want it again', async () => {
    const { arrives, mails, choose } = await somebody()
    await tell()
    expect((await choose({ record: 'never' })).location).toBe('/settings/notices?saved=yes')
    await arrives('second')
    await dueNow()
    await tell()
    await choose({ record: 'at-once' })
    await dueNow()
    await tell()
    expect(await mails()).toEqual([])
    await arrives('third')
    await dueNow()
    await tell()
    expect(await mails()).toHaveLength(1)
  })

  it('next morning at eight, or on Monday, or soon, as they have chosen', async () => {
    const { personId, choose } = await somebody()
    const next = async () => {
      await dueNow()
      await tell()
      const [row] = await portal.house.owner(
        `select to_char(next_look_at at time zone $2, 'HH24:MI') as clock, extract(isodow from next_look_at at time zone $2)::int as day,
                next_look_at > now() as is_ahead, next_look_at < now() + interval '11 minutes' as is_soon
         from record_notice where person_id = $1`,
        [personId, ZONE],
      )
      return row
    }
    await tell()
    expect(await next()).toMatchObject({ clock: '08:00', is_ahead: true })
    await choose({ record: 'weekly' })
    expect(await next()).toMatchObject({ clock: '08:00', day: 1, is_ahead: true })
    await choose({ record: 'at-once' })
    expect(await next()).toMatchObject({ is_ahead: true, is_soon: true })
  })

  it('by SMS only to a confirmed number, and not in quiet hours', async () => {
    const { who, arrives, mails, choose, cookie } = await somebody()
    await tell()
    expect((await portal.get('/settings/notices', cookie)).text).toContain('Add a phone number')
    expect((await choose({ channel: 'sms' })).status).toBe(303)
    expect(
      (
        await portal.house.owner(
          'select channel from notice_choice c join portal_account a on a.id = c.account_id where a.name = $1',
          [who],
        )
      )[0],
    ).toEqual({ channel: 'mail' })
    await portal.house.owner(
      `insert into sign_in_contact (account_id, kind, address, used_as, confirmed_at)
       select id, 'sms', '+4790000001', 'way-in', now() from portal_account where name = $1`,
      [who],
    )
    const hour = Number(
      (await portal.house.owner(`select extract(hour from now() at time zone '${ZONE}')::int as hour`))[0]!.hour,
    )
    const same = await choose({ channel: 'sms', quiet: 'yes', from: '7', until: '7' })
    expect([same.status, same.text.includes('Choose two different hours.')]).toEqual([422, true])
    expect((await choose({ channel: 'sms', quiet: 'yes', from: '24', until: '7' })).status).toBe(400)
    const until = (hour + 3) % 24
    expect((await choose({ channel: 'sms', quiet: 'yes', from: String(hour), until: String(until) })).status).toBe(303)
    await arrives('second')
    await dueNow()
    await tell()
    const [sms] = await mails()
    expect(sms).toMatchObject({ kind: 'sms', to_address: '+4790000001', subject: '' })
    expect(sms!.body).toBe('Something new in your record: https://portal.example')
    const leaves = sms!.next_try_at.getTime() - Date.now()
    expect(leaves).toBeGreaterThan(3_600_000)
    expect(leaves).toBeLessThanOrEqual(3 * 3_600_000)
  })

  it('quiet hours end when they say, in any zone, and nothing else waits', async () => {
    const zones = ['Europe/Oslo', 'UTC', 'Asia/Kathmandu', 'America/St_Johns']
    const cases = fc.sample(
      fc.record({
        at: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        from: fc.nat(23),
        until: fc.nat(23),
        zone: fc.constantFrom(...zones),
      }),
      150,
    )
    for (const { at, from, until, zone } of cases.filter((each) => each.from !== each.until)) {
      const [row] = await portal.house.owner('select after_quiet($1::timestamptz, $2, $3, $4) as leaves', [
        at.toISOString(),
        from,
        until,
        zone,
      ])
      const leaves = row!.leaves as Date
      const clock = (instant: Date) =>
        new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
          .format(instant)
          .split(':')
          .map(Number) as [number, number]
      const isQuiet = (hour: number) => (from < until ? hour >= from && hour < until : hour >= from || hour < until)
      if (!isQuiet(clock(at)[0])) expect(leaves.getTime()).toBe(at.getTime())
      else {
        expect(leaves.getTime()).toBeGreaterThan(at.getTime())
        expect(leaves.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
        expect(isQuiet(clock(leaves)[0])).toBe(false)
      }
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { tellOfRecords } from './tell-of-records.ts'
import { writeLetters } from './write-letters.ts'

const FEED = 'nordfjord-hospital-fhir'
const DESK = 'nordfjord-hospital'

describe.each(databaseKinds())('who reads on paper gets letters, on %s', (kind) => {
  let portal: TestPortal
  let [site, clerk] = ['', '']
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    site = await portal.signIn('site@demo.example')
    clerk = await portal.signIn('clerk@demo.example')
  })
  afterAll(() => portal.close())

  const asHouse = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)
  const write = async () => {
    await portal.house.owner('update notice_choice set paper_look_at = now()')
    return asHouse(writeLetters)
  }
  const setDesk = (does: 'open' | 'close') => portal.post('/institution/letters', { does }, site)
  const text = async (path: string, cookie: string) => (await portal.get(path, cookie)).text

  let people = 0
  async function somebody() {
    const who = `Paper-${people++}`
    const birthDate = new Date(Date.UTC(1939, people, 3)).toISOString().slice(0, 10)
    const address = [{ line: ['Fjordveien 5'], city: 'Nordhavn', postalCode: '6001' }]
    const arrives = (id: string) =>
      portal.takeIn(FEED, bundle(patient(who, { birthDate, address }), observation(`${who}-${id}`, who)))
    await arrives('first')
    const [row] = await portal.house.owner(
      'select l.person_id from patient_key k join patient_link l using (link_id) where k.key = $1',
      [`Patient/${who}`],
    )
    const personId = row!.person_id as string
    const email = `${who.toLowerCase()}@test.example`
    await portal.addAccount(email, { name: who, language: 'en', grants: [{ personId, capacity: 'self' }] })
    const cookie = await portal.signIn(email)
    const choose = (channel: string, fields: Record<string, string> = {}) =>
      portal.post(
        '/settings/notices',
        { record: 'daily', teams: 'yes', announcements: 'yes', channel, ...fields },
        cookie,
      )
    const letters = () =>
      portal.house.owner('select printed_at, printed_name from paper_letter where person_id = $1 order by made_at', [
        personId,
      ])
    const mails = () =>
      portal.house.owner(`select 1 from outgoing_message where message_key like 'record/%' and to_address = $1`, [
        email,
      ])
    return { who, personId, cookie, arrives, choose, letters, mails }
  }

  it('only where a desk has said that it prints, and for those whom it knows', async () => {
    const one = await somebody()
    expect(await text('/settings/notices', one.cookie)).not.toContain('By letter')
    await one.choose(`letter:${DESK}`)
    expect(await portal.house.owner(`select channel from notice_choice where letter_institution is not null`)).toEqual(
      [],
    )
    expect((await portal.get('/institution/letters', clerk)).status).toBe(404)
    expect(await text('/institution/letters', site)).toContain('Your desk prints no letters.')
    await setDesk('open')
    expect(await text('/institution/letters', site)).toContain('Your desk prints letters.')
    expect(await text('/settings/notices', one.cookie)).toContain('By letter from')
    await one.choose('letter:st-eystein-hospital')
    expect(await portal.house.owner(`select channel from notice_choice where letter_institution is not null`)).toEqual(
      [],
    )
    expect((await one.choose(`letter:${DESK}`)).location).toBe('/settings/notices?saved=yes')
    expect(await text('/settings/notices', one.cookie)).toMatch(/value="letter:nordfjord-hospital"[^>]*checked/)
  })

  it('one at a time, of what came since, and no mail; printed once, by name, without a word of what it is', async () => {
    const one = await somebody()
    await one.choose(`letter:${DESK}`)
    await write()
    expect(await one.letters()).toEqual([])
    await one.arrives('second')
    await write()
    await write()
    expect(await one.letters()).toEqual([{ printed_at: null, printed_name: null }])
    await portal.house.owner('update record_notice set next_look_at = now()')
    for (let round = 0; round < 3; round++)
      await asHouse((scope) => tellOfRecords(scope, { address: 'https://portal.example', timeZone: 'Europe/Oslo' }))
    expect(await one.mails()).toEqual([])
    expect(await text('/desk/letters', clerk)).toContain(one.who)
    const pdf = await portal.post('/desk/letters', {}, clerk)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const [printed] = await one.letters()
    expect(printed!.printed_at).not.toBeNull()
    expect((await portal.post('/desk/letters', {}, clerk)).location).toBe('/desk/letters')
    expect((await portal.post('/desk/letters', { does: 'again' }, clerk)).headers['content-type']).toBe(
      'application/pdf',
    )
    expect(await text('/desk/letters', clerk)).not.toContain(`<bdi>${one.who}</bdi>`)
    expect(await text('/institution/letters', site)).toMatch(/Printed in the last 30 days: [1-9]/)
    const looks = await portal.house.owner(
      `select 1 from disclosure where person_id = $1 and capacity = 'clerk' and page = 'identity'`,
      [one.personId],
    )
    expect(looks.length).toBeGreaterThan(1)
  })

  it('the next one after a week, and none for who has been here', async () => {
    const one = await somebody()
    await one.choose(`letter:${DESK}`)
    await one.arrives('second')
    await write()
    await portal.post('/desk/letters', {}, clerk)
    await one.arrives('third')
    await write()
    expect(await one.letters()).toHaveLength(1)
    await portal.house.owner(`update paper_letter set made_at = made_at - interval '8 days' where person_id = $1`, [
      one.personId,
    ])
    await write()
    expect(await one.letters()).toHaveLength(2)
    await portal.get('/', one.cookie)
    await write()
    expect(await one.letters()).toHaveLength(1)
  })

  it('nothing for who wants nothing; a desk that prints no more gives its letters back, and mail goes again', async () => {
    const [never, other] = [await somebody(), await somebody()]
    await never.choose(`letter:${DESK}`, { record: 'never' })
    await other.choose(`letter:${DESK}`)
    for (const one of [never, other]) await one.arrives('second')
    await write()
    expect([await never.letters(), (await other.letters()).length]).toEqual([[], 1])
    await setDesk('close')
    await write()
    expect(await other.letters()).toEqual([])
    expect(await text('/settings/notices', other.cookie)).not.toContain('By letter')
    for (let round = 0; round < 4; round++) {
      await portal.house.owner('update record_notice set next_look_at = now()')
      await asHouse((scope) => tellOfRecords(scope, { address: 'https://portal.example', timeZone: 'Europe/Oslo' }))
    }
    expect(await other.mails()).toEqual([])
    await other.arrives('third')
    await portal.house.owner('update record_notice set next_look_at = now()')
    for (let round = 0; round < 3; round++)
      await asHouse((scope) => tellOfRecords(scope, { address: 'https://portal.example', timeZone: 'Europe/Oslo' }))
    expect(await other.mails()).toHaveLength(1)
    expect(portal.faults).toEqual([])
  })
})

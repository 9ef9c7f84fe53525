import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { tellGroups } from './tell-groups.ts'

describe.each(databaseKinds())('a service tells a group, and a steward lets it go out, on %s', (kind) => {
  let portal: TestPortal
  let [kari, helper, site, steward, nurse] = ['', '', '', '', '']
  let place = ''
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    const signIn = (name: string) => portal.signIn(`${name}@demo.example`)
    kari = await signIn('patient')
    site = await signIn('site')
    steward = await signIn('steward')
    nurse = await signIn('clinician')
    const person = await portal.personCalled('Kari')
    await portal.addAccount('helper@test.example', {
      grants: [{ personId: person, capacity: 'delegate', categories: ['laboratory'] }],
    })
    helper = await portal.signIn('helper@test.example')
    const [town] = await portal.house.owner(
      `select demographics::jsonb -> 'addresses' -> 0 ->> 'city' as city from person where person_id = $1`,
      [person],
    )
    place = town!.city as string
    // Neighbours of all ages; some elsewhere, some without a whole birth date, some who have died, some known to the hospital.
    await portal.house.owner(
      `insert into person (person_id, family, given, birth_date, deceased_at, demographics)
       select gen_random_uuid(), 'Neighbour', 'N' || n,
         case when n % 17 = 0 then '1950' else (1930 + n % 95) || '-0' || (1 + n % 9) || '-1' || n % 10 end,
         case when n % 23 = 0 then '2025' end,
         jsonb_build_object('addresses', jsonb_build_array(jsonb_build_object('city', case when n % 5 = 0 then 'Far away' else $1::text end)))
       from generate_series(1, 190) n`,
      [place],
    )
    await portal.house.owner(
      `insert into patient_link (link_id, person_id, institution_id, demographics, reasons, origin_person_id)
       select gen_random_uuid(), person_id, 'nordfjord-hospital', '{}', '[]', person_id from person
       where family = 'Neighbour' and right(given, 1) in ('1', '2')`,
    )
  })
  afterAll(() => portal.close())

  const day = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)
  const tell = () =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope: SystemScope) =>
      tellGroups(scope, { address: 'https://portal.example/news' }),
    )
  const words = {
    'title-en': 'Flu vaccination',
    'text-en': 'Come to the town hall on Monday.\r\n\r\n<b>Free</b> for all.',
    'title-nb': 'Influensavaksine',
    'text-nb': 'Kom til rådhuset på mandag.',
  }
  const write = (fields: Record<string, string> = {}, cookie = site) =>
    portal.post('/institution/news', { ...words, beginsOn: day(0), endsOn: day(20), ...fields }, cookie)
  const idOf = (location: string | null) => location!.split('/').at(-1)!
  const answer = (id: string, does: string, why = '', cookie = steward) =>
    portal.post(`/region/news/${id}`, { does, why }, cookie)

  it('says what is wrong with it, and of a small group that it is too small', async () => {
    for (const [fields, said] of [
      [{ 'text-en': '' }, 'Write a title and a text'],
      [{ 'title-en': 'x'.repeat(121) }, 'is too long'],
      [{ ageFrom: '70', ageUntil: '60' }, 'the lower one first'],
      [{ endsOn: day(400) }, 'within 180 days'],
      [{ beginsOn: day(-3) }, 'from today on'],
      [{ place: 'Nowhere' }, 'It would point at single persons.'],
      [{ ageFrom: '120' }, 'It would point at single persons.'],
    ] as const) {
      const refused = await write(fields)
      expect([refused.status, refused.text.includes(said)], said).toEqual([422, true])
    }
    expect((await write({}, nurse)).status).toBe(404)
  })

  it('goes to nobody before somebody else has said yes', async () => {
    const id = idOf((await write()).location)
    expect(await tell()).toBe(0)
    expect((await portal.get(`/news/${id}`, kari)).status).toBe(404)
    expect((await answer(id, 'yes', '', site)).status).toBe(404)
    expect((await answer(id, 'no')).status).toBe(422)
    expect((await answer(id, 'no', 'It names a product.')).status).toBe(303)
    expect((await answer(id, 'yes')).status).toBe(409)
    expect(await tell()).toBe(0)
    expect((await portal.get(`/institution/news/${id}`, site)).text).toContain('It names a product.')
  })

  it('a steward who wrote it lets it out no more than anybody else does', async () => {
    const id = idOf((await write()).location)
    await portal.house.owner(
      `update announcement set made_by = (select id from portal_account where email = 'steward@demo.example') where announcement_id = $1`,
      [id],
    )
    expect((await answer(id, 'yes')).status).toBe(409)
  })

  it('reaches who belongs to the group on its first day, once; read in the own language', async () => {
    const id = idOf((await write({ place: place.toUpperCase(), ageFrom: '18' })).location)
    expect((await answer(id, 'yes')).status).toBe(303)
    const told = await tell()
    expect(told).toBeGreaterThan(0)
    expect(await tell()).toBe(0)
    const members = await portal.house.owner(
      `select p.person_id, p.birth_date, p.demographics from announcement_reader r join person p using (person_id) where announcement_id = $1`,
      [id],
    )
    expect(members.length).toBeGreaterThan(19)
    for (const { birth_date, demographics } of members) {
      expect(JSON.stringify(JSON.parse(demographics as string).addresses)).toContain(`"${place}"`)
      expect(Number((birth_date as string).slice(0, 4))).toBeLessThanOrEqual(new Date().getUTCFullYear() - 18)
    }
    const [all] = await portal.house.owner(
      `select count(*)::int as n from person p where deceased_at is null and length(birth_date) = 10
         and birth_date::date <= current_date - interval '18 years'
         and p.demographics::jsonb @> jsonb_build_object('addresses', jsonb_build_array(jsonb_build_object('city', $1::text)))`,
      [place],
    )
    expect(members).toHaveLength(all!.n as number)
    const home = (await portal.get('/', kari)).text
    expect(home).toContain('Flu vaccination')
    const page = (await portal.get(`/news/${id}`, kari)).text
    expect(page).toContain('&lt;b>Free&lt;/b> for all.')
    expect((await portal.get(`/news/${id}?lang=nb`, kari)).text).toContain('Kom til rådhuset på mandag.')
    await portal.get(`/news/${id}?lang=en`, kari)
    expect((await portal.get('/', kari)).text).not.toContain('Flu vaccination')
    expect((await portal.get(`/news/${id}`, helper)).status).toBe(404)
    const mails = await portal.house.owner(`select subject, body from outgoing_message where message_key like $1`, [
      `announcement/${id}/%`,
    ])
    expect(mails).toHaveLength(told)
    expect(JSON.stringify(mails)).not.toMatch(/flu|vaccin|hospital/i)
    const effect = (await portal.get(`/institution/news/${id}`, site)).text
    expect(effect).toMatch(new RegExp(`People it was for</dt><dd[^>]*>${members.length}<`))
    expect(effect).toMatch(/Opened it<\/dt><dd[^>]*>fewer than 5</)
  })

  it('is not told to who does not want it, and taken back it is gone', async () => {
    await portal.post('/settings/notices', { record: 'never', teams: 'yes', announcements: 'no' }, kari)
    const id = idOf((await write({ knownHere: 'yes' })).location)
    await answer(id, 'yes')
    await tell()
    const mailed = await portal.house.owner(
      `select 1 from outgoing_message where message_key like $1 and to_address = 'patient@demo.example'`,
      [`announcement/${id}/%`],
    )
    expect(mailed).toEqual([])
    expect((await portal.get('/', kari)).text).not.toContain('Flu vaccination')
    expect((await portal.get('/news', kari)).text).toContain(id)
    const withdrawn = await portal.post(`/institution/news/${id}`, { does: 'withdraw' }, site)
    expect(withdrawn.status).toBe(303)
    expect((await portal.get(`/news/${id}`, kari)).status).toBe(404)
  })
})

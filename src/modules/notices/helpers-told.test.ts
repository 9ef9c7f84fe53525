import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATEGORIES, type Category } from '#base/categories'
import { type SystemScope, withPatientScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { tellOfRecords } from './tell-of-records.ts'

const FEED = 'nordfjord-hospital-fhir'

describe.each(databaseKinds())('helpers are told of what they may see, on %s', (kind) => {
  let portal: TestPortal
  let person: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await arrives('first')
    const [row] = await portal.house.owner(
      `select l.person_id from patient_key k join patient_link l using (link_id) where k.key = 'Patient/helped'`,
    )
    person = row!.person_id as string
    for (let round = 0; round < 4; round++) await tell()
  })
  afterAll(() => portal.close())

  const arrives = (id: string) =>
    portal.takeIn(FEED, bundle(patient('helped', { birthDate: '1951-02-03' }), observation(`helped-${id}`, 'helped')))
  const tell = () =>
    withSystemScope(portal.house.database, { purpose: 'test' }, (scope: SystemScope) =>
      tellOfRecords(scope, { address: 'https://portal.example', timeZone: 'Europe/Oslo' }),
    )
  const later = async () => {
    await portal.house.owner('update record_notice set next_look_at = now()')
    for (let round = 0; round < 3; round++) await tell()
  }
  const mailsTo = (email: string) =>
    portal.house.owner(
      `select subject, body from outgoing_message where message_key like 'record/%' and to_address = $1 order by created_at`,
      [email],
    )
  let helpers = 0
  async function helper(categories: readonly Category[]) {
    const email = `helper-${helpers++}@test.example`
    await portal.addAccount(email, { name: email, grants: [{ personId: person, capacity: 'delegate', categories }] })
    await tell()
    return { email, mails: () => mailsTo(email), signIn: () => portal.signIn(email) }
  }

  it('of their kinds alone, without of whom', async () => {
    const [sees, other] = [await helper(['laboratory', 'vitals']), await helper(['immunizations'])]
    await arrives('second')
    await later()
    const [mail] = await sees.mails()
    expect(mail!.subject).toBe('Something new in a record that you help with')
    expect(mail!.body).not.toMatch(/nordfjord|hospital|helped|glucose/i)
    expect(await sees.mails()).toHaveLength(1)
    expect(await other.mails()).toEqual([])
    await later()
    expect(await sees.mails()).toHaveLength(1)
  })

  it('of nothing that is kept from them, and of nothing once their help has ended', async () => {
    const [kept, ended] = [await helper(['laboratory', 'vitals']), await helper(['laboratory', 'vitals'])]
    await portal.house.owner(
      `insert into restriction (person_id, against, against_email, what, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'account', $2, 'everything', false, gen_random_uuid(), 'x', 'self')`,
      [person, kept.email],
    )
    await portal.house.owner(
      `update access_grant set ended_at = now(), ended_because = 'x'
       where account_id = (select id from portal_account where email = $1)`,
      [ended.email],
    )
    await arrives('third')
    await later()
    expect([await kept.mails(), await ended.mails()]).toEqual([[], []])
  })

  it('as often as they choose for others, which is asked of nobody who helps nobody', async () => {
    const one = await helper(['laboratory', 'vitals'])
    const cookie = await one.signIn()
    expect((await portal.get('/settings/notices', cookie)).text).toContain(
      'Something new in a record that you help with',
    )
    const alone = await portal.signIn('patient@demo.example')
    expect((await portal.get('/settings/notices', alone)).text).not.toContain('a record that you help with')
    const form = { record: 'daily', others: 'never', teams: 'yes', announcements: 'yes' }
    expect((await portal.post('/settings/notices', form, cookie)).location).toBe('/settings/notices?saved=yes')
    await arrives('fourth')
    await later()
    expect(await one.mails()).toEqual([])
  })

  it('there is news exactly where they find something listed: for every kind, every rule of hiding, every capacity', async () => {
    const kinds = CATEGORIES.map((category) => [category])
    const [kari, everybody] = [await portal.personCalled('Kari'), [...kinds, ['laboratory', 'pathology'], []]]
    const items = await portal.house.owner(
      `select item_id from item where person_id = $1 and release_at <= now() order by item_id limit 3`,
      [kari],
    )
    await portal.house.owner(`update item set shows_delegates = false where item_id = $1`, [items[0]!.item_id])
    const keep = (what: string, more: string) =>
      portal.house.owner(
        `insert into restriction (person_id, against, what, category, from_institution, item_id, opens_in_emergency, made_by,
           made_name, made_as)
         select $1, 'helpers', $2, case when $2 = 'kind' then $3 end, case when $2 = 'institution' then $3 end,
           case when $2 = 'item' then $3::uuid end, false, gen_random_uuid(), 'x', 'self'`,
        [kari, what, more],
      )
    const seen: boolean[] = []
    const check = async () => {
      for (const categories of everybody) {
        const email = `oracle-${helpers++}@test.example`
        const grants =
          categories.length > 0
            ? [{ personId: kari, capacity: 'delegate' as const, categories: categories as Category[] }]
            : [{ personId: kari, capacity: 'self' as const }]
        await portal.addAccount(email, { name: email, grants })
        const token = tokenIn(await portal.signIn(email))
        const listed = await withPatientScope(
          portal.house.database,
          { token, subject: kari, requestId: 'test' },
          async (scope) =>
            scope.db
              .selectFrom('releasedItem')
              .select('itemId')
              .where('listed', '=', true)
              .where('standing', '=', 'current')
              .execute(),
        )
        const [row] = await portal.house.owner(
          `select has_record_news((select id from portal_account where email = $1), $2, '-infinity') as news`,
          [email, kari],
        )
        expect(row!.news, `${email} ${categories}`).toBe(listed.length > 0)
        seen.push(row!.news as boolean)
      }
    }
    await check()
    await keep('kind', 'laboratory')
    await keep('institution', 'nordfjord-hospital')
    await keep('item', String(items[1]!.item_id))
    await check()
    expect(new Set(seen).size).toBe(2)
  })
})

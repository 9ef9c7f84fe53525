import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPerson } from '../../src/main/commands/export.ts'
import { tokenIn } from '../support/actors.ts'
import { databaseKinds, type Query } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

describe.each(databaseKinds())('nobody reaches another person’s record on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let ola: string
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    ola = await portal.personCalled('Ola')
    cookie = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  it('Kari’s session opens no scope of Ola, of nobody and of garbage', async () => {
    const opened = (person: string) =>
      portal.house.tryOut(async (query) => {
        await query(`select set_config('role', 'causeway_web', true)`)
        return query('select person_id from open_patient_scope($1, $2::uuid)', [tokenIn(cookie), person])
      })
    expect(await opened(kari)).toEqual([{ person_id: kari }])
    expect(await opened(ola)).toEqual([])
    expect(await opened('00000000-0000-4000-8000-000000000000')).toEqual([])
    await expect(opened("' or true --")).rejects.toThrow(/uuid/)
  })

  it('a refused scope leaves no role and no setting behind', async () => {
    await portal.house.tryOut(async (query) => {
      await query(`select set_config('role', 'causeway_web', true)`)
      await query('select * from open_patient_scope($1, $2::uuid)', [tokenIn(cookie), ola])
      const [left] = await query(`select current_setting('role') as role, scope_person() as person`)
      expect(left).toEqual({ role: 'causeway_web', person: null })
    })
  })

  it('inside Kari’s scope Ola’s rows do not exist, by id, by count, by trick', async () => {
    const [foreign] = await portal.house.owner(`select item_id from item where person_id = $1 and listed limit 1`, [
      ola,
    ])
    const questions = [
      `select 1 from released_item where item_id = '${foreign!.item_id}'`,
      `select 1 from released_item where person_id = '${ola}'`,
      `select 1 from sealed_card where person_id = '${ola}'`,
      `select 1 from released_version where person_id = '${ola}'`,
      `select 1 from person where person_id <> '${kari}'`,
      `select 1 from patient_link where person_id <> '${kari}'`,
      `select 1 from disclosure where person_id <> '${kari}'`,
      `select 1 from opening where person_id <> '${kari}'`,
      `select 1 from last_visit where person_id <> '${kari}'`,
      `select 1 from portal_account where id <> scope_actor()`,
      `select 1 from access_grant where person_id <> '${kari}' and account_id <> scope_actor()`,
      `select 1 from released_item where person_id <> '${kari}' or item_id is null`,
      `select 1 from released_item where release_at > now()`,
    ]
    await inScope(kari, async (query) => {
      for (const question of questions) expect(await query(question), question).toEqual([])
      expect(await query('select distinct person_id from released_item')).toEqual([{ person_id: kari }])
    })
  })

  it('inside Kari’s scope no table behind the windows opens, and nothing of the record can be written', async () => {
    const statements = [
      'select 1 from item',
      'select 1 from item_version',
      'select 1 from session',
      'select 1 from credential',
      'select 1 from inbox_message',
      'select 1 from quarantine',
      'select 1 from match_case',
      'select 1 from verdict',
      'select demographics from person',
      `update released_item set title = ''`,
      'delete from released_item',
      'delete from disclosure',
      `update disclosure set actor_name = ''`,
      `insert into access_grant select * from access_grant`,
      'select resolve_subjects(scope_actor())',
      // The embedded database has one login for everything; on a server the web's login is no member of the system's.
      ...(kind === 'postgres'
        ? ['set role causeway_system', `select set_config('role', 'causeway_system', true)`]
        : []),
    ]
    for (const statement of statements)
      await expect(
        inScope(kari, (query) => query(statement)),
        statement,
      ).rejects.toThrow(/permission denied|cannot/)
  })

  it('Kari writes no opening and no disclosure in Ola’s name', async () => {
    const statements = [
      `insert into opening (person_id, item_id) values ('${ola}', gen_random_uuid())`,
      `insert into last_visit (person_id, account_id, session_id, at) values ('${ola}', scope_actor(), gen_random_uuid(), now())`,
      `insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id)
        values ('${ola}', scope_actor(), 'x', 'self', 'home', 'x')`,
      `insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id)
        values ('${kari}', gen_random_uuid(), 'x', 'self', 'home', 'x')`,
      `insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id, at)
        values ('${kari}', scope_actor(), 'x', 'self', 'home', 'x', now() - interval '1 year')`,
    ]
    for (const statement of statements)
      await expect(
        inScope(kari, (query) => query(statement)),
        statement,
      ).rejects.toThrow(/row-level security/)
  })

  it('a cookie that names Ola leads back and is thrown away', async () => {
    for (const path of ['/', '/record', '/record/laboratory', '/missing', '/access-log', '/record/search?q=a']) {
      const answer = await portal.get(path, `${cookie}; causeway.subject=${ola}`)
      expect(answer).toMatchObject({ status: 303, location: '/persons?said=ended' })
      expect(answer.cookies.join()).toMatch(/causeway\.subject=; .*Max-Age=0/)
    }
    for (const subject of ['', 'null', '*', `${kari},${ola}`, '%00'])
      expect((await portal.get('/record', `${cookie}; causeway.subject=${subject}`)).text).toMatch(/kari/i)
  })

  it('an export for Kari holds nothing of Ola, nothing held, and stands in her access log', async () => {
    const written: string[] = []
    const output = { answer: (text: string) => void written.push(text), note: () => undefined, watched: false }
    await exportPerson(portal.house.database, kari, output)
    const rows = await portal.house.owner(
      `select source_id, body, person_id = $1 as own, release_at > now() as held,
      standing from item where resource_type <> 'Patient'`,
      [kari],
    )
    const exported = written.join('')
    const has = (body: unknown) => exported.includes(String(body))
    const wrong = (some: typeof rows) => some.map((row) => row.source_id)
    expect(wrong(rows.filter((row) => !row.own && has(row.body)))).toEqual([])
    expect(wrong(rows.filter((row) => row.own && row.held && has(row.body)))).toEqual([])
    const missing = rows.filter((row) => row.own && !row.held && row.standing === 'current' && !has(row.body))
    expect(wrong(missing)).toEqual([])
    expect((await portal.get('/access-log', cookie)).text).toContain('operator')
  })

  it('what one person looked for is not in the next one’s answer, however they take turns', async () => {
    const liv = await portal.signIn('representative@demo.example')
    const [karis, olas] = [await portal.get('/record/vitals', cookie), await portal.get('/record/vitals', liv)]
    const ids = (text: string) => [...text.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id)
    const turns = await Promise.all(
      Array.from({ length: 60 }, (_, turn) => portal.get('/record/vitals', turn % 2 ? liv : cookie)),
    )
    for (const [turn, answer] of turns.entries()) expect(ids(answer.text)).toEqual(ids((turn % 2 ? olas : karis).text))
    expect(ids(karis.text)).not.toEqual(ids(olas.text))
  })

  /** One transaction of the web process, in the scope that Kari's session opens. */
  function inScope<Result>(person: string, work: (query: Query) => Promise<Result>): Promise<Result> {
    return portal.house.tryOut(async (query) => {
      if (kind === 'embedded') await query('set local role causeway_embedded')
      else await query('set local session authorization causeway_web')
      await query('select * from open_patient_scope($1, $2::uuid)', [tokenIn(cookie), person])
      return work(query)
    })
  }
})

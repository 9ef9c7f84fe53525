import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellWhoIsLookedAt, whomAccountSawAsOperator } from '#audit'
import type { Instant } from '../../../src/base/instant.ts'
import { withSystemScope } from '../../../src/platform/database/scopes.ts'
import { dayAt } from '../../../src/web/start-of-day.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

describe.each(databaseKinds())('Kari asks who looked on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    cookie = await portal.signIn('patient@demo.example')
    await portal.addAccount('privacy@test.example', {
      name: 'Pia Privacy',
      role: 'privacy-officer',
      institutionId: 'nordfjord-hospital',
    })
    await portal.addAccount('elsewhere@test.example', {
      name: 'Else Elsewhere',
      role: 'privacy-officer',
      institutionId: 'st-eystein-hospital',
    })
  })
  afterAll(() => portal.close())

  const log = async (query = '') => wordsOf(await portal.get(`/access-log${query}`, cookie))
  /** A look by staff of an institution, so many hours ago by UTC. */
  const look = async (over: Record<string, unknown> = {}) => {
    const row = {
      capacity: 'clinician',
      institution: 'nordfjord-hospital',
      name: 'Ida Berg',
      page: 'clinic',
      at: 'now()',
      ...over,
    }
    const [made] = await portal.house.owner(
      `insert into disclosure (person_id, at, account_id, actor_name, capacity, institution_id, page, request_id)
       values ($1, ${row.at}, coalesce($6::uuid, gen_random_uuid()), $2, $3, $4, $5, 'x') returning disclosure_id, account_id`,
      [kari, row.name, row.capacity, row.institution, row.page, over.account ?? null],
    )
    return made as { disclosure_id: string; account_id: string }
  }
  const noon = `date_trunc('day', now()) - interval '13 hours'`
  const night = `date_trunc('day', now()) - interval '23 hours'`

  it('a usual look has no mark, an odd one says why', async () => {
    await portal.house.owner(
      `update item set sort_at = now() - interval '3 days' where item_id = (select item_id from item
         where person_id = $1 and institution_id = 'nordfjord-hospital' and listed and release_at <= now() limit 1)`,
      [kari],
    )
    await look({ name: 'Usual Berg', at: noon })
    await look({ name: 'Night Berg', at: night })
    const [family] = await portal.house.owner('select family from person where person_id = $1', [kari])
    await look({ name: `Same ${family!.family}`, at: noon })
    await look({ name: 'Far Berg', institution: 'havneby-health-centre', at: noon })
    const lines = (await log()).split(' Saw: ')
    const lineOf = (name: string) => lines[lines.findIndex((line) => line.includes(name)) + 1]!
    expect(lineOf('Usual Berg')).not.toContain('second look')
    expect(lineOf('Night Berg')).toContain('it was at night')
    expect(lineOf(`Same ${family!.family}`)).toContain('the same family name')
    expect(lineOf('Far Berg')).toMatch(/does not know you|nothing of yours/)
    const unusual = await log('?unusual=yes')
    expect(unusual).toContain('Night Berg')
    expect(unusual).not.toContain('Usual Berg')
  })

  it('an account that saw very many in an hour is marked', async () => {
    const { account_id } = await look({ name: 'Busy Berg', at: noon })
    await portal.house.owner(
      `insert into disclosure (person_id, at, account_id, actor_name, capacity, page, request_id)
       select gen_random_uuid(), ${noon}, $1, 'Busy Berg', 'clinician', 'clinic', 'x' from generate_series(1, 61)`,
      [account_id],
    )
    expect(await log()).toContain('very many people in that hour')
  })

  it('looks in a row that say the same are one line, until one of them is asked about', async () => {
    const { account_id: account } = await look({ name: 'Often Berg', at: `${noon} - interval '3 minutes'` })
    await look({ name: 'Often Berg', account, at: `${noon} - interval '2 minutes'` })
    const { disclosure_id } = await look({ name: 'Often Berg', account, at: `${noon} - interval '1 minute'` })
    const linesOf = async () => [...(await log()).matchAll(/Often Berg.*?Saw: /g)].map(([line]) => line)
    expect(await linesOf()).toEqual([expect.stringMatching(/\d\d:57–\d\d:59 · 3 times/)])
    await portal.post(`/access-log/${disclosure_id}/ask`, {}, cookie)
    expect(await linesOf()).toEqual([
      expect.not.stringContaining('times'),
      expect.stringMatching(/\d\d:57–\d\d:58 · 2 times/),
    ])
    await portal.house.owner('delete from log_question')
  })

  it('is narrowed by day, health service and who, and is had as a table without formulas', async () => {
    await look({ name: '=HYPERLINK("x")', at: `now() - interval '400 days'` })
    const old = await log('?to=2025-12-31')
    expect(old).toContain('HYPERLINK')
    expect(old).not.toContain('Usual Berg')
    expect(await log('?who=self')).not.toContain('Usual Berg')
    expect(await log('?institution=nordfjord-hospital')).toContain('Usual Berg')
    expect(await log('?institution=nowhere')).toContain('in the way that you asked for')
    const table = await portal.get('/access-log/csv?to=2025-12-31', cookie)
    expect(table.text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(table.text).toContain('"When","Who"')
  })

  it('says for how many years looks stay, and since when the list is whole', async () => {
    expect(await log()).toContain('stays in this list for 10 years')
    expect(await log()).not.toContain('are deleted. From then on')
    await portal.house.owner(
      `insert into log_deletion (deletion_no, years, block_from, block_until, disclosures, from_at, until_at)
       values (1, 10, 1, 1, 1, '2010-01-01', '2014-05-17T12:00:00Z')`,
    )
    expect(await log()).toMatch(/Looks until .*17 May 2014.* are deleted/)
  })

  it('one tap asks the office of that institution, no other one sees it, and the answer stands beside the line', async () => {
    const { disclosure_id } = await look({ name: 'Odd Berg', at: noon })
    const page = await portal.get(`/access-log/${disclosure_id}/ask`, cookie)
    expect(wordsOf(page)).toContain('They must answer')
    const asked = await portal.post(`/access-log/${disclosure_id}/ask`, {}, cookie)
    expect(asked.location).toBe(`/access-log#look-${disclosure_id}`)
    await portal.post(`/access-log/${disclosure_id}/ask`, {}, cookie)
    expect(await log()).toMatch(/You asked on .* The answer comes by/)
    const elsewhere = await portal.signIn('elsewhere@test.example')
    expect(wordsOf(await portal.get('/privacy/questions', elsewhere))).toContain('Nobody has asked')
    const officer = await portal.signIn('privacy@test.example')
    const list = await portal.get('/privacy/questions', officer)
    const questions = [...list.text.matchAll(/\/privacy\/questions\/([0-9a-f-]{36})/g)].map(([, id]) => id!)
    expect(questions).toHaveLength(1)
    expect((await portal.get(`/privacy/questions/${questions[0]}`, elsewhere)).status).toBe(404)
    expect((await portal.post(`/privacy/questions/${questions[0]}`, { answer: ' ' }, officer)).status).toBe(422)
    await portal.post(`/privacy/questions/${questions[0]}`, { answer: 'She mended a <b>mistake</b>.' }, officer)
    expect(await log()).toContain('She mended a <b>mistake</b>.')
    expect((await portal.post(`/privacy/questions/${questions[0]}`, { answer: 'Again.' }, officer)).status).toBe(409)
  })

  it('who asks a second time is told that the first question is open, with its link', async () => {
    const { disclosure_id } = await look({ name: 'Twice Berg', at: noon })
    const ask = (words: string) => portal.post(`/access-log/${disclosure_id}/ask`, { words }, cookie)
    expect((await ask('Why?')).location).toBe(`/access-log#look-${disclosure_id}`)
    expect((await ask('Why?')).location).toBe(`/access-log#look-${disclosure_id}`)
    const again = await ask('And why at noon?')
    expect(again.status).toBe(409)
    expect(wordsOf(again)).toMatch(/asked about this look already.* The answer comes by/)
    expect(again.text).toContain(`/access-log#look-${disclosure_id}`)
    const page = await portal.get(`/access-log/${disclosure_id}/ask`, cookie)
    expect(wordsOf(page)).toContain('asked about this look already')
    expect(page.text).not.toContain('name="words"')
  })

  it('an officer never answers for an own look: another one does, and the region’s where there is none', async () => {
    const officer = await portal.signIn('privacy@test.example')
    const [pia] = await portal.house.owner(`select id from portal_account where email = 'privacy@test.example'`)
    const own = { name: 'Pia Privacy', capacity: 'privacy-officer', page: 'log-question', account: pia!.id, at: noon }
    const others = `update account_role set ended_at = $1 where role = 'privacy-officer'
      and institution_id = 'nordfjord-hospital' and account_id <> '${pia!.id}'`
    await portal.house.owner(others, [null])
    const first = await look(own)
    await portal.post(`/access-log/${first.disclosure_id}/ask`, {}, cookie)
    await portal.house.owner(others, ['2020-01-01'])
    const second = await look(own)
    const page = wordsOf(await portal.get(`/access-log/${second.disclosure_id}/ask`, cookie))
    expect(page).toContain('the privacy office of the region')
    await portal.post(`/access-log/${second.disclosure_id}/ask`, {}, cookie)
    const asked = await portal.house.owner(
      'select question_id, institution_id from log_question where looked_account = $1 order by asked_at',
      [pia!.id],
    )
    expect(asked.map(({ institution_id }) => institution_id)).toEqual(['nordfjord-hospital', null])
    expect(wordsOf(await portal.get('/privacy/questions', officer))).not.toContain('Pia Privacy, ')
    const address = `/privacy/questions/${asked[0]!.question_id}`
    expect((await portal.post(address, { answer: 'I was right.' }, officer)).status).toBe(404)
    await portal.house.owner(others, [null])
    await portal.addAccount('region-office@test.example', { name: 'Rita Region', role: 'privacy-officer' })
    const region = await portal.signIn('region-office@test.example')
    const answered = `/privacy/questions/${asked[1]!.question_id}`
    expect((await portal.post(answered, { answer: 'She checked a complaint.' }, region)).location).toBe(
      '/privacy/questions',
    )
  })

  it('a question whose office nobody is left in falls to the region, and back when somebody is there', async () => {
    const [pia] = await portal.house.owner(`select id from portal_account where email = 'privacy@test.example'`)
    const [waits] = await portal.house.owner(
      `select question_id from log_question where looked_account = $1 and institution_id is not null`,
      [pia!.id],
    )
    const address = `/privacy/questions/${waits!.question_id}`
    const others = (end: string | null) =>
      portal.house.owner(
        `update account_role set ended_at = $1 where role = 'privacy-officer'
         and institution_id = 'nordfjord-hospital' and account_id <> $2`,
        [end, pia!.id],
      )
    const region = await portal.signIn('region-office@test.example')
    const post = () => portal.post(address, { answer: 'It was a complaint.' }, region)
    expect((await portal.get(address, region)).status).toBe(404)
    expect((await post()).status).toBe(404)
    await others('2020-01-01')
    expect((await portal.get(address, region)).status).toBe(200)
    await others(null)
    expect((await portal.get(address, region)).status).toBe(404)
    await others('2020-01-01')
    expect((await post()).location).toBe('/privacy/questions')
    expect(wordsOf(await portal.get(address, region))).toContain('It was a complaint.')
    expect((await portal.post(address, { answer: 'Again.' }, region)).status).toBe(409)
    await others(null)
  })

  it('nobody asks about a line that is not in the own log, or about oneself', async () => {
    const ola = await portal.signIn('representative@demo.example')
    const { disclosure_id } = await look({ name: 'Mine Berg', at: noon })
    expect((await portal.post(`/access-log/${disclosure_id}/ask`, {}, ola)).status).toBe(404)
    const own = await look({ capacity: 'self', institution: null, name: 'Kari' })
    expect((await portal.post(`/access-log/${own.disclosure_id}/ask`, {}, cookie)).status).toBe(404)
  })

  it('a steward asks whom an account saw, says why, and those who are named can read it', async () => {
    const clinician = await portal.signIn('clinician@demo.example')
    const [number] = await portal.house.owner(
      `select regexp_replace(k.key, '^.*[|/]', '') as number from patient_key k join patient_link l using (link_id)
       where l.person_id = $1 and l.institution_id = 'nordfjord-hospital' limit 1`,
      [kari],
    )
    await portal.get(`/clinic?number=${encodeURIComponent(number!.number as string)}`, clinician)
    await portal.get('/clinic?number=no-such-number', clinician)
    const steward = await portal.signIn('steward@demo.example')
    const today = dayAt(new Date(performance.timeOrigin) as Instant, 'Europe/Oslo')
    const form = { account: 'clinician@demo.example', from: today, until: today, reason: 'A complaint.' }
    expect((await portal.post('/privacy/who-saw', { ...form, reason: '' }, steward)).status).toBe(422)
    expect((await portal.post('/privacy/who-saw', { ...form, account: 'patient@demo.example' }, steward)).status).toBe(
      422,
    )
    const found = wordsOf(await portal.post('/privacy/who-saw', form, steward))
    expect(found).toContain('Kari')
    expect(found).toContain('1 time for a number and found nobody')
    const [kept] = await portal.house.owner(`select reason, role from log_inquiry where role = 'steward'`)
    expect(kept).toEqual({ reason: 'A complaint.', role: 'steward' })
    expect(await log()).toContain('to check what a member of staff has looked at')
    const elsewhere = await portal.signIn('elsewhere@test.example')
    expect((await portal.post('/privacy/who-saw', form, elsewhere)).status).toBe(422)
    const told = await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      whomAccountSawAsOperator(scope, {
        account: 'clinician@demo.example',
        from: new Date(0),
        until: new Date('2100-01-01'),
        reason: 'test',
      }),
    )
    expect(told.map(({ personId }) => personId)).toContain(kari)
    const lines = `select count(*)::int as lines from disclosure where person_id = $1 and actor_name = 'operator'
      and capacity = 'operator' and page = 'account-reviewed'`
    expect(await portal.house.owner(lines, [kari])).toEqual([{ lines: 1 }])
    const list = wordsOf(await portal.get('/privacy/who-saw', steward))
    expect(list).toContain('A complaint.')
    expect(list).toMatch(/operator · .*operator|operator.*test/i)
    await portal.house.owner(`insert into log_inquiry (actor_name, role, about_account, from_at, until_at, reason)
      select 'Siri', 'operator', id, now(), now(), 'About the steward.' from portal_account where email = 'steward@demo.example'`)
    expect(wordsOf(await portal.get('/privacy/who-saw', steward))).not.toContain('About the steward.')
    expect(wordsOf(await portal.get('/settings/sign-in', steward))).toContain('Siri')
    const own = wordsOf(await portal.get('/settings/sign-in', clinician))
    expect(own).toContain('Who checked what you saw')
    expect(own).not.toContain('A complaint.')
    expect(wordsOf(await portal.get('/settings/sign-in', cookie))).not.toContain('Who checked what you saw')
    const table = await portal.post('/privacy/who-saw', { ...form, as: 'table' }, steward)
    expect(table.text).toContain('"When","Person","id","What"')
    expect(table.text).toContain(kari)
  })

  it('who wishes it is told by mail, once an hour at most, and nothing of whom or what', async () => {
    const tell = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
        tellWhoIsLookedAt(scope, { address: 'https://portal.example/access-log' }),
      )
    await portal.post('/access-log/notice', { does: 'tell' }, cookie)
    await look({ name: 'Secret Berg' })
    expect(await tell()).toBe(0)
    await portal.house.owner(`update look_notice set told_until = now() - interval '61 minutes'`)
    expect(await tell()).toBe(1)
    expect(await tell()).toBe(0)
    const [mail] = await portal.house.owner(
      `select to_address, subject, body from outgoing_message order by created_at desc limit 1`,
    )
    expect(mail!.to_address).toBe('patient@demo.example')
    expect(`${mail!.subject} ${mail!.body}`).not.toMatch(/Berg|Nordfjord|clinic/i)
    await look({ name: 'Glass Berg', page: 'break-glass' })
    expect(await tell()).toBe(1)
    const [glass] = await portal.house.owner(
      `select subject, body from outgoing_message order by created_at desc limit 1`,
    )
    expect(glass!.subject).toContain('outside the usual rights')
    expect(`${glass!.subject} ${glass!.body}`).not.toMatch(/Berg|Nordfjord|clinic/i)
    expect(await tell()).toBe(0)
    await portal.post('/access-log/notice', { does: 'end' }, cookie)
    await portal.house.owner(`update look_notice set told_until = now() - interval '61 minutes'`)
    expect(await tell()).toBe(0)
  })

  it('a table that ends before the log does says so, in its last row and on the page', async () => {
    await portal.house.owner(
      `insert into disclosure (person_id, at, actor_name, capacity, page, request_id)
       select $1, '2011-05-01'::timestamptz + make_interval(mins => n), 'Many Berg', 'operator', 'export', 'x'
       from generate_series(1, 10001) n`,
      [kari],
    )
    const table = await portal.get('/access-log/csv?to=2011-12-31', cookie)
    expect(table.text.trimEnd().split('\r\n').at(-1)).toContain('The table holds the newest 10,000 looks')
    expect(await log('?to=2011-12-31')).toContain('The table holds the newest 10,000 looks')
    expect(await log('?from=2026-01-01')).not.toContain('The table holds')
  })

  if (kind !== 'embedded')
    it('a look that is committed late is in the next mail', async () => {
      const tell = () =>
        withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
          tellWhoIsLookedAt(scope, { address: 'https://portal.example/access-log' }),
        )
      await portal.post('/access-log/notice', { does: 'tell' }, cookie)
      let commit = () => {}
      const wait = new Promise<void>((resolve) => {
        commit = resolve
      })
      const late = withSystemScope(portal.house.database, { purpose: 'test' }, async (scope) => {
        const line = { actorName: 'Late Berg', capacity: 'operator', page: 'export', requestId: 'x' }
        await scope.db
          .insertInto('disclosure')
          .values({ personId: kari, ...line })
          .execute()
        await wait
      })
      await look({ name: 'Early Berg' })
      await portal.house.owner(`update look_notice set told_until = now() - interval '61 minutes'`)
      expect(await tell()).toBe(1)
      commit()
      await late
      await portal.house.owner(`update look_notice set told_until = now() - interval '61 minutes'`)
      expect(await tell()).toBe(1)
      await portal.house.owner(`update look_notice set told_until = now() - interval '61 minutes'`)
      expect(await tell()).toBe(0)
    })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

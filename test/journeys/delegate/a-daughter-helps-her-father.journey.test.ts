import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PATIENT_ACTS, PATIENT_ROUTES } from '../../../src/web/routes.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

/** Pages and downloads of every kind that shows something of a record. */
const PAGES = ['/', '/record', '/record/medications', '/record/search?q=a', '/missing', '/access-log', '/delegates']

describe.each(databaseKinds())('a daughter helps her father, on %s', (kind) => {
  let portal: TestPortal
  let ola: string
  let father: string
  let daughter: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    ola = await portal.personCalled('Ola')
    father = await portal.signIn('representative@demo.example')
    await portal.addAccount('siri@test.example', { name: 'Siri Solheim' })
    daughter = await portal.signIn('siri@test.example')
  })
  afterAll(() => portal.close())
  beforeEach(async () => {
    await portal.house.owner('delete from wrong_try')
    await portal.house.owner('delete from grant_offer')
    await portal.house.owner('update access_grant set ended_at = now() where offer_id is not null and ended_at is null')
  })

  const FORM = { name: 'Siri', what: 'some', 'task-medicines': 'yes', until: 'open' }
  const offerIn = (page: Answer) => /name="offer" value="([^"]+)"/.exec(page.text)![1]!
  const codeIn = (page: Answer) => /<p class="code"[^>]*>([^<]+)</.exec(page.text)![1]!.trim()
  const offer = async (form: Record<string, string> = FORM) => {
    const preview = await portal.post('/delegates/preview', form, father)
    return portal.post('/delegates', { ...form, offer: offerIn(preview) }, father)
  }
  const accept = (code: string, cookie = daughter) =>
    portal.post('/delegates/accept', { code, word: 'accept', relation: 'family' }, cookie)

  it('is let in from the home page: asked who and what, shown what she would see, and given a code', async () => {
    expect((await portal.get('/', father)).text).toContain('href="/delegates/new"')
    const empty = await portal.post('/delegates/preview', { name: 'Siri' }, father)
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose what they may see.')
    const preview = await portal.post('/delegates/preview', FORM, father)
    const [count] = await portal.house.owner(
      `select count(*)::int as n from item where person_id = $1 and category = 'medications' and listed
       and release_at <= now() and shows_delegates`,
      [ola],
    )
    expect(preview.text).toContain(`Medicines: ${count!.n} entr`)
    expect(preview.text).toContain('Other kinds: Laboratory results')
    const made = await portal.post('/delegates', { ...FORM, offer: offerIn(preview) }, father)
    expect(codeIn(made)).toMatch(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/)
    expect(made.text).toContain('role="img"')
    expect((await portal.get('/delegates', father)).text).toContain('Siri has not accepted yet')
    const twice = await portal.post('/delegates', { ...FORM, offer: offerIn(preview) }, father)
    expect(twice.location).toBe('/delegates?said=already')
    const [stored] = await portal.house.owner('select code_hash from grant_offer')
    expect(stored!.code_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('sees nothing before she accepts; looking at the address uses nothing up', async () => {
    const code = codeIn(await offer())
    expect((await portal.get('/record', daughter)).status).toBe(404)
    for (const verb of ['GET', 'HEAD', 'GET'])
      expect((await portal.ask(verb, `/delegates/accept?code=${code}`)).status).toBe(200)
    const stranger = await portal.get(`/delegates/accept?code=${code}`)
    expect(stranger.text).not.toContain('Ola')
    expect(stranger.text).toContain('/sign-in?next=')
    const offered = await portal.post(
      '/delegates/accept',
      { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` },
      daughter,
    )
    expect(offered.text).toContain('Ola Nordmann lets you help')
    expect(offered.text).toContain('Medicines and Allergies')
    const capacity = await portal.post('/delegates/accept', { code, word: 'accept' }, daughter)
    expect(capacity.status).toBe(422)
    expect((await portal.get('/record', daughter)).status).toBe(404)
    expect((await accept(code)).location).toBe('/')
    expect((await portal.get('/record/medications', daughter)).status).toBe(200)
    expect((await portal.get('/record/laboratory', daughter)).status).toBe(404)
  })

  it('uses a code once, of fifty at a time; wrong, used and taken back look the same', async () => {
    const code = codeIn(await offer())
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(code)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const [grants] = await portal.house.owner(
      'select count(*)::int as n from access_grant where offer_id is not null and ended_at is null',
    )
    expect(grants!.n).toBe(1)
    await portal.house.owner('delete from wrong_try')
    const used = await accept(code)
    const wrong = await accept('ABCD-EFGH-JKLM')
    expect(used.status).toBe(422)
    expect(used.text.replaceAll(code, 'X')).toBe(wrong.text.replaceAll('ABCD-EFGH-JKLM', 'X'))
  })

  it('is refused wrong codes after twenty in an hour, also then the right one, and nobody else is', async () => {
    await portal.addAccount('guesser@test.example', { name: 'Guesser' })
    const guesser = await portal.signIn('guesser@test.example')
    for (let at = 0; at < 20; at++) expect((await accept(`AAAA-AAAA-AA${at}`, guesser)).status).toBe(422)
    const code = codeIn(await offer())
    expect((await accept(code, guesser)).status).toBe(429)
    expect((await accept(code)).status).toBe(303)
  })

  it('what she looked at is told to her father, and that she was let in and by whom', async () => {
    await accept(codeIn(await offer()))
    await portal.get('/record/medications', daughter)
    const page = (await portal.get('/delegates', father)).text
    expect(page).toContain('Siri Solheim')
    expect(page).toContain('Says of themselves: Family')
    expect(page).toMatch(/In the last 30 days: \d+ page/)
    const log = /href="(\/access-log\?by=[^"]+)"/.exec(page)![1]!
    const looks = (await portal.get(log, father)).text
    expect(looks).toContain('Saw: the list of Medicines')
    expect(looks).toContain('Accepted to help')
    expect(looks).not.toContain('You let somebody help')
    expect((await portal.get('/access-log', father)).text).toContain('You let somebody help')
    const home = await portal.get('/', father)
    expect(home.text).toContain('1 person may see your record.')
  })

  it('when her father ends it, the very next request is refused: every page, search, download and form', async () => {
    await accept(codeIn(await offer()))
    const cookie = `${daughter}; causeway.subject=${ola}`
    const [item] = await portal.house.owner(
      `select item_id from item where person_id = $1 and category = 'medications' and listed and release_at <= now() limit 1`,
      [ola],
    )
    const pages = [...PAGES, `/record/item/${item!.item_id}`]
    for (const page of pages) expect((await portal.get(page, cookie)).status, page).toBe(200)
    const [end] = /\/delegates\/[0-9a-f-]{36}\/end/.exec((await portal.get('/delegates', father)).text)!
    expect((await portal.post(end!, {}, father)).location).toBe('/delegates?said=ended')
    for (const page of [...pages, `/record/item/${item!.item_id}/attachment/0`])
      expect(await portal.get(page, cookie), page).toMatchObject({ status: 303, location: '/persons?said=ended' })
    for (const page of pages.slice(1)) expect((await portal.get(page, daughter)).status, page).toBe(404)
    expect((await portal.post(end!, {}, cookie)).location).toBe('/persons?said=ended')
    expect((await portal.get('/', daughter)).location).toBe('/persons')
    const left = await portal.get('/persons?said=ended', daughter)
    expect(wordsOf(left)).toMatch(/Your permission has ended.*No record is open to you now/)
    expect(left.text).toContain('href="/delegates/accept"')
    expect((await portal.get('/delegates', father)).text).toContain('Siri Solheim, until')
  })

  it('every address of a record refuses her from then on, in the table of routes as it is now', async () => {
    const cookie = `${daughter}; causeway.subject=${ola}`
    await accept(codeIn(await offer()))
    expect((await portal.get('/record', cookie)).status).toBe(200)
    const [end] = /\/delegates\/[0-9a-f-]{36}\/end/.exec((await portal.get('/delegates', father)).text)!
    await portal.post(end!, {}, father)
    const addressOf = (path: string) =>
      path.replace(':category', 'medications').replace(/:(\w+)/g, '0c7a3f9e-5d3b-4a57-9d0c-0d8b1c1f7a55')
    expect(PATIENT_ROUTES.length).toBeGreaterThan(15)
    for (const { path } of PATIENT_ROUTES)
      expect(await portal.get(addressOf(path), cookie), path).toMatchObject({
        status: 303,
        location: '/persons?said=ended',
      })
    for (const { path } of PATIENT_ACTS)
      expect(await portal.post(addressOf(path), {}, cookie), path).toMatchObject({
        status: 303,
        location: '/persons?said=ended',
      })
  })

  it('may say no, and may stop by herself', async () => {
    const declined = codeIn(await offer())
    await portal.post('/delegates/accept', { code: declined, word: 'decline' }, daughter)
    expect((await portal.get('/delegates', father)).text).toContain('Siri said no.')
    expect((await accept(declined)).status).toBe(422)
    await accept(codeIn(await offer()))
    const mine = (await portal.get('/delegates', daughter)).text
    expect(mine).toContain('How you help Ola Nordmann')
    const [giveUp] = /\/delegates\/[0-9a-f-]{36}\/end/.exec(mine)!
    expect((await portal.post(giveUp!, {}, daughter)).location).toBe('/settings?saved=given-up')
    expect((await portal.get('/settings?saved=given-up', daughter)).text).toContain('You have stopped helping.')
    expect((await portal.get('/record', daughter)).status).toBe(404)
    expect((await portal.get('/access-log', father)).text).toContain('Stopped helping')
  })

  it('a new code ends the one before; what is taken back opens nothing; what has run out opens nothing', async () => {
    const first = codeIn(await offer())
    const [renew] = /\/delegates\/[0-9a-f-]{36}\/code/.exec((await portal.get('/delegates', father)).text)!
    const second = codeIn(await portal.post(renew!, {}, father))
    expect((await accept(first)).status).toBe(422)
    await portal.house.owner(`update grant_offer set code_until = now() where closed_at is null`)
    expect((await accept(second)).status).toBe(422)
    const third = codeIn(await portal.post(renew!, {}, father))
    const back = await portal.post(renew!.replace('/code', '/end'), {}, father)
    expect(back.location).toBe('/delegates?said=taken-back')
    expect((await accept(third)).status).toBe(422)
  })

  it('lets nobody in herself, nor changes what she may see (A42); the person’s own code is no way in', async () => {
    const code = codeIn(await offer())
    expect((await accept(code, father)).text).toContain('This code is for the one who is to help you.')
    await accept(code)
    for (const [path, form] of [
      ['/delegates/preview', FORM],
      ['/delegates', { ...FORM, offer: '0c7a3f9e-5d3b-4a57-9d0c-0d8b1c1f7a55' }],
    ] as const)
      expect((await portal.post(path, form, daughter)).status).toBe(403)
    expect((await portal.get('/delegates/new', daughter)).status).toBe(403)
    const waiting = await offer({ ...FORM, name: 'Another' })
    expect(waiting.status).toBe(200)
    const [theirs] = await portal.house.owner(`select offer_id from grant_offer where closed_at is null`)
    expect((await portal.post(`/delegates/${theirs!.offer_id}/end`, {}, daughter)).status).toBe(404)
    expect((await portal.post(`/delegates/${theirs!.offer_id}/code`, {}, daughter)).status).toBe(403)
    expect((await portal.get('/delegates', daughter)).text).not.toContain('Another')
  })

  it('an offer for later opens on its day and not before; the last day counts in full', async () => {
    const day = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)
    const form = { ...FORM, until: 'date', from: day(3), date: day(5) }
    expect((await accept(codeIn(await offer(form)))).text).toContain('You accepted. Ola Nordmann lets you look from')
    expect((await portal.get('/record', daughter)).status).toBe(404)
    const [span] = await portal.house.owner(
      `select to_char(valid_from at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') as f,
              to_char(valid_until at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') as u
       from access_grant where offer_id is not null and ended_at is null`,
    )
    expect(span).toEqual({ f: `${day(3)} 00:00`, u: `${day(6)} 00:00` })
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

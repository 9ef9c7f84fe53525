import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainly } from '../support/same-answer.ts'
import { databaseKinds } from '../support/test-house.ts'
import { askRaw, ORIGIN, openTestPortal, type TestPortal } from '../support/test-portal.ts'

const NEVER = '00000000-0000-4000-8000-000000000000'
const GARBAGE = [
  '0',
  '-1',
  'null',
  'undefined',
  '*',
  'me',
  '[]',
  '{}',
  'true',
  "'",
  '%27%20or%201=1--',
  '1%00',
  '%00',
  '%0d%0aX:1',
  '..',
  '%2e%2e',
  '%2e%2e%2f',
  '.json',
  ';x=1',
  '%F0%9F%98%80',
  '%ff',
  'a'.repeat(190),
  'a'.repeat(4_000),
  '$select',
  '__proto__',
]
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH']

describe.each(databaseKinds())('addresses that are not Kari’s, on %s', (kind) => {
  let portal: TestPortal
  let origin: string
  let cookie: string
  let foreign: string[]
  let own: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    origin = await portal.listen()
    cookie = await portal.signIn('patient@demo.example')
    const kari = await portal.personCalled('Kari')
    const idOf = async (where: string) =>
      (await portal.house.owner(`select item_id from item where ${where} order by item_id limit 1`))[0]!
        .item_id as string
    own = await idOf(`person_id = '${kari}' and listed and release_at <= now() and category = 'laboratory'`)
    await portal.house.owner(`update item set release_at = now() + interval '9 days' where item_id = (select item_id
      from item join person p using (person_id) where p.given ilike 'Ola' and category = 'radiology' and listed limit 1)`)
    foreign = [
      await idOf(`person_id <> '${kari}' and listed and release_at <= now() and category = 'laboratory'`),
      await idOf(`person_id <> '${kari}' and release_at <= now() and attachment_hash is not null`),
      await idOf(`person_id <> '${kari}' and release_at > now() and listed`),
      await idOf(`person_id = '${kari}' and release_at > now() and listed`),
      await idOf(`person_id = '${kari}' and resource_type = 'Patient'`),
    ]
  })
  afterAll(() => portal.close())

  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    askRaw(origin, method, path, { cookie, origin: ORIGIN, 'accept-encoding': 'identity', ...headers })
  const plain = async (path: string, method = 'GET') => plainly(await ask(path, method), path)

  it('answers for another’s item, a held one and garbage exactly as for one that never existed', async () => {
    const never = await plain(`/record/item/${NEVER}`)
    expect(never).toMatchObject({ status: 404 })
    for (const id of [...foreign, ...foreign.map((each) => each.toUpperCase())])
      expect(await plain(`/record/item/${id}`), id).toEqual(never)
    for (const id of GARBAGE) expect((await ask(`/record/item/${id}`)).status, id).toBeOneOf([400, 404, 414])
  })

  it('does the same for attachments', async () => {
    const never = await plain(`/record/item/${NEVER}/attachment/0`)
    expect(never).toMatchObject({ status: 404 })
    for (const id of foreign) expect(await plain(`/record/item/${id}/attachment/0`), id).toEqual(never)
    for (const index of ['-1', '1.5', 'a', '99999999999999999999', '0x0', '1e0', '%00'])
      expect((await ask(`/record/item/${own}/attachment/${index}`)).status, index).toBeOneOf([400, 404])
  })

  it('does the same for the choice of a person', async () => {
    const never = plainly(await portal.post(`/persons/${NEVER}`, {}, cookie), `/persons/${NEVER}`)
    expect(never).toMatchObject({ status: 404 })
    const others = await portal.house.owner(`select person_id from person where given not ilike 'Kari%'`)
    for (const { person_id: id } of others)
      expect(plainly(await portal.post(`/persons/${id}`, {}, cookie), `/persons/${id}`)).toEqual(never)
    for (const id of GARBAGE) {
      const answer = await ask(`/persons/${id}`, 'POST', { 'content-type': 'application/x-www-form-urlencoded' })
      expect(answer.status, id).toBeOneOf([400, 404, 414])
    }
  })

  it('knows no category, page or filter by which more comes out', async () => {
    const whole = (await ask('/record/laboratory')).text
    const rows = (text: string) => [...text.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id)
    const mine = new Set(
      (
        await portal.house.owner(`select item_id from item i join person p using (person_id)
        where p.given ilike 'Kari%' and release_at <= now()`)
      ).map((row) => row.item_id),
    )
    for (const query of [
      'page=0',
      'page=-1',
      'page=1e9',
      'page=1&page=2',
      'institution=*',
      'institution=%25',
      'from=x&to=y',
      "institution='--",
      'person=all',
      'subject=0',
      'from=0001-01-01&to=9999-12-31',
      'page=%00',
      'institution=%00',
    ])
      for (const id of rows((await ask(`/record/laboratory?${query}`)).text)) expect(mine.has(id!), query).toBe(true)
    expect(rows(whole).length).toBe(50)
    for (const name of ['person', 'financial', 'LABORATORY', 'laboratory%00', '*', 'all', '__proto__'])
      expect((await ask(`/record/${name}`)).status, name).toBe(404)
  })

  it('has no way round by another spelling of the path', async () => {
    for (const id of foreign)
      for (const path of [
        `/record/item/${id}/`,
        `//record/item/${id}`,
        `/record//item/${id}`,
        `/RECORD/item/${id}`,
        `/record/%2e%2e/record/item/${id}`,
        `/record/item/x/../${id}`,
        `/record/item/${id};x=1`,
        `/record/item/${id}.json`,
        `/record/item/${id}%2fattachment%2f0`,
        `/record/item/%7B${id}%7D`,
        `/%72ecord/item/${id}`,
      ])
        expect((await ask(path)).status, path).toBeOneOf([400, 404])
  })

  it('does by no other method what GET refuses, and changes nothing', async () => {
    const before = await portal.house.owner('select count(*)::int as n, max(changed_at) as at from item')
    for (const method of METHODS)
      for (const path of ['/', '/record', `/record/item/${own}`, `/record/item/${foreign[0]}`, '/access-log']) {
        const answer = await ask(path, method, { 'x-http-method-override': 'GET' })
        expect(answer.status, `${method} ${path}`).toBeOneOf([400, 404, 405])
        expect(answer.text).not.toContain('data-item')
      }
    expect(await portal.house.owner('select count(*)::int as n, max(changed_at) as at from item')).toEqual(before)
  })

  it('does not mind what else comes with a request', async () => {
    const plainAnswer = await plain(`/record/item/${foreign[0]}`)
    const headers = { 'if-none-match': '*', 'if-modified-since': 'Sun, 22 Nov 2026 00:00:00 GMT', range: 'bytes=0-10' }
    for (const extra of [
      headers,
      { 'x-original-url': '/' },
      { 'x-forwarded-for': '127.0.0.1' },
      { host: 'evil.example' },
    ])
      expect(
        plainly(
          await ask(`/record/item/${foreign[0]}`, 'GET', extra as unknown as Record<string, string>),
          `/record/item/${foreign[0]}`,
        ),
      ).toEqual(plainAnswer)
  })

  it('takes any text at all as a question, and as an e-mail', async () => {
    const texts = [
      '%00',
      '%27%3b--',
      '%25',
      '_',
      '%5c',
      '%ff',
      '%F0%9F%98%80',
      '%E2%80%AE',
      'a'.repeat(8_000),
      '%24%24',
      '%0a',
    ]
    for (const text of texts) expect((await ask(`/record/search?q=${text}`)).status, text).toBe(200)
    for (const email of [
      '\0',
      'a\0@b.example',
      "' or true --",
      '\ud800@x.example',
      '<b>@x.example',
      'a'.repeat(9_000),
    ]) {
      expect((await portal.post('/sign-in', { email, password: '\0' })).status, email).toBe(422)
      const body = JSON.stringify({ email, password: 'long enough to be one\0' })
      const headers = { 'content-type': 'application/json' }
      const status = (await portal.ask('POST', '/api/auth/sign-in/email', { headers, body })).status
      expect(status, email).toBeOneOf([400, 401, 422])
    }
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

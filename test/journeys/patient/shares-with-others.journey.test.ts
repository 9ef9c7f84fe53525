import { compactDecrypt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyExpired } from '#sharing'
import { DEMO_PASSWORD } from '../../../src/main/commands/demo.ts'
import { withSystemScope } from '../../../src/platform/database/scopes.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { type Answer, openTestPortal, type TestPortal } from '../../support/test-portal.ts'

type Shlink = {
  readonly url: string
  readonly key: string
  readonly flag?: string
  readonly label: string
  readonly exp: number
}

describe.each(databaseKinds())('Kari shows her record to others on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    cookie = await portal.signIn('patient@demo.example')
  })
  afterAll(() => portal.close())

  /** Sends the form, then what the preview carries on; answers both pages. */
  async function share(form: Record<string, string>, more: Record<string, string> = {}, as = cookie) {
    const preview = await portal.post('/sharing/preview', { language: 'en', ...form }, as)
    if (preview.status !== 200) return { preview, made: preview }
    const last = preview.text.slice(preview.text.indexOf('action="/sharing"'))
    const carried = [...last.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const fields = Object.fromEntries(carried.map(([, name, value]) => [name!, unescaped(value!)]))
    return { preview, made: await portal.post('/sharing', { ...fields, ...more }, as), fields }
  }
  const code = { kind: 'code', what: 'summary', life: 'two-hours' }
  const link = { kind: 'link', what: 'summary', life: 'week', views: '5', label: 'For the clinic' }
  const codeIn = ({ text }: Answer) => /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(text)![0]
  const shlinkIn = ({ text }: Answer) =>
    JSON.parse(Buffer.from(/shlink:\/([\w-]+)/.exec(text)![1]!, 'base64url').toString()) as Shlink
  const open = (typed: string, more: Record<string, string> = {}) =>
    portal.post('/see', { code: typed, name: 'Dr Vik', place: 'Clinic in Molde', ...more })
  const cookieOf = ({ cookies }: Answer) => cookies.find((each) => each.startsWith('causeway.see='))!.split(';')[0]!
  const manifest = async ({ url }: Shlink, body: object) =>
    portal.ask('POST', new URL(url).pathname, {
      headers: { 'content-type': 'application/json', origin: 'https://viewer.example' },
      body: JSON.stringify(body),
    })
  const shared = (page: Answer) =>
    wordsOf({ text: /<div class="shared"[\s\S]*?<\/section><\/div>/.exec(page.text)![0] })

  it('a doctor without an account types the code and reads exactly what was previewed', async () => {
    const { preview, made } = await share(code)
    expect(made.status).toBe(200)
    const opened = await open(codeIn(made).toLowerCase().replace('-', ' '))
    expect(opened.location).toBe('/see/record')
    const kept = opened.cookies.find((each) => each.startsWith('causeway.see='))!
    expect(kept).toMatch(/; Path=\/see; HttpOnly/)
    expect(kept).not.toMatch(/Max-Age|Expires/)
    const read = await portal.get('/see/record', cookieOf(opened))
    expect(read.status).toBe(200)
    expect(shared(read)).toBe(shared(preview))
    expect(shared(read)).toContain('Kari')
    const log = wordsOf(await portal.get('/access-log', cookie))
    expect(log).toContain('Dr Vik')
    expect(log).toContain('Clinic in Molde')
  })

  it('a preview says in the log which kinds it showed', async () => {
    const seen = async () =>
      (
        await portal.house.owner(
          `select category from disclosure where person_id = $1 and page = 'share-preview' and request_id = (select request_id
             from disclosure where page = 'share-preview' order by at desc limit 1) order by 1`,
          [kari],
        )
      ).map((row) => row.category as string)
    const form = { ...code, what: 'kinds', language: 'en', kinds: 'laboratory', 'kind-laboratory': 'yes' }
    expect((await portal.post('/sharing/preview', { ...form, 'kind-allergies': 'yes' }, cookie)).status).toBe(200)
    expect(await seen()).toEqual(['allergies', 'laboratory'])
    expect(wordsOf(await portal.get('/access-log', cookie))).toContain('in a preview of what is shared')
  })

  it('what a helper shared ends when any of it is hidden from the helper', async () => {
    await portal.addAccount('shares-for@test.example', { grants: [{ personId: kari, capacity: 'delegate' }] })
    const helper = await portal.signIn('shares-for@test.example')
    const typed = codeIn((await share(code, {}, helper)).made)
    const reader = cookieOf(await open(typed))
    expect((await portal.get('/see/record', reader)).status).toBe(200)
    await portal.house.owner(
      `insert into restriction (person_id, against, what, category, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'kind', 'allergies', true, gen_random_uuid(), 'Kari', 'self')`,
      [kari],
    )
    expect((await portal.get('/see/record', reader)).location).toBe('/see?why=ended')
    const { preview } = await share(code, {}, helper)
    expect(shared(preview)).not.toContain('Penicillin')
    await portal.house.owner('delete from restriction where person_id = $1', [kari])
  })

  it('a code opens once, and a stranger’s wrong codes hold up nobody who has a right one', async () => {
    const typed = codeIn((await share(code)).made)
    const wrong = await Promise.all(Array.from({ length: 15 }, (_, at) => open(`AAAA${'ABCDEFGHJKLMNPQ'[at]}-AAAAA`)))
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([422]))
    expect((await open(typed)).status).toBe(303)
    const again = await open(typed)
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toBe(wordsOf(await open('ZZZZZ-ZZZZZ')).replace('ZZZZZ-ZZZZZ', typed))
  })

  it('what ends holds on the next request: by the person, by time, by the reader', async () => {
    const first = cookieOf(await open(codeIn((await share(code)).made)))
    const id = /\/sharing\/([0-9a-f-]{36})\/end/.exec((await portal.get('/sharing', cookie)).text)![1]!
    expect((await portal.post(`/sharing/${id}/end`, {}, cookie)).location).toBe('/sharing?said=ended')
    expect((await portal.get('/see/record', first)).location).toBe('/see?why=ended')
    const second = cookieOf(await open(codeIn((await share(code)).made)))
    expect((await portal.post('/see/close', {}, second)).location).toBe('/see?why=closed')
    expect((await portal.get('/see/record', second)).location).toBe('/see?why=ended')
    const third = cookieOf(await open(codeIn((await share(code)).made)))
    await portal.house.owner(`update share set made_at = made_at - interval '3 hours', expires_at = now() - interval '1 second'
      where ended_at is null`)
    expect((await portal.get('/see/record', third)).location).toBe('/see?why=ended')
    await withSystemScope(portal.house.database, { purpose: 'test' }, emptyExpired)
    const left = await portal.house.owner(
      'select 1 from share where ended_at is not null and (file, page, sealed_key) is not null',
    )
    expect(left).toEqual([])
  })

  it('a note comes back, as plain text of nobody known', async () => {
    const reader = cookieOf(await open(codeIn((await share(code)).made)))
    await portal.post('/see/note', { note: 'Stop <b>nothing</b> before Monday.' }, reader)
    expect(wordsOf(await portal.get('/see/record', reader))).toContain('Stop <b>nothing</b> before Monday.')
    const page = await portal.get('/sharing', cookie)
    expect(page.text).toContain('Stop &lt;b>nothing')
    expect(wordsOf(page)).toContain('We do not know for sure who wrote this')
    await portal.post('/see/note', { note: 'Once more.' }, reader)
    expect((await portal.get('/sharing', cookie)).text).not.toContain('Once more.')
  })

  it('a viewer of SMART Health Links opens the link, and every opening is in the log', async () => {
    const { made } = await share(link, { proof: DEMO_PASSWORD })
    const found = shlinkIn(made)
    expect(found.url.length).toBeLessThanOrEqual(128)
    expect(found).toMatchObject({ label: 'For the clinic', v: 1 })
    expect(found.flag).toBeUndefined()
    const answer = await manifest(found, { recipient: 'Praxis am See' })
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    const { files } = JSON.parse(answer.text) as { files: { contentType: string; embedded: string }[] }
    const { plaintext, protectedHeader } = await compactDecrypt(files[0]!.embedded, Buffer.from(found.key, 'base64url'))
    expect(protectedHeader).toMatchObject({ alg: 'dir', enc: 'A256GCM', zip: 'DEF', cty: 'application/fhir+json' })
    const bundle = JSON.parse(Buffer.from(plaintext).toString()) as {
      type: string
      entry: { resource: { resourceType: string } }[]
    }
    expect(bundle.type).toBe('document')
    expect(bundle.entry[0]!.resource.resourceType).toBe('Composition')
    expect(wordsOf(await portal.get('/access-log', cookie))).toContain('Praxis am See')
    const away = JSON.parse((await manifest(found, { recipient: 'x', embeddedLengthMax: 10 })).text)
    const file = await portal.get(new URL(away.files[0].location).pathname)
    expect(file.headers['content-type']).toBe('application/jose')
    expect(file.text.split('.')).toHaveLength(5)
    expect((await manifest(found, {})).status).toBe(400)
    expect((await manifest({ ...found, url: found.url.slice(0, -1) }, { recipient: 'x' })).status).toBe(404)
  })

  it('nothing in the database opens it: neither key, code nor passcode stands there', async () => {
    const { made } = await share({ ...link, passcode: 'blue boat' }, { proof: DEMO_PASSWORD })
    const [secret, typed] = [shlinkIn(made), codeIn(made)]
    const rows = JSON.stringify(
      await portal.house.owner('select s::text, v::text from share s left join share_view v using (share_id)'),
    )
    for (const word of [
      secret.key,
      secret.url.split('/').at(-1)!,
      typed,
      typed.replace('-', ''),
      'blue boat',
      'Hansen',
    ])
      expect(rows).not.toContain(word)
  })

  it('wrong passcodes are counted over its life, many at once too, and then it is over', async () => {
    const found = shlinkIn((await share({ ...link, passcode: 'blue boat' }, { proof: DEMO_PASSWORD })).made)
    expect(found.flag).toBe('P')
    expect((await manifest(found, { recipient: 'x', passcode: 'blue boat' })).status).toBe(200)
    expect(JSON.parse((await manifest(found, { recipient: 'x' })).text)).toEqual({ remainingAttempts: 5 })
    const tried = await Promise.all(
      Array.from({ length: 8 }, (_, at) => manifest(found, { recipient: 'x', passcode: `wrong ${at}` })),
    )
    const left = tried
      .filter(({ status }) => status === 401)
      .map(({ text }) => JSON.parse(text).remainingAttempts as number)
    expect(left.toSorted()).toEqual([0, 1, 2, 3, 4])
    expect((await manifest(found, { recipient: 'x', passcode: 'blue boat' })).status).toBe(404)
    expect(wordsOf(await portal.get('/sharing', cookie))).toContain('Closed after too many wrong passcodes.')
  })

  it('a link opens as often as was said', async () => {
    const found = shlinkIn((await share({ ...link, views: '1' }, { proof: DEMO_PASSWORD })).made)
    const both = await Promise.all([manifest(found, { recipient: 'a' }), manifest(found, { recipient: 'b' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })

  it('what waits, and what she left out, is nowhere in it; what opens later does not come in', async () => {
    const held = await portal.house.owner(`select title from item where person_id = $1 and release_at > now()`, [kari])
    expect(held.length).toBeGreaterThan(0)
    const every = Object.fromEntries(
      ['laboratory', 'pathology', 'medications', 'clinical-notes'].map((each) => [`kind-${each}`, 'yes']),
    )
    const first = await portal.post('/sharing/preview', { ...link, what: 'kinds', language: 'en', ...every }, cookie)
    const out = /name="(out-[0-9a-f-]{36})"/.exec(first.text)![1]!
    const { preview, made } = await share({ ...link, what: 'kinds', ...every, [out]: 'yes' }, { proof: DEMO_PASSWORD })
    const found = shlinkIn(made)
    const read = async () => {
      const { files } = JSON.parse((await manifest(found, { recipient: 'x' })).text) as {
        files: { embedded: string }[]
      }
      return Buffer.from(
        (await compactDecrypt(files[0]!.embedded, Buffer.from(found.key, 'base64url'))).plaintext,
      ).toString()
    }
    const before = await read()
    expect(before).toContain('"type":"collection"')
    expect(before).not.toContain(out.slice(4))
    const ids = await portal.house.owner(`select item_id from item where person_id = $1 and release_at > now()`, [kari])
    for (const { item_id } of ids) expect(`${before}${preview.text}`).not.toContain(item_id)
    const [one] = await portal.house.owner(
      `update item set release_at = now() - interval '1 hour' where item_id = (select item_id from item
         where person_id = $1 and release_at > now() and release_at < 'infinity' and category = 'pathology' limit 1) returning item_id`,
      [kari],
    )
    expect(await read()).not.toContain(one!.item_id)
  })

  it('when something in it is hers to see no more, nobody sees any of it', async () => {
    const found = shlinkIn((await share(link, { proof: DEMO_PASSWORD })).made)
    const [item] = await portal.house.owner(`update item set release_at = release_at + interval '100 years'
      where item_id = (select item_ids[1] from share order by made_at desc limit 1) returning item_id`)
    expect((await manifest(found, { recipient: 'x' })).status).toBe(404)
    expect(wordsOf(await portal.get('/sharing', cookie))).toContain('something in it is not open any more')
    await portal.house.owner(`update item set release_at = release_at - interval '100 years' where item_id = $1`, [
      item!.item_id,
    ])
  })

  it('what was not previewed is not shared, and a link wants the password', async () => {
    await portal.house.owner(`update session set proved_at = now() - interval '10 minutes'`)
    expect((await share(link)).made.status).toBe(422)
    const forged = await share(code, { seen: 'something else' })
    expect(forged.made.status).toBe(422)
    expect(wordsOf(forged.made)).toContain('has changed since you looked')
    const { fields } = await share(code)
    expect((await portal.post('/sharing', fields!, cookie)).location).toBe('/sharing?said=already')
  })

  it('a helper gives a code of what the helper may see, makes no link, and it ends with the help', async () => {
    await portal.addAccount('ida@test.example', {
      name: 'Ida Helper',
      grants: [{ personId: kari, capacity: 'delegate', categories: ['medications', 'allergies'] }],
    })
    const ida = await portal.signIn('ida@test.example')
    expect((await share({ ...link }, {}, ida)).made.status).toBe(403)
    const { preview, made } = await share(code, {}, ida)
    expect(shared(preview)).not.toContain('Laboratory results')
    const reader = cookieOf(await open(codeIn(made)))
    expect((await portal.get('/see/record', reader)).status).toBe(200)
    expect(wordsOf(await portal.get('/sharing', cookie))).toContain('by Ida Helper')
    expect(wordsOf(await portal.get('/sharing', ida))).not.toContain('For the clinic')
    await portal.house.owner(
      `insert into restriction (person_id, against, what, category, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'helpers', 'kind', 'medications', false, gen_random_uuid(), 'Kari', 'self')`,
      [kari],
    )
    expect((await portal.get('/see/record', reader)).location).toBe('/see?why=ended')
    await portal.house.owner('delete from restriction where person_id = $1', [kari])
    expect((await portal.get('/see/record', reader)).status).toBe(200)
    await portal.house.owner(
      `update access_grant set ended_at = now() where account_id = (select id from portal_account where email = 'ida@test.example')`,
    )
    expect((await portal.get('/see/record', reader)).location).toBe('/see?why=ended')
  })

  it('made no fault of ours', () => expect(portal.faults).toEqual([]))
})

function unescaped(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

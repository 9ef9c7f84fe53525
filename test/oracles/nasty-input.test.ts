import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, note, observation, patient } from '../support/fhir-samples.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const OTHER_FEED = 'st-eystein-hospital-fhir'

describe.each(databaseKinds())('whatever a feed sends, on %s', (kind) => {
  let portal: TestPortal
  let credential: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    credential = await portal.credentialOf(FEED)
    await portal.takeIn(FEED, bundle(patient('anna'), observation('anna-1', 'anna')))
  })
  afterAll(() => portal.close())

  const takeIn = async (...contents: Parameters<TestPortal['takeIn']> extends [string, ...infer Rest] ? Rest : never) =>
    balanced(await portal.takeIn(FEED, ...contents))
  const count = async (where: string) =>
    (await portal.house.owner(`select count(*)::int as n from item where ${where}`))[0]!.n as number

  it.each([
    ['nothing', ''],
    ['no JSON', 'this is not JSON at all'],
    ['half a Bundle', '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Obs'],
    ['a list', '[1,2,3]'],
    ['a number', '42'],
    ['an unknown type', '{"resourceType":"Horoscope","id":"x"}'],
    ['a type of another case', '{"resourceType":"observation","id":"x"}'],
    ['no type', '{"id":"x"}'],
    ['__proto__', '{"resourceType":"Observation","__proto__":{"admin":true}}'],
    ['a key twice', '{"resourceType":"Observation","id":"a","id":"b"}'],
    ['a NUL', JSON.stringify(observation('nul', 'anna', { code: { text: 'a\u0000b' } }))],
    ['5,000 levels', `{"resourceType":"Basic","extension":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['no such day', JSON.stringify(observation('day', 'anna', { effectiveDateTime: '2024-02-31' }))],
    ['nobody named', JSON.stringify(observation('nobody', 'anna', { subject: undefined }))],
    [
      'a patient of another server',
      JSON.stringify(observation('far', 'anna', { subject: { reference: 'https://other.example/fhir/Patient/anna' } })),
    ],
  ])('%s is counted, set aside with a reason, and stands in nobody’s record', async (_, content) => {
    const before = await count('true')
    const report = await takeIn(content)
    expect(report.stored + report.updated).toBe(0)
    expect(await count('true')).toBe(before)
    if (report.received > 0) expect(report.problems.length).toBeGreaterThan(0)
    for (const { what } of report.problems) expect(what).toMatch(/\w+.*\. \w/)
  })

  it('a truncated gzip gives the good part and says what is missing', async () => {
    const whole = gzipSync(JSON.stringify(bundle(observation('gz-1', 'anna'), observation('gz-2', 'anna'))))
    expect(await takeIn(whole)).toMatchObject({ received: 2, stored: 2, quarantined: 0 })
    const cut = await takeIn(gzipSync(Buffer.alloc(200_000, 'x')).subarray(0, 120))
    expect(cut.quarantined).toBeGreaterThan(0)
  })

  it('one bad line of NDJSON does not cost the others', async () => {
    const lines = [observation('nd-1', 'anna'), observation('nd-2', 'anna')].map((each) => JSON.stringify(each))
    const report = await takeIn([lines[0], '{"resourceType":"Observation", broken', '', lines[1]].join('\n'))
    expect(report).toMatchObject({ received: 3, stored: 2, quarantined: 1 })
  })

  it('two patients in one Bundle: each result goes to its own', async () => {
    await takeIn(
      bundle(
        patient('berit', { birthDate: '1950-01-01' }),
        patient('carl', { birthDate: '1970-02-02' }),
        observation('of-berit', 'berit'),
        observation('of-carl', 'carl'),
      ),
    )
    const [berit, carl] = [await ownerOf('Patient/berit'), await ownerOf('Patient/carl')]
    expect(berit).not.toBe(carl)
    expect(await count(`source_id = 'of-berit' and person_id = '${berit}'`)).toBe(1)
    expect(await count(`source_id = 'of-carl' and person_id = '${carl}'`)).toBe(1)
  })

  it('another institution that says "Patient/anna" does not mean our Anna', async () => {
    const report = balanced(await portal.takeIn(OTHER_FEED, observation('stolen', 'anna')))
    expect(report).toMatchObject({ received: 1, stored: 0, unmatched: 1 })
    expect(await count(`source_id = 'stolen'`)).toBe(0)
  })

  it('the same id at two institutions is two results', async () => {
    await portal.takeIn(OTHER_FEED, bundle(patient('dora', { birthDate: '1988-08-08' }), observation('anna-1', 'dora')))
    expect(await count(`source_id = 'anna-1'`)).toBe(2)
  })

  it('the same file twice changes nothing; changed content is a new version; the old text again is no news', async () => {
    const first = observation('twice', 'anna')
    expect(await takeIn(first)).toMatchObject({ stored: 1 })
    expect(await takeIn(first)).toMatchObject({ received: 1, unchanged: 1, stored: 0, updated: 0 })
    expect(await takeIn({ ...first, meta: { versionId: '2', lastUpdated: '2026-03-03T00:00:00Z' } })).toMatchObject({
      unchanged: 1,
    })
    const changed = observation('twice', 'anna', { valueQuantity: { value: 5.1, unit: 'mmol/L' } })
    expect(await takeIn(changed)).toMatchObject({ updated: 1 })
    expect(await takeIn(first)).toMatchObject({ unchanged: 1 })
    const [row] = await portal.house.owner(`select version, value_number from item where source_id = 'twice'`)
    expect(row).toEqual({ version: 2, value_number: 5.1 })
    const versions = await portal.house.owner(
      `select v.version from item_version v join item using (person_id, item_id) where source_id = 'twice'`,
    )
    expect(versions).toHaveLength(1)
  })

  it('entered in error and deleted: gone from every list on the next request', async () => {
    const cookie = await reader('anna')
    await takeIn(observation('wrong', 'anna'), observation('gone', 'anna'))
    const ids = async () =>
      (await portal.house.owner(`select item_id from item where source_id in ('wrong', 'gone')`)).map(
        (row) => row.item_id as string,
      )
    for (const id of await ids()) expect((await portal.get(`/record/item/${id}`, cookie)).status).toBe(200)
    expect(await takeIn(observation('wrong', 'anna', { status: 'entered-in-error' }))).toMatchObject({ updated: 1 })
    const deletion = { request: { method: 'DELETE', url: 'Observation/gone' } }
    expect(await takeIn({ resourceType: 'Bundle', type: 'transaction', entry: [deletion] })).toMatchObject({
      received: 1,
      updated: 1,
    })
    expect(await takeIn({ resourceType: 'Bundle', type: 'transaction', entry: [deletion] })).toMatchObject({
      unchanged: 1,
    })
    for (const id of await ids()) {
      expect((await portal.get(`/record/item/${id}`, cookie)).status).toBe(404)
      for (const path of ['/', '/record/laboratory', '/record/search?q=potassium'])
        expect((await portal.get(path, cookie)).text).not.toContain(id)
    }
  })

  it('a DELETE from another institution deletes nothing of ours', async () => {
    const before = await count(`standing = 'deleted'`)
    const entry = [{ request: { method: 'DELETE', url: 'Observation/of-berit' } }]
    balanced(await portal.takeIn(OTHER_FEED, { resourceType: 'Bundle', type: 'transaction', entry }))
    expect(await count(`standing = 'deleted'`)).toBe(before)
  })

  it('a result sent for the wrong person moves; the first sees nothing of it any more, versions included', async () => {
    const cookie = await reader('anna')
    await takeIn(
      observation('moved', 'anna'),
      observation('moved', 'anna', { valueQuantity: { value: 9.9, unit: 'mmol/L' } }),
    )
    const [row] = await portal.house.owner(`select item_id from item where source_id = 'moved'`)
    const page = `/record/item/${row!.item_id}`
    expect((await portal.get(page, cookie)).text).toContain('9.9')
    await takeIn(observation('moved', 'berit', { valueQuantity: { value: 9.9, unit: 'mmol/L' } }))
    expect((await portal.get(page, cookie)).status).toBe(404)
    expect((await portal.get('/record/laboratory', cookie)).text).not.toContain(row!.item_id)
    expect(await count(`source_id = 'moved' and person_id = '${await ownerOf('Patient/berit')}'`)).toBe(1)
    expect(
      await portal.house.owner(`select 1 from item_version where item_id = $1 and person_id = $2`, [
        row!.item_id,
        await ownerOf('Patient/anna'),
      ]),
    ).toEqual([])
    expect((await portal.get(page, await reader('berit'))).status).toBe(200)
  })

  it('results before their patient wait, and go in when the patient comes', async () => {
    expect(
      await takeIn(bundle(observation('early-1', 'later'), patient('later', { birthDate: '1944-04-04' }))),
    ).toMatchObject({ received: 2, stored: 2 })
    expect(await takeIn(observation('early-2', 'much-later'))).toMatchObject({ received: 1, unmatched: 1 })
    expect(await count(`source_id = 'early-2'`)).toBe(0)
    await takeIn(patient('much-later', { birthDate: '1933-03-03' }))
    expect(await count(`source_id = 'early-2' and person_id = '${await ownerOf('Patient/much-later')}'`)).toBe(1)
  })

  it('a number given out twice names nobody any more, until somebody decides', async () => {
    await takeIn(bundle(patient('erik', { birthDate: '1955-05-05' }), observation('erik-1', 'erik')))
    const erik = await ownerOf('Patient/erik')
    const somebodyElse = { name: [{ family: 'Quite', given: ['Other'] }], gender: 'male', birthDate: '2001-01-01' }
    const report = await takeIn(patient('erik', somebodyElse), observation('erik-2', 'erik'))
    expect(report).toMatchObject({ received: 2, stored: 0, updated: 0, unmatched: 2 })
    expect(await count(`source_id = 'erik-2'`)).toBe(0)
    expect(await count(`source_id = 'erik-1' and person_id = '${erik}'`)).toBe(1)
  })

  it('a match that is not sure is shown to nobody and counted to nobody', async () => {
    const named = { name: [{ family: 'Tvilling', given: ['Tora'] }], birthDate: '1977-07-07' }
    await takeIn(
      patient('tora', { ...named, address: [{ line: ['Strandveien 1'], city: 'Havna', postalCode: '4010' }] }),
    )
    const before = await portal.house.owner('select person_id, count(*)::int as n from item group by 1 order by 1')
    const same = patient('tora-there', { ...named, identifier: [], address: [{ line: ['Bakken 9'], city: 'Orkdal' }] })
    const report = balanced(await portal.takeIn(OTHER_FEED, bundle(same, observation('of-tora', 'tora-there'))))
    expect(report).toMatchObject({ received: 2, stored: 0, unmatched: 2, persons: 0 })
    expect(await portal.house.owner('select person_id, count(*)::int as n from item group by 1 order by 1')).toEqual(
      before,
    )
    expect(await portal.house.owner('select 1 from match_case where closed_at is null')).not.toEqual([])
  })

  it('a number beyond all measure keeps its words and is drawn nowhere', async () => {
    const cookie = await reader('anna')
    expect(await takeIn(JSON.stringify(observation('vast', 'anna')).replace('4.2', '1e400'))).toMatchObject({
      stored: 1,
    })
    const [row] = await portal.house.owner(`select item_id, value_number from item where source_id = 'vast'`)
    expect(row!.value_number).toBeNull()
    const { status, text } = await portal.get(`/record/item/${row!.item_id}`, cookie)
    expect(status).toBe(200)
    expect(text).not.toMatch(/NaN|Infinity/)
  })

  it('unknown code systems and a 30 MB file are kept and opened', async () => {
    const cookie = await reader('anna')
    const code = { coding: [{ system: 'https://nobody.example/codes', code: '<x>', display: 'Völlig unbekannt' }] }
    expect(await takeIn(observation('unknown-code', 'anna', { code }))).toMatchObject({ stored: 1 })
    const data = 'QUJD'.repeat(7_500_000)
    const big = note('big-file', 'anna', '', {
      content: [{ attachment: { contentType: 'application/pdf', title: 'Big', data } }],
    })
    expect(await takeIn(big)).toMatchObject({ received: 1, stored: 1 })
    const [row] = await portal.house.owner(`select item_id from item where source_id = 'big-file'`)
    expect((await portal.get(`/record/item/${row!.item_id}`, cookie)).status).toBe(200)
    const file = await portal.get(`/record/item/${row!.item_id}/attachment/0`, cookie)
    expect(file.bytes.length).toBe(22_500_000)
    expect(file.headers['content-disposition']).toMatch(/^attachment/)
  })

  it('the same comes over the wire, with an answer that says what became of it', async () => {
    const push = (body: string | Buffer, type = 'application/fhir+json') =>
      portal.ask('POST', `/ingest/${FEED}/fhir`, {
        body,
        headers: { authorization: `Bearer ${credential}`, 'content-type': type },
      })
    const good = await push(JSON.stringify(bundle(observation('wire-1', 'anna'))))
    expect({ status: good.status, ...JSON.parse(good.text) }).toMatchObject({ status: 200, received: 1, stored: 1 })
    expect((await push('no JSON')).status).toBe(422)
    expect((await push(gzipSync(JSON.stringify(observation('wire-2', 'anna'))))).status).toBe(200)
    const lines = await push(`${JSON.stringify(observation('wire-3', 'anna'))}\n{broken\n`, 'application/fhir+ndjson')
    expect(JSON.parse(lines.text)).toMatchObject({ received: 2, stored: 1, quarantined: 1 })
    expect((await push('<xml/>', 'application/fhir+xml')).status).toBe(422)
    expect((await push('<xml/>', 'application/xml')).status).toBe(415)
    expect((await portal.get('/healthz')).status).toBe(200)
    expect(portal.faults).toEqual([])
  })

  async function ownerOf(key: string): Promise<string> {
    const [row] = await portal.house.owner(
      `select person_id from patient_key k join patient_link l using (link_id)
      where k.key = $1 and k.institution_id = 'nordfjord-hospital'`,
      [key],
    )
    return row!.person_id as string
  }

  async function reader(name: string): Promise<string> {
    const email = `${name}-${Math.trunc(performance.now() * 1000)}@test.example`
    await portal.addAccount(email, { grants: [{ personId: await ownerOf(`Patient/${name}`), capacity: 'self' }] })
    return portal.signIn(email)
  }
})

function balanced<
  Report extends {
    received: number
    stored: number
    updated: number
    unchanged: number
    quarantined: number
    unmatched: number
  },
>(report: Report): Report {
  const { received, stored, updated, unchanged, quarantined, unmatched } = report
  expect(stored + updated + unchanged + quarantined + unmatched).toBe(received)
  return report
}

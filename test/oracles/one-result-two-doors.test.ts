import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importInput, type Source } from '#ingestion'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { ccda, result, results, section } from '../support/ccda-samples.ts'
import { bundle, observation, patient } from '../support/fhir-samples.ts'
import { wordsOf } from '../support/page-text.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const SYSTEM = 'https://causeway.example/id/national'
const NORTH = 'nordfjord-hospital'
const BORN = '1962-04-18'
const WHEN = '2026-03-02T08:00:00+01:00'

/** One human being for each case, known to three doors by one number of the nation. */
type Case = { readonly name: string; readonly national: string }

const byFhir = ({ name, national }: Case, value: number, over: object = {}) =>
  bundle(
    patient(`${name}-fhir`, {
      identifier: [{ system: SYSTEM, value: national }],
      name: [{ family: 'Rust', given: [name] }],
      birthDate: BORN,
    }),
    observation(`${name}-value`, `${name}-fhir`, {
      code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }], text: 'Potassium' },
      effectiveDateTime: WHEN,
      valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
      ...over,
    }),
  )
const byMessage = ({ name, national }: Case, value: number, order = name) =>
  [
    `MSH|^~\\&|LIS|HOSP|CAUSEWAY|REGION|20260302120000+0100||ORU^R01^ORU_R01|${order}-${value}|P|2.5.1|||||||UNICODE UTF-8`,
    `PID|1||${name}-1^^^HOSP^MR~${national}^^^&${SYSTEM}&URI^NI||Rust^${name}||${BORN.replaceAll('-', '')}|F`,
    `OBR|1||${order}^LAB|24323-8^Metabolic panel^LN|||20260302080000+0100|||||||||||||||20260302120000+0100||LAB|F`,
    `OBX|1|NM|2823-3^Potassium^LN||${value}|mmol/L|3.5-5.0||||F|||20260302080000+0100`,
    '',
  ].join('\r')
const byDocument = ({ name, national }: Case, value: number, time = '20260302080000+0100') =>
  ccda({
    id: `document-${name}`,
    patient: {
      number: `${name}-9`,
      national: { system: SYSTEM, value: national },
      given: name,
      family: 'Rust',
      born: BORN.replaceAll('-', ''),
    },
    sections: [
      section(
        '30954-2',
        'Results',
        'Potassium',
        results(
          `organizer-${name}`,
          result({ id: `r-${name}`, time, value: `<value xsi:type="PQ" value="${value}" unit="mmol/L"/>` }),
        ),
      ),
    ],
  })

describe.each(databaseKinds())('one result by several doors, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.house.owner(`insert into feed (feed_id, institution_id, format, aggregator) values
      ('north-fhir', '${NORTH}', 'fhir', false), ('north-ccda', '${NORTH}', 'ccda', false)`)
  })
  afterAll(() => portal.close())

  const DOORS = {
    fhir: { feedId: 'north-fhir', format: 'fhir' },
    message: { feedId: 'demo-hl7v2', format: 'hl7v2' },
    document: { feedId: 'north-ccda', format: 'ccda' },
    elsewhere: { feedId: 'demo-ccda', format: 'ccda' },
  } as const
  const send = async (door: keyof typeof DOORS, content: string | object) => {
    const { feedId, format } = DOORS[door]
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const source: Source = { name: door, chunks: once(text), format }
    const report = await importInput(portal.house.database, { feedId, rules: MATCH_RULES, sources: [source] })
    expect(report).toMatchObject({ quarantined: 0, unmatched: 0 })
  }
  const signedIn = async ({ name }: Case): Promise<string> => {
    const email = `${name.toLowerCase()}@test.example`
    await portal.addAccount(email, { name, grants: [{ personId: await portal.personCalled(name), capacity: 'self' }] })
    return portal.signIn(email)
  }
  const listOf = async (cookie: string) => {
    const page = await portal.get('/record/laboratory', cookie)
    const ids = [...page.text.matchAll(/data-item="([0-9a-f-]+)"/g)].map(([, id]) => id!)
    return { ids, words: wordsOf(page) }
  }
  const valuesIn = (words: string) => [...words.matchAll(/(\d\.\d+) mmol\/L/g)].map(([, value]) => Number(value))

  it('stands once, with all the doors it came by, in whatever order they came', async () => {
    const orders = [
      ['fhir', 'message', 'document'],
      ['document', 'message', 'fhir'],
    ] as const
    for (const [at, order] of orders.entries()) {
      const who: Case = { name: `Una${at}`, national: `1804629000${at}` }
      const content = { fhir: byFhir(who, 4.2), message: byMessage(who, 4.2), document: byDocument(who, 4.2) }
      for (const door of order) await send(door, content[door])
      const cookie = await signedIn(who)
      const list = await listOf(cookie)
      expect(valuesIn(list.words)).toEqual([4.2])
      const [shown] = await portal.house.owner('select feed_id from item where item_id = $1', [list.ids[0]])
      expect(shown!.feed_id).toBe('north-fhir')
      const page = await portal.get(`/record/item/${list.ids[0]}`, cookie)
      expect(wordsOf(page)).toContain('It came in these ways too, and is shown once')
      expect([...page.text.matchAll(/class="twins"[\s\S]*?<\/div>/g)].join('').match(/<li>/g)).toHaveLength(2)
    }
  })

  it('a correction by one door parts it from what the others said, and the same correction joins it again', async () => {
    const who: Case = { name: 'Dina', national: '18046290010' }
    await send('fhir', byFhir(who, 4.2))
    await send('message', byMessage(who, 4.2))
    const cookie = await signedIn(who)
    expect(valuesIn((await listOf(cookie)).words)).toEqual([4.2])
    await send('fhir', byFhir(who, 4.6, { status: 'corrected' }))
    const parted = await listOf(cookie)
    expect(valuesIn(parted.words).toSorted()).toEqual([4.2, 4.6])
    expect(parted.words.match(/may be here twice/g)).toHaveLength(2)
    await send('message', byMessage(who, 4.6).replace('20260302120000+0100||ORU', '20260303120000+0100||ORU'))
    expect(valuesIn((await listOf(cookie)).words)).toEqual([4.6])
  })

  it('what is not sure stands twice, marked, each with the way to the other', async () => {
    const who: Case = { name: 'Embla', national: '18046290011' }
    await send('message', byMessage(who, 4.2))
    await send('elsewhere', byDocument(who, 4.2, '20260302'))
    const cookie = await signedIn(who)
    const { ids, words } = await listOf(cookie)
    expect(valuesIn(words)).toEqual([4.2, 4.2])
    expect(words.match(/may be here twice/g)).toHaveLength(2)
    const page = await portal.get(`/record/item/${ids[0]}`, cookie)
    expect(wordsOf(page)).toContain('We are not sure, so we show both.')
    expect(page.text).toContain(`/record/item/${ids[1]}`)
  })

  it('two equal values of one door are never taken for one', async () => {
    const who: Case = { name: 'Freya', national: '18046290012' }
    await send('message', byMessage(who, 4.2, 'first'))
    await send('message', byMessage(who, 4.2, 'second'))
    await send('fhir', byFhir(who, 4.2))
    expect(valuesIn((await listOf(await signedIn(who))).words)).toEqual([4.2, 4.2, 4.2])
  })

  it('what may not be seen stands for nothing and is not told of', async () => {
    const who: Case = { name: 'Gerd', national: '18046290013' }
    await send('message', byMessage(who, 4.2))
    await send('fhir', byFhir(who, 4.2))
    const cookie = await signedIn(who)
    const before = await listOf(cookie)
    await portal.house.owner(
      `update item set release_at = 'infinity', shows_card = false where item_id = $1`,
      before.ids,
    )
    const after = await listOf(cookie)
    expect(valuesIn(after.words)).toEqual([4.2])
    expect(after.ids).not.toEqual(before.ids)
    const page = await portal.get(`/record/item/${after.ids[0]}`, cookie)
    expect(page.text).not.toContain('class="twins"')
    expect(page.text).not.toContain(before.ids[0])
  })
})

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

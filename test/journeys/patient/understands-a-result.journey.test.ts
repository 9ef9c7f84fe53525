import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { translator } from '#messages/translator'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { titleOf, wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const en = translator('en')
const HOUR = 3_600_000
const now = performance.timeOrigin
const at = (hoursAgo: number) => new Date(now - hoursAgo * HOUR).toISOString()

function result(id: string, code: string, title: string, over: object) {
  const issued = at(24)
  const coded = { code: { coding: [{ system: 'http://loinc.org', code }], text: title } }
  return observation(id, 'tora', { ...coded, issued, effectiveDateTime: issued, ...over })
}
const µmol = (value: number) => ({
  valueQuantity: { value, unit: 'µmol/L', system: 'http://unitsofmeasure.org', code: 'umol/L' },
})
const between = (low: number, high: number) => ({ referenceRange: [{ low: { value: low }, high: { value: high } }] })
const flagged = (code: string) => ({ interpretation: [{ coding: [{ code }] }] })

describe('Tora', () => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
    await portal.takeIn(
      FEED,
      bundle(
        patient('tora', { name: [{ family: 'Haug', given: ['Tora'] }], birthDate: '1954-05-17' }),
        result('crea-now', '14682-9', 'P-Kreatinin', { ...µmol(131), ...between(45, 90), ...flagged('H') }),
        result('crea-old', '2160-0', 'Creatinine', {
          valueQuantity: { value: 1.1, unit: 'mg/dL', code: 'mg/dL' },
          effectiveDateTime: '2021-05-04T08:00:00Z',
        }),
        result('crea-blood', '59826-8', 'Creatinine, blood', {
          ...µmol(120),
          effectiveDateTime: '2022-05-04T08:00:00Z',
        }),
        result('potassium', '2823-3', 'P-Kalium', {
          valueQuantity: { value: 7.1, unit: 'mmol/L' },
          ...flagged('AA'),
        }),
        result('trace', '67151-1', 'Troponin T', { valueQuantity: { value: 5, comparator: '<', unit: 'ng/L' } }),
        result('hers', 'OWN-1', 'Own test of this laboratory', { code: { text: 'Own test of this laboratory' } }),
      ),
      bundle(
        patient('mons', {
          name: [{ family: 'Haug', given: ['Mons'] }],
          birthDate: new Date(now - 9 * 365 * 24 * HOUR).toISOString().slice(0, 10),
        }),
        {
          ...result('mons-crea', '14682-9', 'P-Kreatinin', { ...µmol(80), ...between(25, 60), ...flagged('H') }),
          subject: { reference: 'Patient/mons' },
        },
      ),
    )
    const grants = [
      { personId: await portal.personCalled('Tora Haug'), capacity: 'self' as const },
      { personId: await portal.personCalled('Mons Haug'), capacity: 'guardian' as const },
    ]
    await portal.addAccount('tora@test.example', { name: 'Tora Haug', grants })
    cookie = await portal.signIn('tora@test.example')
  })
  afterAll(() => portal.close())

  const addressOf = async (sourceId: string) => {
    const [row] = await portal.house.owner('select item_id from item where source_id = $1', [sourceId])
    return `/record/item/${row!.item_id}`
  }
  const read = async (sourceId: string, language = 'en') =>
    portal.get(`${await addressOf(sourceId)}?lang=${language}`, cookie)

  it('finds last week’s kidney result in the list by a name she knows, with the laboratory’s own beside it', async () => {
    const list = await portal.get('/record/laboratory', cookie)
    const row = new RegExp(`data-item="${(await addressOf('crea-now')).split('/').at(-1)}"[\\s\\S]*?</li>`).exec(
      list.text,
    )![0]
    expect(row).toContain('Creatinine (kidney function)')
    expect(row).toContain('P-Kreatinin')
    expect(list.text).toContain('Own test of this laboratory')
  })

  it('finds it by the name she knows, too, in the language she reads', async () => {
    const found = async (words: string, language: string) =>
      (await portal.get(`/record/search?q=${encodeURIComponent(words)}&lang=${language}`, cookie)).text
    const [id] = (await addressOf('crea-now')).split('/').slice(-1)
    for (const [words, language] of [
      ['kidney nordfjord', 'en'],
      ['riñones', 'es'],
      ['rinones', 'es'],
      ['الكلى', 'ar'],
    ] as const)
      expect(await found(words, language), words).toContain(`data-item="${id}"`)
    expect(await found('kidney liver', 'en')).not.toContain(`data-item="${id}"`)
  })

  it('understands it without a tap: what it is for, what a high value can mean, whom to ask', async () => {
    const page = await read('crea-now')
    const open = page.text.replace(/<details[\s\S]*?<\/details>/g, '')
    expect(titleOf(page)).toContain('Creatinine (kidney function)')
    for (const words of [en.explain.whatFor, en.explain.high, en.explain.unreviewed, en.explain.next])
      expect(open).toContain(words)
    expect(open).toContain('One value alone says little.')
    expect(wordsOf(page)).toMatch(/Nordfjord Hospital has not told us who will call you/)
    expect(open).toMatch(/<bdi>patients@[^<]+<\/bdi>/)
  })

  it('hears of the picture how many values there are, and the first and the last of them', async () => {
    const { text } = await read('crea-now')
    const heard = /class="trend" role="img" aria-label="([^"]+)"/.exec(text)![1]
    expect(heard).toMatch(
      /^Creatinine \(kidney function\): 2 values, in µmol\/L\. 4 May 2021: 97 µmol\/L; .*: 131 µmol\/L$/,
    )
  })

  it('is told which values may not be compared with it, and why', async () => {
    const words = wordsOf(await read('crea-now'))
    expect(words).not.toContain(en.item.onlyThisOne)
    expect(words).toMatch(/4 May 2021 \| 97 µmol\/L \| \(as sent: 1\.1 mg\/dL\) \| Nordfjord Hospital/)
    expect(words.split(en.item.leftOut)[1]).toMatch(
      /120 µmol\/L[^.]*\. It was measured in another sample, so the figures/,
    )
  })

  it('reads urgent advice before a critical value, and nothing that calms', async () => {
    const { text } = await read('potassium')
    expect(text.indexOf(en.item.criticalTitle)).toBeGreaterThan(0)
    expect(text.indexOf(en.item.criticalTitle)).toBeLessThan(text.indexOf('7.1 mmol/L'))
    for (const words of [en.item.rangeText, en.explain.high, en.explain.outside]) expect(text).not.toContain(words)
  })

  it('sees no picture of a value that is only known to be small', async () => {
    const { text } = await read('trace')
    expect(text).toContain('&lt;5 ng/L')
    expect(text).not.toContain('<svg class="line"')
  })

  it('reads of a test without a known code what its laboratory called it, and no words of ours', async () => {
    const page = await read('hers')
    expect(titleOf(page)).toContain('Own test of this laboratory')
    expect(wordsOf(page)).not.toContain(en.explain.unreviewed)
  })

  it('reads nothing about adults on the page of her grandchild', async () => {
    const mons = await portal.personCalled('Mons Haug')
    const chosen = await portal.post(`/persons/${mons}`, {}, cookie)
    const subject = chosen.cookies.map((each) => each.split(';')[0]).join('; ')
    const { text } = await portal.get(await addressOf('mons-crea'), `${cookie}; ${subject}`)
    expect(text).toContain(en.explain.child)
    for (const words of [en.explain.high, en.explain.adults]) expect(text).not.toContain(words)
  })

  it.each(LANGUAGES)('reads the name and what it can mean in %s', async (language) => {
    const { text } = await read('crea-now', language)
    const w = translator(language)
    expect(text).toContain(`<html lang="${language}"`)
    for (const words of [w.explain.high, w.explain.unreviewed]) expect(text).toContain(words.replaceAll("'", '&#39;'))
    expect(text).toContain(
      { en: 'Creatinine', fr: 'Créatinine', nb: 'Kreatinin', es: 'Creatinina', ar: 'الكرياتينين' }[language],
    )
  })
})

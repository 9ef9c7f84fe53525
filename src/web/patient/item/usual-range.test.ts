import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { bundle, observation, patient } from '../../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const OWN = 'http://hl7.org/fhir/administrative-gender'
const { item } = translator('en')

describe.each(databaseKinds())('a usual range by sex and age, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await portal.takeIn(FEED, bundle(patient('siri', { name: [{ family: 'Vik', given: ['Siri'] }] })))
    const range = (low: number, high: number, sex: string) => ({
      low: { value: low, unit: 'µmol/L' },
      high: { value: high, unit: 'µmol/L' },
      appliesTo: [{ coding: [{ system: OWN, code: sex }] }],
    })
    const results = [
      ['both', [range(60, 105, 'male'), range(45, 90, 'female')]],
      ['men', [range(60, 105, 'male')]],
      ['words', [{ text: 'M: 60-105 F: 45-90' }]],
    ] as const
    for (const [id, referenceRange] of results) await portal.takeIn(FEED, bundle(creatinine(id, referenceRange)))
    const personId = await portal.personCalled('Siri Vik')
    await portal.addAccount('siri@test.example', { name: 'Siri', grants: [{ personId, capacity: 'self' }] })
    cookie = await portal.signIn('siri@test.example')
  })
  afterAll(() => portal.close())

  const creatinine = (id: string, referenceRange: readonly object[]) =>
    observation(`siri-${id}`, 'siri', {
      code: { coding: [{ system: 'http://loinc.org', code: '14682-9' }], text: `Creatinine ${id}` },
      valueQuantity: { value: 98, unit: 'µmol/L' },
      effectiveDateTime: '2026-05-01',
      referenceRange,
    })
  const pageOf = async (id: string) => {
    const [row] = await portal.house.owner('select item_id from item where source_id = $1', [`siri-${id}`])
    return (await portal.get(`/record/item/${row!.item_id}`, cookie)).text
  }
  const listed = async (id: string) => {
    const { text } = await portal.get('/record/laboratory', cookie)
    return new RegExp(`Creatinine ${id}[\\s\\S]*?</li>`).exec(text)![0]
  }
  const WOMEN = item.rangeChosen({ whose: 'women and girls' })

  it.each(['both', 'words'])(
    'is hers alone on the page and in the list, and the other one is told (%s)',
    async (id) => {
      const page = await pageOf(id)
      expect(page).toContain(item.usualRange({ range: '45 to 90 µmol/L' }))
      expect(page).toContain(WOMEN)
      expect(page).toMatch(/Other ranges[\s\S]*men and boys: 60 – 105/)
      expect(page).toContain('<svg class="line"')
      expect(await listed(id)).toContain('usual 45 to 90')
    },
  )

  it('is none where the only one is for men: nothing is drawn or judged by it', async () => {
    const page = await pageOf('men')
    expect(page).toContain(item.noRangeChosen['none-fits'])
    expect(page).toContain('men and boys: 60 – 105')
    expect(page).not.toContain('<svg class="line"')
    expect(await listed('men')).toContain('usual men and boys: 60 – 105')
  })

  it('is none as soon as the record does not say her sex any more', async () => {
    await portal.house.owner(`update person set sex = null where given = 'Siri'`, [])
    const page = await pageOf('both')
    expect(page).toContain(item.noRangeChosen['sex-unknown'])
    expect(page).not.toContain(WOMEN)
  })
})

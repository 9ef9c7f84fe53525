import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { asFhirXml } from '../../../test/support/fhir-xml.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'

describe.each(databaseKinds())('FHIR as XML, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const takeIn = (text: string) =>
    importInput(house.database, {
      feedId: 'demo-fhir',
      rules: MATCH_RULES,
      sources: [{ name: 'push.xml', chunks: once(Buffer.from(text)) }],
    })

  it('goes in like JSON; the same as JSON afterwards is nothing new', async () => {
    const sent = bundle(patient('x-1'), observation('x-2', 'x-1', { valueQuantity: { value: 4.25, unit: 'mmol/L' } }))
    expect(await takeIn(asFhirXml(sent))).toMatchObject({ received: 2, stored: 2, persons: 1, problems: [] })
    expect(await takeIn(JSON.stringify(sent))).toMatchObject({ received: 2, unchanged: 2 })
    const [item] = await house.owner(`select title, value_text from item where source_id = 'x-2'`)
    expect(item).toEqual({ title: 'Potassium x-2', value_text: '4.25 mmol/L' })
  })

  it('what is broken is set aside with its bytes, its place and a remedy', async () => {
    const broken = asFhirXml(patient('x-3')).replace('</name>', '')
    const report = await takeIn(broken)
    expect(report).toMatchObject({ received: 1, quarantined: 1 })
    expect(report.problems[0]!.where).toMatch(/^push\.xml line 1, column \d+$/)
    const [kept] = await house.owner(`select body from quarantine order by first_at desc limit 1`)
    expect(Buffer.from(kept!.body as Uint8Array).toString()).toBe(broken)
  })

  it('an element that R4 does not know is refused by its name', async () => {
    const odd = asFhirXml(patient('x-4')).replace('<gender', '<colour value="red"/><gender')
    expect((await takeIn(odd)).problems[0]!.what).toContain('colour')
  })
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

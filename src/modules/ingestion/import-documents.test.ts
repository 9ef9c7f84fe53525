import { createReadStream, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ccda,
  FULL_DOCUMENT,
  problem,
  result,
  results,
  type SampleDocument,
  section,
} from '../../../test/support/ccda-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { findInput } from '../../main/commands/find-input.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'
import type { ImportReport } from './import-report.ts'
import { replayFeed } from './replay-feed.ts'
import type { Source } from './source.ts'
import { startWorker } from './start-worker.ts'

const SAMPLES = '../shared/data/ccda'
const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
const SECOND_TIME = { stored: 0, updated: 0 }
const EARLIER = '20260301101500+0100'
const LATER = '20260320101500+0100'

describe.each(databaseKinds())('clinical documents, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const takeSources = async (sources: readonly Source[]): Promise<ImportReport> => {
    const report = await importInput(house.database, { feedId: 'demo-ccda', rules: MATCH_RULES, sources })
    const { received, stored, updated, unchanged, quarantined, unmatched } = report
    expect(received).toBe(stored + updated + unchanged + quarantined + unmatched)
    return report
  }
  const takeIn = (...documents: readonly string[]) =>
    takeSources(documents.map((text, at) => ({ name: `document ${at}`, chunks: once(text), format: 'ccda' as const })))
  const itemsOf = (number: string, where = 'true') =>
    house.owner(`select title, category, value_text, listed, hidden_by is not null as hidden, release_at > now() as held
      from item where link_id in (select link_id from patient_key where key like '%|${number}') and ${where} order by title`)

  it('counts each resource, and changes nothing the second time', async () => {
    const first = await takeIn(FULL_DOCUMENT)
    expect(first).toMatchObject({ persons: 1, updated: 0, unchanged: 0, quarantined: 0, unmatched: 0, problems: [] })
    expect(first.stored).toBe(31)
    expect(await takeIn(FULL_DOCUMENT)).toMatchObject({ ...SECOND_TIME, received: first.received, persons: 1 })
  })

  it('what cannot be read counts one in quarantine, with its bytes, place, reason and remedy', async () => {
    const doctype = FULL_DOCUMENT.replace('<ClinicalDocument', '<!DOCTYPE x [<!ENTITY y "z">]><ClinicalDocument')
    const two = FULL_DOCUMENT.replace('</recordTarget>', '</recordTarget><recordTarget><patientRole/></recordTarget>')
    const report = await takeIn(
      '',
      '<html></html>',
      doctype,
      two,
      FULL_DOCUMENT.slice(0, 900),
      '<Bundle xmlns="http://hl7.org/fhir"/>',
    )
    expect(report).toMatchObject({ received: 6, quarantined: 6 })
    const said = report.problems.map(({ what }) => what)
    expect(said).toEqual([
      expect.stringContaining('0 bytes'),
      expect.stringContaining('HTML'),
      expect.stringContaining('line 2:30'),
      expect.stringContaining('2 patients'),
      expect.stringContaining('not well-formed'),
      expect.stringContaining('<Bundle>'),
    ])
    const [row] = await house.owner(`select body, mend from quarantine where what like '%DOCTYPE%'`)
    expect(Buffer.from(row!.body as Uint8Array).toString()).toBe(doctype)
    expect(row!.mend).not.toBe('')
  })

  it('content that is not what it says is set aside; content elsewhere is told, and its address is not kept', async () => {
    const file = (text: string) => `<nonXMLBody><text ${text}</text></nonXMLBody>`
    const of = (number: string, body: string) => ccda({ id: number, patient: { number }, body })
    const lying = of('u1', file('mediaType="application/pdf" representation="B64">bm90IGEgcGRm'))
    const broken = of('u2', file('mediaType="application/pdf" representation="B64">JVBERi0*'))
    const elsewhere = of('u3', file('mediaType="application/pdf"><reference value="http://evil.example/a.pdf"/>'))
    const sound = of('u4', file('mediaType="application/pdf" representation="B64">JVBERi0x'))
    const plain = of('u5', file('mediaType="text/plain">She is well.'))
    expect(await takeIn(lying, broken)).toMatchObject({ received: 2, quarantined: 2 })
    expect(await takeIn(elsewhere, sound, plain)).toMatchObject({ stored: 6, quarantined: 0 })
    const [row] = await house.owner(`select body from item where link_id in
      (select link_id from patient_key where key like '%|u3') and resource_type = 'DocumentReference'`)
    expect(JSON.parse(row!.body as string).content[0].attachment).toEqual({
      contentType: 'application/pdf',
      title: 'Summary of care',
    })
  })

  it('the same entry in two documents is one item; the later document says how it is, whatever came first', async () => {
    const document = (id: string, time: string, value: string): SampleDocument => ({
      id,
      time,
      patient: { number: 'v1' },
      sections: [
        section('11450-4', 'Problems', '', problem({ id: null })),
        section(
          '30954-2',
          'Results',
          '',
          results('o', result({ value: `<value xsi:type="PQ" value="${value}" unit="mmol/L"/>` })),
        ),
      ],
    })
    await takeIn(ccda(document('later', LATER, '4.2')))
    const late = await takeIn(ccda(document('earlier', EARLIER, '4.1')))
    expect(late.stored).toBe(1)
    expect(await itemsOf('v1', `resource_type in ('Observation', 'Condition')`)).toMatchObject([
      { title: 'High blood pressure' },
      { title: 'Potassium', value_text: '4.2 mmol/L' },
    ])
  })

  it('a newer version takes the place of the document that it replaces, and of what stood in its words', async () => {
    const words = (text: string) => [section('8648-8', 'Hospital course', text)]
    const first = ccda({ id: 'first', patient: { number: 'x1' }, time: EARLIER, sections: words('Walked.') })
    const second = ccda({
      id: 'second',
      patient: { number: 'x1' },
      time: LATER,
      replaces: 'first',
      sections: words('Ran.'),
    })
    for (const order of [first, second]) await takeIn(order)
    const shown = await itemsOf('x1', `resource_type = 'DocumentReference' and listed and hidden_by is null`)
    expect(shown.map(({ title }) => title)).toEqual(['Hospital course', 'Summary of care'])
  })

  it('a document and its words open no sooner than the results that they hold', async () => {
    const genetic = result({ id: 'g1', code: '81247-9', name: 'Master HL7 genetic variant report panel', time: LATER })
    const labs = section(
      '30954-2',
      'Results',
      '<paragraph>A variant of a gene was found; ask us about it.</paragraph>',
      results('g', genetic),
    )
    await takeIn(
      ccda({
        id: 'gen',
        time: EARLIER,
        patient: { number: 'y1' },
        sections: [labs, section('11450-4', 'Problems', '', problem())],
      }),
    )
    const items = await itemsOf('y1', 'listed')
    expect(items.map(({ title, held }) => [title, held])).toEqual(
      expect.arrayContaining([
        ['High blood pressure', false],
        ['Master HL7 genetic variant report panel', true],
        ['Results', true],
        ['Summary of care', true],
      ]),
    )
  })

  it('a patient without a number is nobody else’s, and one number for two people waits', async () => {
    const nameless = (id: string) =>
      ccda({ id, patient: { number: 'nn' } }).replace(
        /<id root="2.16.840.1.113883.19.5"[^>]*>/,
        '<id nullFlavor="UNK"/>',
      )
    expect(await takeIn(nameless('n1'))).toMatchObject({ persons: 1, stored: 2 })
    expect(await takeIn(nameless('n2'))).toMatchObject({ persons: 0, unmatched: 2 })
    await takeIn(ccda({ id: 'z1', patient: { number: 'z', given: 'Berit', family: 'Moe', born: '19400101' } }))
    const other = await takeIn(
      ccda({ id: 'z2', patient: { number: 'z', given: 'Elin', family: 'King', born: '19730208' } }),
    )
    expect(other).toMatchObject({ stored: 0, unmatched: 2 })
  })

  it('waits for a worker like any message, and goes through once more in a replay', async () => {
    const from = new Date()
    await takeIn(
      ccda({ id: 'w1', patient: { number: 'w1' }, sections: [section('11450-4', 'Problems', '', problem())] }),
    )
    expect(await replayFeed(house.database, { feedId: 'demo-ccda', from })).toBe(1)
    const worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
    await expect
      .poll(() => house.owner('select 1 from inbox_message where processed_at is null'), { timeout: 20_000 })
      .toEqual([])
    await worker.stop()
    expect(await itemsOf('w1', `resource_type = 'Condition'`)).toHaveLength(1)
  })

  it.skipIf(!existsSync(SAMPLES))('every sample balances, and changes nothing the second time', async () => {
    const { files, skipped } = await findInput([SAMPLES], null)
    const sources = () => files.map(({ path, format }) => ({ name: path, chunks: createReadStream(path), format }))
    const first = await takeSources(sources())
    expect([skipped, first.quarantined]).toEqual([1, 1])
    const second = await takeSources(sources())
    expect(second).toMatchObject({ ...SECOND_TIME, received: first.received })
  })

  it.skipIf(!existsSync(SAMPLES))('no Adam Everyman is taken for another one', async () => {
    const people = await house.owner(`select distinct l.person_id, d.born from patient_link l
      join (select distinct link_id, body::json ->> 'birthDate' as born from item
            where resource_type = 'Patient' and body like '%Everyman%') d on d.link_id = l.link_id`)
    expect(people.map(({ born }) => born).sort()).toEqual(['1954-11-25', '1962-10-22'])
    expect(new Set(people.map(({ person_id }) => person_id)).size).toBe(2)
  })
})

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resource } from '#formats/fhir/types'
import { bundle, patient, tissueReport } from '../../../test/support/fhir-samples.ts'
import { adt, oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'

type Said =
  | {
      readonly kind: 'result'
      readonly status: 'P' | 'F' | 'C' | 'W'
      readonly value: number
      readonly test: 'K' | 'NA'
    }
  | { readonly kind: 'patient'; readonly address: string; readonly phone: string }
  | { readonly kind: 'visit'; readonly trigger: 'A01' | 'A03' | 'A08' | 'A11' }
type Sent = Said & { readonly minute: number }

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    kind: fc.constant('result' as const),
    status: fc.constantFrom('P' as const, 'F' as const, 'C' as const, 'W' as const),
    value: fc.integer({ min: 1, max: 3 }),
    test: fc.constantFrom('K' as const, 'NA' as const),
  }),
  fc.record({
    kind: fc.constant('patient' as const),
    address: fc.constantFrom('', '""', 'Gate N1^^Orkdal', 'Gate N2^^Orkdal'),
    phone: fc.constantFrom('', '""', '9N1', '9N2'),
  }),
  fc.record({
    kind: fc.constant('visit' as const),
    trigger: fc.constantFrom('A01' as const, 'A03' as const, 'A08' as const, 'A11' as const),
  }),
)

/** Eight messages of distinct times, and two orders in which they arrive, each cut into portions. */
const arrivals = fc
  .tuple(fc.array(said, { minLength: 8, maxLength: 8 }), fc.uniqueArray(fc.nat(600), { minLength: 8, maxLength: 8 }))
  .map(([what, minutes]) => what.map((each, at): Sent => ({ ...each, minute: minutes[at]! })))
  .chain((sent) =>
    fc.record({
      inOrder: fc.constant([...sent].sort((a, b) => a.minute - b.minute)),
      shuffled: fc.shuffledSubarray(sent, { minLength: 8 }),
      portion: fc.integer({ min: 1, max: 8 }),
    }),
  )

describe.each(databaseKinds())('the order of arrival, on %s', (kind) => {
  let house: TestHouse
  let runs = 0
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  it('eight messages end the same whatever order they come in', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ inOrder, shuffled, portion }) => {
        const [one, other] = [String(100_000 + runs++), String(100_000 + runs++)]
        await send(one, inOrder, 1)
        await send(other, shuffled, portion)
        expect(await recordOf(other)).toEqual(await recordOf(one))
        expectNewest(inOrder, await recordOf(one))
      }),
      { numRuns: kind === 'embedded' ? 8 : 40, seed: 20261122 },
    )
  }, 300_000)

  it('what comes late is in the history, counts as unchanged, and is noted; a preliminary after the final is nowhere', async () => {
    const send1 = (id: string, at: string, status: string, value: string) =>
      takeIn(oru({ id, at: `20260301${at}00+0000` }, { number: 'late' }, { order: 'late', value, status }))
    await send1('final', '1000', 'F', '4.2')
    expect(await send1('preliminary', '0900', 'P', '4.1')).toMatchObject({ updated: 0, quarantined: 0 })
    expect(await send1('afterwards', '1100', 'P', '4.3')).toMatchObject({ updated: 0, quarantined: 0 })
    const rows = await house.owner(
      `select i.value_text, i.status, i.version, (select count(*)::int from item_version v where v.item_id = i.item_id) as earlier
       from item i join inbox_message m using (message_id) where m.control_id = 'final' and resource_type = 'Observation'`,
    )
    expect(rows).toEqual([{ value_text: '4.2 mmol/L', status: 'final', version: 2, earlier: 1 }])
    const notes = await house.owner(
      `select control_id, note from inbox_message where control_id in ('preliminary', 'afterwards') order by 1`,
    )
    expect(notes).toEqual([
      { control_id: 'afterwards', note: expect.stringContaining('gone further') },
      { control_id: 'preliminary', note: expect.stringContaining('an older version') },
    ])
  })

  it('a result that was taken back is hidden at once, and the older result does not bring it back', async () => {
    const send1 = (id: string, at: string, status: string) =>
      takeIn(oru({ id, at: `20260302${at}00+0000` }, { number: 'wrong' }, { order: 'wrong', value: '7.7', status }))
    await send1('w-final', '1000', 'F')
    await send1('w-wrong', '1100', 'W')
    const standing = () =>
      house.owner(
        `select distinct standing from item join inbox_message m using (message_id)
         where m.control_id like 'w-%' and resource_type = 'Observation'`,
      )
    expect(await standing()).toEqual([{ standing: 'entered-in-error' }])
    await send1('w-corrected-before', '1030', 'C')
    expect(await standing()).toEqual([{ standing: 'entered-in-error' }])
  })

  it('what is taken back from the wrong patient stays with the right one', async () => {
    const send1 = (id: string, at: string, number: string, status: string) =>
      takeIn(
        oru(
          { id, at: `20260303${at}00+0000` },
          { number, given: number, born: number === 'mine' ? '19500101' : '19600606' },
          { order: 'swapped', value: '6.6', status },
        ),
      )
    const whose = () =>
      house.owner(
        `select resource_type, standing, link_id from item
         where body like '%swapped%' and resource_type in ('Observation', 'DiagnosticReport') order by 1, item_id`,
      )
    await send1('s-wrong-patient', '1000', 'theirs', 'F')
    await send1('s-right-patient', '1030', 'mine', 'C')
    const right = await whose()
    expect(right.map(({ standing }) => standing)).toEqual(right.map(() => 'current'))
    expect(new Set(right.map((row) => row.link_id)).size).toBe(1)
    await send1('s-taken-back', '1100', 'theirs', 'W')
    expect(await whose()).toEqual(right)
    const [noted] = await house.owner(`select note from inbox_message where control_id = 's-taken-back'`)
    expect(noted!.note).toContain('left out')
    await send1('s-wrong-after-all', '1200', 'mine', 'W')
    expect((await whose()).map(({ standing }) => standing)).toContain('entered-in-error')
  })

  it('FHIR: an older lastUpdated does not overwrite a newer one, and the newer brings back what an older version said', async () => {
    const weight = (value: number, hour: string) => ({
      resourceType: 'Observation',
      id: 'weight',
      status: 'final',
      meta: { lastUpdated: `2026-03-01T${hour}:00:00Z` },
      code: { text: 'Weight' },
      subject: { reference: 'Patient/fhir-order' },
      valueQuantity: { value, unit: 'kg' },
    })
    const value = async () => (await house.owner(`select value_text, version from item where source_id = 'weight'`))[0]
    await takeInFhir(patient('fhir-order', { name: [{ family: 'Order', given: ['Olga'] }], birthDate: '1944-04-04' }))
    expect(await takeInFhir(weight(80, '10'))).toMatchObject({ stored: 1 })
    expect(await takeInFhir(weight(70, '08'))).toMatchObject({ unchanged: 1, updated: 0 })
    expect(await value()).toEqual({ value_text: '80 kg', version: 2 })
    expect(await takeInFhir(weight(90, '12'))).toMatchObject({ updated: 1 })
    expect(await takeInFhir(weight(80, '10'))).toMatchObject({ unchanged: 1 })
    expect(await value()).toMatchObject({ value_text: '90 kg' })
    expect(await takeInFhir(weight(80, '14'))).toMatchObject({ unchanged: 1 })
    expect(await value()).toMatchObject({ value_text: '80 kg' })
    expect(await takeInFhir(weight(95, '13'))).toMatchObject({ unchanged: 1 })
    expect(await value()).toMatchObject({ value_text: '80 kg' })
  })

  it('FHIR: a part that only an older version of a report names is the report’s, and waits with it', async () => {
    const part = (id: string) => ({
      resourceType: 'Observation',
      id,
      status: 'final',
      code: { text: id },
      subject: { reference: 'Patient/fhir-order' },
      valueString: id,
    })
    const report = (hour: string, result: string) => ({
      ...tissueReport('tissue-parts', 'fhir-order', new Date().toISOString(), { conclusion: 'benign' }),
      meta: { lastUpdated: `2026-03-01T${hour}:00:00Z` },
      result: [{ reference: `Observation/${result}` }],
    })
    await takeInFhir(bundle(part('named-by-newer'), report('10', 'named-by-newer')))
    expect(await takeInFhir(bundle(part('named-by-older'), report('08', 'named-by-older')))).toMatchObject({
      stored: 1,
      unchanged: 1,
    })
    const rows = await house.owner(
      `select p.source_id, r.source_id as report, p.release_at >= r.release_at as waits, p.category = r.category as same_list
       from item p join item r on r.item_id = p.part_of where p.source_id like 'named-by-%' order by 1`,
    )
    const tied = { report: 'tissue-parts', waits: true, same_list: true }
    expect(rows).toEqual([
      { source_id: 'named-by-newer', ...tied },
      { source_id: 'named-by-older', ...tied },
    ])
  })

  it('FHIR: what was deleted is not brought back by an older version', async () => {
    const note = (hour: string) => ({
      resourceType: 'Observation',
      id: 'deleted-one',
      status: 'final',
      meta: { lastUpdated: `2026-03-01T${hour}:00:00Z` },
      code: { text: 'Height' },
      subject: { reference: 'Patient/fhir-order' },
      valueString: hour,
    })
    await takeInFhir(note('10'))
    const entry = [{ request: { method: 'DELETE', url: 'Observation/deleted-one' } }]
    await takeInFhir({ resourceType: 'Bundle', type: 'transaction', entry })
    await takeInFhir(note('09'))
    await takeInFhir(note('10'))
    expect(await house.owner(`select standing from item where source_id = 'deleted-one'`)).toEqual([
      { standing: 'deleted' },
    ])
  })

  async function send(number: string, messages: readonly Sent[], portion: number): Promise<void> {
    for (let from = 0; from < messages.length; from += portion) {
      const bytes = messages.slice(from, from + portion).map((each) => messageOf(number, each))
      const report = await takeIn(Buffer.concat(bytes))
      expect(report.quarantined + report.unmatched, JSON.stringify(report.problems)).toBe(0)
    }
  }

  const takeIn = (bytes: Uint8Array) => takeSource({ name: 'test', chunks: once(bytes), format: 'hl7v2' })
  const takeInFhir = (resource: object) =>
    takeSource({ name: 'test', chunks: once(Buffer.from(JSON.stringify(resource))) })
  const takeSource = (source: { name: string; chunks: AsyncIterable<Uint8Array>; format?: 'hl7v2' }) =>
    importInput(house.database, { feedId: 'demo-hl7v2', rules: MATCH_RULES, sources: [source] })

  /** Everything the record says of a patient, without the names that differ from patient to patient. */
  async function recordOf(number: string) {
    const rows = await house.owner(
      `select i.resource_type, i.code, i.status, i.standing, i.value_text, i.body
       from item i join patient_key k on k.link_id = i.link_id
       where k.key = $1 order by i.resource_type, i.code`,
      [`Patient?identifier=${SYSTEM}|${number}`],
    )
    return rows.map((row) => ({ ...row, body: withoutNames(JSON.parse(String(row.body)) as Resource, number) }))
  }
})

const SYSTEM = 'urn:causeway:hl7v2:authority:HOSP'

function messageOf(number: string, sent: Sent): Buffer {
  const at = new Date(Date.UTC(2026, 2, 1, 6, sent.minute)).toISOString().replace(/\D/g, '').slice(0, 14)
  const head = { id: `${number}-${sent.minute}`, at: `${at}+0000` }
  const who = { number, ...nobodyElse(Number(number)) }
  const own = (text: string) => text.replace('N', number)
  if (sent.kind === 'patient') return adt('A08', head, { ...who, address: own(sent.address), phone: own(sent.phone) })
  if (sent.kind === 'visit') return adt(sent.trigger, head, who, `visit-${number}`)
  const { status, value, test } = sent
  return oru(head, who, { order: `order-${number}`, value: String(value), status, test: `${test}^${test}^L` })
}

/** Like no other of these patients: nobody is to be taken for somebody else. */
function nobodyElse(number: number): { family: string; given: string; born: string } {
  const letters = [...String(number * 7919)].map((digit) => 'bdfgklmnrs'[Number(digit)]).join('a')
  const born = new Date(Date.UTC(1900, 0, 1 + (number % 40_000))).toISOString().slice(0, 10).replaceAll('-', '')
  return { family: `F${letters}`, given: `G${[...letters].reverse().join('')}`, born }
}

/** Ids, references and the person's own words; and the sender's message times, which are not content. */
function withoutNames(resource: Resource, number: string): unknown {
  const text = JSON.stringify(resource, (name, value: unknown) =>
    ['id', 'reference', 'meta', 'name', 'birthDate'].includes(name) ? undefined : value,
  )
  return JSON.parse(text.replaceAll(number, 'N'))
}

/** Against the plainest model: of each test the newest result that is not preliminary, else the newest. */
function expectNewest(inOrder: readonly Sent[], record: readonly Record<string, unknown>[]): void {
  for (const test of ['K', 'NA']) {
    const results = inOrder.filter((each) => each.kind === 'result' && each.test === test)
    const newest = results.findLast((each) => each.kind === 'result' && each.status !== 'P') ?? results.at(-1)
    const row = record.find(({ resource_type: type, code }) => type === 'Observation' && code === test)
    if (newest?.kind !== 'result') expect(row).toBeUndefined()
    else if (newest.status === 'W') expect(row).toMatchObject({ standing: 'entered-in-error' })
    else expect(row).toMatchObject({ value_text: `${newest.value} mmol/L`, standing: 'current' })
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

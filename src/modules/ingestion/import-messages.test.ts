import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pauseFeed, resumeFeed } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { adt, oru } from '../../../test/support/hl7-samples.ts'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { findInput } from '../../main/commands/find-input.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'
import type { ImportReport } from './import-report.ts'
import { startWorker } from './start-worker.ts'

const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined }
const SAMPLES = '../shared/data/hl7v2'
const ANNA = { number: 'anna-1' }
const SECOND_TIME = { stored: 0, updated: 0, quarantined: 0, unmatched: 0 }

describe.each(databaseKinds())('files of HL7 v2, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const takeIn = async (...files: readonly (readonly Uint8Array[])[]): Promise<ImportReport> => {
    const sources = files.map((messages, at) => ({
      name: `file ${at}`,
      chunks: once(Buffer.concat(messages)),
      format: 'hl7v2' as const,
    }))
    const report = await importInput(house.database, { feedId: 'demo-hl7v2', rules: MATCH_RULES, sources })
    const { received, stored, updated, unchanged, quarantined, unmatched } = report
    expect(received).toBe(stored + updated + unchanged + quarantined + unmatched)
    return report
  }

  it('counts each mapped resource, and each person once', async () => {
    const report = await takeIn(
      [adt('A01', { id: 'c1' }, ANNA, 'v1'), oru({ id: 'c2' }, ANNA, { order: 'c', value: '4.1' })],
      [
        oru(
          { id: 'c3' },
          { number: 'berit-1', family: 'Lund', given: 'Berit', born: '19550505' },
          { order: 'd', value: '4.2' },
        ),
      ],
    )
    expect(report).toMatchObject({ persons: 2, quarantined: 0, unmatched: 0, problems: [] })
    expect(report.received).toBeGreaterThanOrEqual(8)
  })

  it('the same file again changes nothing, and says who is in it', async () => {
    const file = [adt('A01', { id: 's1' }, ANNA, 'v2'), oru({ id: 's2' }, ANNA, { order: 's', value: '4.1' })]
    const first = await takeIn(file)
    const second = await takeIn(file)
    expect(second).toMatchObject({ ...SECOND_TIME, received: first.received, persons: 1 })
  })

  it('a message twice in one file counts twice and has one effect', async () => {
    const message = oru({ id: 't1' }, ANNA, { order: 't', value: '4.1' })
    const once = await takeIn([message])
    const other = oru({ id: 't2' }, ANNA, { order: 't2', value: '4.1' })
    const twice = await takeIn([other, other])
    expect(twice).toMatchObject({ received: 2 * once.received, updated: 0 })
    expect(twice.unchanged).toBeGreaterThanOrEqual(once.received)
  })

  it('a message that cannot be mapped counts one in quarantine, with what to do about it', async () => {
    const ack = Buffer.from('MSH|^~\\&|LIS|HOSP|||20260301120000||ACK|a1|P|2.5.1\rMSA|AA|1\r')
    const report = await takeIn([ack, oru({ id: 'q1' }, ANNA, { order: 'q', value: '4.1' })])
    expect(report.quarantined).toBe(1)
    expect(report.problems).toEqual([
      { where: expect.stringContaining('file 0'), what: expect.stringMatching(/MSH-9.+\. .+\./) },
    ])
  })

  it('what belongs to no message is kept and counts one', async () => {
    const report = await takeIn([Buffer.from('PID|1||7^^^HOSP^MR||Lost^Line\r')])
    expect(report).toMatchObject({ received: 1, quarantined: 1 })
    const [row] = await house.owner(`select kind from quarantine where what like '%no MSH%'`)
    expect(row).toEqual({ kind: 'invalid' })
  })

  it('a worker that runs meanwhile takes none of it away', async () => {
    const worker = startWorker(house.database, { rules: MATCH_RULES, log: QUIET })
    const report = await takeIn(
      Array.from({ length: 120 }, (_, at) => oru({ id: `w${at}` }, ANNA, { order: `w${at}`, value: '4.1' })),
    )
    await worker.stop()
    expect(report.stored).toBe(240)
    expect(await house.owner(`select 1 from inbox_message where processed_at is null`)).toEqual([])
  })

  it('nothing goes in through a paused feed', async () => {
    const change = (work: typeof pauseFeed | typeof resumeFeed) =>
      withSystemScope(house.database, { purpose: 'test' }, (scope) =>
        work(scope, { feedId: 'demo-hl7v2', because: 'test' }),
      )
    await change(pauseFeed)
    await expect(takeIn([oru({ id: 'p1' }, ANNA, { order: 'p', value: '4.1' })])).rejects.toThrow('paused')
    await change(resumeFeed)
  })

  it.skipIf(!existsSync(SAMPLES))(
    'every sample balances, and changes nothing the second time',
    { timeout: 120_000 },
    async () => {
      const { files, skipped } = await findInput([SAMPLES], null)
      expect(files.every(({ format }) => format === 'hl7v2')).toBe(true)
      expect(skipped).toBe(1)
      const reports = []
      for (let round = 0; round < 2; round++) {
        const sources = files.map(({ path: file, format }) => ({
          name: path.basename(file),
          chunks: createReadStream(file),
          format,
        }))
        reports.push(await importInput(house.database, { feedId: 'demo-hl7v2', rules: MATCH_RULES, sources }))
      }
      const [first, second] = reports as [ImportReport, ImportReport]
      const { received, stored, updated, unchanged, quarantined, unmatched } = first
      expect(received).toBe(stored + updated + unchanged + quarantined + unmatched)
      expect(second).toMatchObject({ received, stored: 0, updated: 0, quarantined, unmatched, persons: first.persons })
      expect(first.persons).toBeGreaterThan(150)
    },
  )
})

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

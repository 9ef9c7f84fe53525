import { createReadStream, existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { findInput } from '../../main/commands/find-input.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { importInput } from './import-input.ts'
import type { ImportReport } from './import-report.ts'
import type { Source } from './source.ts'

const SAMPLES = '../shared/data/ccda'
const SECOND_TIME = { stored: 0, updated: 0 }

describe.each(databaseKinds())('clinical documents, on %s', (kind) => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse(kind, 'demo')
  })
  afterAll(() => house.close())

  const takeIn = async (sources: readonly Source[]): Promise<ImportReport> => {
    const report = await importInput(house.database, { feedId: 'demo-ccda', rules: MATCH_RULES, sources })
    const { received, stored, updated, unchanged, quarantined, unmatched } = report
    expect(received).toBe(stored + updated + unchanged + quarantined + unmatched)
    return report
  }

  it.skipIf(!existsSync(SAMPLES))('every sample balances, and changes nothing the second time', async () => {
    const { files, skipped } = await findInput([SAMPLES], null)
    const sources = () => files.map(({ path, format }) => ({ name: path, chunks: createReadStream(path), format }))
    const first = await takeIn(sources())
    expect([skipped, first.quarantined]).toEqual([1, 1])
    const second = await takeIn(sources())
    expect(second).toMatchObject({ ...SECOND_TIME, received: first.received })
  })
})

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds, openTestHouse, type TestHouse } from '../support/test-house.ts'

const SCRIPT = path.resolve(import.meta.dirname, '../support/import-much.ts')
const MOST_GROWTH_MB = 350
const MOST_MORE_MB = 120

describe.skipIf(!databaseKinds().includes('postgres'))('a Bundle of 200 MB', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse('postgres', 'demo')
  })
  afterAll(() => house?.close())

  it('goes in without ever being held in memory: more than three times as much takes hardly more', async () => {
    const [small, large] = [await takeIn(60), await takeIn(200)]
    expect(large.growthMb).toBeLessThan(MOST_GROWTH_MB)
    expect(large.growthMb! - small.growthMb!).toBeLessThan(MOST_MORE_MB)
  }, 120_000)

  async function takeIn(megabytes: number): Promise<Record<string, number>> {
    const how = ['--conditions=source', '--disable-warning=ExperimentalWarning', SCRIPT, house.url!, String(megabytes)]
    const { stdout } = await promisify(execFile)(process.execPath, how)
    const report = JSON.parse(stdout) as Record<string, number>
    const words = `${report.received} resources in ${report.seconds!.toFixed(1)} s, memory +${report.growthMb!.toFixed(0)} MB`
    process.stdout.write(`Bundle of ${megabytes} MB: ${words} (${report.rssMb!.toFixed(0)} MB in all)\n`)
    expect(report).toMatchObject({ quarantined: 0, unmatched: 0, problems: 0, stored: report.received })
    return report
  }
})

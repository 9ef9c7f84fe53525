import { existsSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import { ALL_BENCHES, runBenches } from './bench.ts'
import { alternately, median } from './rounds.ts'
import { compiled } from './run-program.ts'

/** The least that runs through every part; the figures mean nothing. */
const TINY = {
  rounds: 1,
  bundles: 2,
  seconds: 1,
  memorySeconds: 1,
  persons: 2,
  searched: 200,
  burst: 30,
  logLines: 1_000,
  logAccounts: 20,
  threads: 200,
  live: 12,
  copies: { small: 1, large: 3 },
}

const LONGEST_MS = 300_000

const url = inject('postgresUrl')

describe('bench', () => {
  it('takes the median of what it measured in turns', async () => {
    const said: string[] = []
    const from = (name: string, values: number[]) => async () => {
      said.push(name)
      return values.shift()!
    }
    const found = await alternately(3, from('ours', [5, 1, 3]), from('floor', [20, 10, 90]))
    expect(found).toEqual({ ours: 3, floor: 20 })
    expect(said).toEqual(['floor', 'ours', 'floor', 'ours', 'floor', 'ours'])
    expect(median([4, 2])).toBe(3)
  })

  // It runs the compiled programs, as they are shipped; `npm run check` has built them.
  it.skipIf(!url || !existsSync(compiled('web-process.js')))(
    'answers one row for each bench',
    async () => {
      const rows = await runBenches(ALL_BENCHES, { databaseUrl: url, sizes: TINY, note: () => undefined })
      expect(rows.map(({ name }) => name)).toEqual(ALL_BENCHES.map(({ name }) => name))
      for (const { name, ours, floor, ratio, unit } of rows) {
        expect(unit).toMatch(/./)
        expect({ name, isPositive: ours > 0 && floor > 0 }).toEqual({ name, isPositive: true })
        expect(ratio).toBeCloseTo(ours / floor, 1)
      }
    },
    LONGEST_MS,
  )
})

import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMPILED } from './app.ts'
import { hasPostgres } from './durable-postgres.ts'
import { PLANTS } from './plants.ts'
import { type FaultRun, runFaults } from './run-faults.ts'

// The shipped program is what is killed; `npm run check` has compiled it.
const canRun = hasPostgres && existsSync(COMPILED)
const LONGEST_MS = 600_000

const run = (order: Partial<FaultRun>) =>
  runFaults({
    database: 'postgres',
    messages: 160,
    kills: 0,
    lanes: 8,
    seed: Math.floor(Math.random() * 1_000_000),
    mishapRate: 0.02,
    plant: null,
    note: () => undefined,
    ...order,
  })

// Each run has servers and processes of its own and waits most of its time: after the longest, three go side by side.
describe.skipIf(!canRun)('while connections break and processes are killed', () => {
  it(
    'nothing that was acknowledged is lost, and nothing happens twice',
    async () => {
      const { seed, broken, durable, kills } = await run({ messages: 2_000, kills: 10 })
      process.stdout.write(`faults: seed ${seed}, died of ${JSON.stringify(kills)}\n`)
      expect({ seed, broken: broken.slice(0, 10) }).toEqual({ seed, broken: [] })
      expect(durable).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' })
      expect(Object.values(kills).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(8)
    },
    LONGEST_MS,
  )

  it.concurrent(
    'the embedded database keeps the same promise',
    async () => {
      const { seed, broken } = await run({ database: 'embedded', messages: 150, kills: 4 })
      expect({ seed, broken: broken.slice(0, 10) }).toEqual({ seed, broken: [] })
    },
    LONGEST_MS,
  )

  it.concurrent.each(Object.entries(PLANTS))(
    'a mistake that is put in is found: %s',
    async (_name, plant) => {
      const { broken } = await run({ plant })
      expect(broken.join('\n')).toMatch(plant.shows)
    },
    LONGEST_MS,
  )
})

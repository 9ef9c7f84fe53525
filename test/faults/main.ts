import { parseArgs } from 'node:util'
import { PLANTS } from './plants.ts'
import { runFaults } from './run-faults.ts'

/** The command behind tools/faults.mjs: one run, its report as JSON, exit 1 when a promise was broken. */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '50' },
    lanes: { type: 'string', default: '8' },
    seed: { type: 'string' },
    mishaps: { type: 'string', default: '0.02' },
    database: { type: 'string', default: 'postgres' },
    plant: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const plant = values.plant === undefined ? null : PLANTS[values.plant]
if (plant === undefined) throw new Error(`--plant is one of: ${Object.keys(PLANTS).join(', ')}`)
process.stderr.write(`seed ${seed}\n`)
const report = await runFaults({
  database: values.database === 'embedded' ? 'embedded' : 'postgres',
  messages: Number(values.messages),
  kills: Number(values.kills),
  lanes: Number(values.lanes),
  seed,
  mishapRate: Number(values.mishaps),
  plant,
  note: (text) => process.stderr.write(`${(performance.now() / 1000).toFixed(1)} s: ${text}\n`),
})
process.stdout.write(
  `${JSON.stringify({ ...report, broken: report.broken.slice(0, 40), promisesBroken: report.broken.length }, null, 2)}\n`,
)
process.exitCode = report.broken.length > 0 ? 1 : 0

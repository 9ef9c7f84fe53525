// Run by memory.test.ts as a process of its own: takes one Bundle of many megabytes in, and says how much memory it took.
import { importInput } from '#ingestion'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { openPostgres } from '../../src/platform/database/open-database.ts'
import { note, observation, patient } from './fhir-samples.ts'

const NOTE_BYTES = 15_000
const [url, megabytes] = [process.argv[2]!, Number(process.argv[3])]

const database = openPostgres(url)
const order = (name: string, chunks: AsyncIterable<Uint8Array>) => ({
  feedId: 'nordfjord-hospital-fhir',
  sources: [{ name, chunks }],
  rules: MATCH_RULES,
})
await importInput(database, order('warming up', oneBundle(megabytes / 40)))
const before = process.memoryUsage().rss
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 50)
const began = performance.now()
const report = await importInput(database, order('one Bundle', oneBundle(megabytes)))
clearInterval(watch)
await database.close()
process.stdout.write(
  JSON.stringify({
    ...report,
    problems: report.problems.length,
    seconds: (performance.now() - began) / 1000,
    growthMb: (peak - before) / 1e6,
    rssMb: peak / 1e6,
  }),
)

/** Written as it is read: nobody ever holds the whole of it. */
async function* oneBundle(size: number): AsyncGenerator<Uint8Array> {
  const text = 'The knee moves freely and without pain. '.repeat(NOTE_BYTES / 40)
  let bytes = 0
  yield Buffer.from('{"resourceType":"Bundle","type":"collection","entry":[')
  yield entry(
    patient(`much-${size}`, {
      name: [{ family: `Of${size}megabytes`, given: [`Nr${size}`] }],
      birthDate: `19${20 + (size % 70)}-01-01`,
    }),
  )
  for (let number = 0; bytes < size * 1e6; number++) {
    const id = `much-${size}-${number}`
    const next = entry(
      number % 4 ? note(id, `much-${size}`, `${number} ${text}`) : observation(id, `much-${size}`),
      ',',
    )
    bytes += next.length
    yield next
  }
  yield Buffer.from(']}')
}

function entry(resource: object, before = ''): Buffer {
  return Buffer.from(`${before}{"resource":${JSON.stringify(resource)}}`)
}

import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { foundRulebook } from '#governance'
import { openPostgres } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { type Redecided, redecideDue } from '#release'

/** What this process is asked to do, as one line of JSON in its first argument. */
export type RegionToRedecide = { readonly url: string; readonly today: string }

export type RegionRedecided = Redecided & { readonly seconds: number }

const SHIPPED = new URL('../../../rulebooks/default.yaml', import.meta.url)
const EVERYDAY = 'when: { testClass: routine, category: laboratory }\n    then: immediate\n'
const WITH_PREFACE = `when: { testClass: routine, category: laboratory }
    then: { do: immediate-with-preface, preface: { en: a, fr: a, nb: a, es: a, ar: a } }
`

/** Publishes a second rulebook, by which everyday tests have a preface, and decides the whole region anew. */
async function redecideRegion({ url, today }: RegionToRedecide): Promise<RegionRedecided> {
  const yaml = (await readFile(SHIPPED, 'utf8'))
    .replace('version: 1', 'version: 2')
    .replace(/effectiveFrom: \S+/, `effectiveFrom: ${today}`)
    .replace(EVERYDAY, WITH_PREFACE)
  const database = openPostgres(url)
  await withSystemScope(database, { purpose: 'bench' }, (scope) => foundRulebook(scope, { yaml, isEarlier: true }))
  const from = performance.now()
  const done = await redecideDue(database)
  const seconds = (performance.now() - from) / 1000
  await database.close()
  return { ...done, seconds }
}

process.stdout.write(JSON.stringify(await redecideRegion(JSON.parse(process.argv[2]!) as RegionToRedecide)))

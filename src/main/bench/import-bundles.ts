import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { loadValidator } from '#formats/fhir/validate'
import { importInput } from '#ingestion'
import { openPostgres } from '#platform/database/open-database'
import { MATCH_RULES } from '../match-rules.ts'

/** What this process is asked to do, as one line of JSON in its first argument. */
export type BundlesToImport = {
  readonly url: string
  readonly feedId: string
  /** Lines of JSON: a Patient, then what is about that patient, then the next Patient. */
  readonly file: string
  readonly patients: number
}

export type BundlesImported = { readonly resources: number; readonly seconds: number; readonly stored: number }

/**
 * A process of its own, as the floor has one: reads the generator's file, makes one transaction Bundle a patient, and
 * takes them in one after the other through the door that feeds use. Only the taking in is timed: a server has loaded
 * its validator long before.
 */
async function importBundles(order: BundlesToImport): Promise<BundlesImported> {
  const bodies = bundlesOf(await readFile(order.file, 'utf8'), order.patients)
  const database = openPostgres(order.url)
  await loadValidator()
  let resources = 0
  let stored = 0
  const from = performance.now()
  for (const [number, body] of bodies.entries()) {
    const source = { name: `bundle ${number + 1}`, chunks: once(body) }
    const report = await importInput(database, { feedId: order.feedId, sources: [source], rules: MATCH_RULES })
    resources += report.received
    stored += report.stored
  }
  const seconds = (performance.now() - from) / 1000
  await database.close()
  return { resources, seconds, stored }
}

function bundlesOf(text: string, patients: number): Buffer[] {
  const resources: string[][] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('{"resourceType":"Patient"')) {
      if (resources.length === patients) break
      resources.push([])
    }
    if (line) resources.at(-1)!.push(line)
  }
  return resources.map((lines) => {
    const entries = lines.map((line) => `{"resource":${line}}`)
    return Buffer.from(`{"resourceType":"Bundle","type":"transaction","entry":[${entries.join(',')}]}`)
  })
}

async function* once(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body
}

process.stdout.write(JSON.stringify(await importBundles(JSON.parse(process.argv[2]!) as BundlesToImport)))

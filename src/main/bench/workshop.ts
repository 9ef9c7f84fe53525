import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setUpInstitutions } from '#institutions'
import { openPostgres } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { planRegion } from '#region/plan-region'
import { migrateServer, publishShippedRulebook } from '../open-house.ts'
import { openPageRegion, type PageRegion } from './page-region.ts'
import { runProgram } from './run-program.ts'
import type { Scratch } from './scratch.ts'
import type { Sizes } from './sizes.ts'

const ITEMS_A_PERSON = 60

/** What the benches share; each part is made when the first of them asks. */
export type Workshop = {
  readonly scratch: Scratch
  readonly sizes: Sizes
  readonly note: (text: string) => void
  /** The generator's folder: all.ndjson has 300 resources a patient, sixty.ndjson a Patient and 60 items each. */
  readonly data: () => Promise<string>
  /** A database with schema, rulebook and institutions, to be copied. */
  readonly template: () => Promise<'template'>
  readonly region: (size: 'small' | 'large') => Promise<PageRegion>
  readonly close: () => Promise<void>
}

export function openWorkshop(scratch: Scratch, sizes: Sizes, note: (text: string) => void): Workshop {
  const stops: (() => Promise<void>)[] = []
  const data = once(() => generate(scratch.folder, Math.max(sizes.bundles, sizes.persons)))
  const template = once(() => makeTemplate(scratch))
  const regions = new Map<string, Promise<PageRegion>>()
  const makeRegion = async (size: 'small' | 'large') => {
    const file = path.join(await data(), 'sixty.ndjson')
    const copies = sizes.copies[size]
    note(`making a region of ${sizes.persons * (copies + 1)} persons`)
    const url = await scratch.create(size, await template())
    const region = await openPageRegion(url, { file, persons: sizes.persons, copies })
    stops.push(region.stop)
    return region
  }
  return {
    scratch,
    sizes,
    note,
    data,
    template,
    region: (size) => {
      const known = regions.get(size) ?? makeRegion(size)
      regions.set(size, known)
      return known
    },
    close: async () => {
      for (const stop of stops) await stop()
    },
  }
}

function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function generate(folder: string, patients: number): Promise<string> {
  await runProgram('floor/gen.mjs', patients, folder)
  const lines = (await readFile(path.join(folder, 'all.ndjson'), 'utf8')).trimEnd().split('\n')
  await writeFile(path.join(folder, 'sixty.ndjson'), sixtyEach(lines).join('\n'))
  return folder
}

/** Of each patient the first laboratory panels, values and reports, until there are sixty items. */
function sixtyEach(lines: readonly string[]): string[] {
  const kept: string[] = []
  let items = 0
  for (const line of lines) {
    const { resourceType } = JSON.parse(line) as { resourceType: string }
    if (resourceType === 'Patient') items = 0
    else if (resourceType === 'Encounter' || items++ >= ITEMS_A_PERSON) continue
    kept.push(line)
  }
  return kept
}

async function makeTemplate(scratch: Scratch): Promise<'template'> {
  const url = await scratch.create('template')
  await migrateServer(url)
  const database = openPostgres(url)
  await publishShippedRulebook(database)
  await withSystemScope(database, { purpose: 'bench' }, (scope) =>
    setUpInstitutions(scope, planRegion({ people: 10, seed: 1, today: scope.now.toISOString().slice(0, 10) })),
  )
  await database.close()
  return 'template'
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { makeDemo } from '../../src/main/commands/demo.ts'
import { publishShippedRulebook } from '../../src/main/open-house.ts'
import { openEmbedded, openPostgres } from '../../src/platform/database/open-database.ts'
import { copyOfEmbedded, dumpOf } from './embedded-copy.ts'
import { TEMPLATE } from './global-setup.ts'
import type { DatabaseKind } from './test-house.ts'

export const DEMO_TEMPLATE = 'causeway_demo_template'

const SILENT = { answer: () => undefined, note: () => undefined, watched: false }
const REGION = { people: 10, seed: 7, accounts: true }
const LONGEST_WAIT_MS = 110_000

/**
 * The migrated database with the synthetic region in it, loaded through the real import. The first file of a run that
 * asks for it makes it, the others wait, and everybody works on a copy. Answers a file (embedded) or a database's name.
 */
export async function demoTemplate(kind: DatabaseKind): Promise<string> {
  const folder = inject('templateFolder')
  const done = path.join(folder, `demo-${kind}.done`)
  if (isFirst(path.join(folder, `demo-${kind}.begun`))) {
    await (kind === 'embedded' ? makeEmbedded(demoFile()) : makeServers())
    writeFileSync(done, '')
  }
  for (let waited = 0; !existsSync(done); waited += 200) {
    if (waited > LONGEST_WAIT_MS) throw new Error(`the demo region on ${kind} was not ready in time`)
    await setTimeout(200)
  }
  return kind === 'embedded' ? demoFile() : DEMO_TEMPLATE
}

function demoFile(): string {
  return path.join(inject('templateFolder'), 'demo-embedded.tar')
}

/** Making a folder succeeds exactly once, whoever else tries. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

async function makeEmbedded(file: string): Promise<void> {
  const pglite = await copyOfEmbedded(inject('embeddedTemplate'))
  const database = await openEmbedded(pglite)
  await publishShippedRulebook(database)
  await makeDemo(database, REGION, false, SILENT)
  await pglite.exec('set role postgres')
  writeFileSync(file, await dumpOf(pglite))
  await database.close()
}

async function makeServers(): Promise<void> {
  const url = inject('postgresUrl')!
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${DEMO_TEMPLATE} template ${TEMPLATE}`)
  await admin.end()
  const database = openPostgres(url.replace(/postgres$/, DEMO_TEMPLATE))
  await publishShippedRulebook(database)
  await makeDemo(database, REGION, false, SILENT)
  await database.close()
}

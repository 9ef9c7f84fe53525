import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { Explanation } from '#explanations/explanation'
import { startPostgres } from '../../src/main/bench/start-postgres.ts'
import { readShippedContent } from '../../src/main/read-content.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { dumpOf } from './embedded-copy.ts'

export const TEMPLATE = 'causeway_template'

/** One migrated database of each kind; every test file then works on a copy of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-tests-'))
  project.provide('templateFolder', folder)
  project.provide('explanations', readShippedContent())
  project.provide('embeddedTemplate', await embeddedTemplate(folder))
  const server = await startPostgres({ durable: false })
  if (server) await serverTemplate(server.url)
  else process.stdout.write("LEFT OUT: every test on PostgreSQL (Debian's postgresql-15 is missing)\n")
  project.provide('postgresUrl', server?.url ?? null)
  return async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function embeddedTemplate(folder: string): Promise<string> {
  const pglite = await PGlite.create()
  await migrate({ query: (text, values) => pglite.query(text, values) })
  const file = path.join(folder, 'embedded.tar')
  writeFileSync(file, await dumpOf(pglite))
  await pglite.close()
  return file
}

async function serverTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const owner = new pg.Client({ connectionString: url.replace(/postgres$/, TEMPLATE) })
  await owner.connect()
  await migrate(owner)
  await owner.end()
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What is shipped in content/, read once for all test files. */
    explanations: readonly Explanation[]
    templateFolder: string
    embeddedTemplate: string
    postgresUrl: string | null
  }
}

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { setUpInstitutions } from '#institutions'
import { migrate } from '#platform/database/migrate'
import { type Database, openEmbedded, openPostgres } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { planRegion } from '#region/plan-region'
import { migrateServer, publishShippedRulebook } from '../../src/main/open-house.ts'
import { ENTRY } from './app.ts'
import type { DurablePostgres } from './durable-postgres.ts'

export type Row = Record<string, unknown>
export type Query = (text: string, values?: unknown[]) => Promise<Row[]>

/** A database with the schema, a rulebook and institutions, and nothing of anybody: where one run happens. */
export type Home = {
  /** The settings by which an app finds it. */
  readonly env: Readonly<Record<string, string>>
  /** How many kept messages wait to be understood, while an app runs; null when nobody answers just now. */
  readonly waiting: () => Promise<number | null>
  /** As the owner, while no app runs. */
  readonly query: Query
  readonly close: () => Promise<void>
}

export async function openServerHome(server: DurablePostgres, name: string): Promise<Home> {
  await server.query(`create database ${name}`)
  const url = server.url.replace(/postgres$/, name)
  await migrateServer(url)
  const database = openPostgres(url)
  await furnish(database)
  await database.close()
  const query: Query = async (text, values = []) => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(text, values)).rows as Row[]
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const waiting = async () => {
    const rows = await query('select count(*)::int as n from inbox_message where processed_at is null').catch(
      () => null,
    )
    return rows ? (rows[0]!.n as number) : null
  }
  return { env: { DATABASE_URL: url }, waiting, query, close: async () => undefined }
}

/** The embedded database belongs to the app while that runs: it is asked through the app's own command. */
export async function openEmbeddedHome(): Promise<Home> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-faults-'))
  const env = { CAUSEWAY_DATA: folder, MLLP_HOST: '127.0.0.1' }
  const open = () => PGlite.create(path.join(folder, 'database'))
  const pglite = await open()
  await migrate({ query: (text, values) => pglite.query(text, values) })
  const database = await openEmbedded(pglite)
  await publishShippedRulebook(database)
  await furnish(database)
  await database.close()
  return {
    env,
    waiting: async () => {
      const asked = promisify(execFile)(process.execPath, [ENTRY, 'doctor', '--json'], { env, timeout: 20_000 })
      const said = await asked.then(({ stdout }) => stdout).catch(({ stdout }: { stdout?: string }) => stdout ?? '')
      const feeds = said ? (JSON.parse(said) as { feeds: { waiting: number }[] }).feeds : null
      return feeds === null ? null : feeds.reduce((sum, feed) => sum + feed.waiting, 0)
    },
    query: async (text, values = []) => {
      const again = await open()
      try {
        return (await again.query<Row>(text, values)).rows
      } finally {
        await again.close()
      }
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function furnish(database: Database): Promise<void> {
  await publishShippedRulebook(database)
  await withSystemScope(database, { purpose: 'test' }, (scope) =>
    setUpInstitutions(scope, planRegion({ people: 10, seed: 1, today: '2026-01-05' })),
  )
}

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { publishShippedRulebook } from '../../src/main/open-house.ts'
import { type Database, openEmbedded, openPostgres } from '../../src/platform/database/open-database.ts'
import { demoTemplate } from './demo-template.ts'
import { copyOfEmbedded } from './embedded-copy.ts'
import { TEMPLATE } from './global-setup.ts'

export type DatabaseKind = 'embedded' | 'postgres'

export type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** A database of its own for one test file, with the shipped rulebook in force. `sql` speaks as the schema's owner. */
export type TestHouse = {
  readonly database: Database
  readonly owner: Query
  /** One transaction of the owner's, rolled back at its end: a place to try roles and settings. */
  readonly tryOut: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>
  readonly url: string | null
  readonly close: () => Promise<void>
}

/** The kinds of database that this machine can test: the embedded one always, PostgreSQL where it is installed. */
export function databaseKinds(): DatabaseKind[] {
  return inject('postgresUrl') ? ['embedded', 'postgres'] : ['embedded']
}

/** A house of its own: empty, or with the ten people of the synthetic region in it. */
export async function openTestHouse(kind: DatabaseKind, filled: 'empty' | 'demo' = 'empty'): Promise<TestHouse> {
  const house =
    kind === 'embedded'
      ? await openEmbeddedHouse(filled === 'demo' ? await demoTemplate(kind) : inject('embeddedTemplate'))
      : await openServerHouse(filled === 'demo' ? await demoTemplate(kind) : TEMPLATE)
  await publishShippedRulebook(house.database)
  return house
}

async function openEmbeddedHouse(template: string): Promise<TestHouse> {
  const pglite = await copyOfEmbedded(template)
  const database = await openEmbedded(pglite)
  const query: Query = async (text, values = []) => (await pglite.query<Record<string, unknown>>(text, values)).rows
  const asOwner = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await pglite.exec('set role postgres')
    try {
      return await work()
    } finally {
      await pglite.exec('set role causeway_embedded')
    }
  }
  const owner: Query = (text, values) => asOwner(() => query(text, values))
  return { database, owner, tryOut: (work) => asOwner(() => rolledBack(query, work)), url: null, close: database.close }
}

async function openServerHouse(template: string): Promise<TestHouse> {
  const serverUrl = inject('postgresUrl')!
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  await admin.end()
  const url = serverUrl.replace(/postgres$/, name)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const database = openPostgres(url)
  const query: Query = async (text, values = []) => (await owner.query(text, values)).rows as Record<string, unknown>[]
  return {
    database,
    url,
    owner: query,
    tryOut: (work) => rolledBack(query, work),
    close: async () => {
      await database.close()
      await owner.end()
    },
  }
}

async function rolledBack<Result>(query: Query, work: (query: Query) => Promise<Result>): Promise<Result> {
  await query('begin')
  try {
    return await work(query)
  } finally {
    await query('rollback')
  }
}

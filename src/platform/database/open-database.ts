import type { PGlite } from '@electric-sql/pglite'
import { CamelCasePlugin, Kysely, PGliteDialect } from 'kysely'
import pg from 'pg'
import { Unavailable } from '#base/errors'
import type { OwnerConnection } from './migrate.ts'
import { RegionMemory } from './region-memory.ts'
import type { AccountTables, PatientTables, PublicTables, StaffTables, SystemTables } from './tables.ts'
import { TogetherDialect, type Transact, transactEmbedded, transactOn } from './transact.ts'

export type AllTables = PatientTables & StaffTables & SystemTables & PublicTables & AccountTables

/**
 * The two ways in: what the web process may become, and what the worker may become. Nothing outside
 * platform/database touches them; everybody else is handed a scope. `atRest` is for the sign-in library alone.
 */
export type Database = {
  readonly kind: 'postgres' | 'embedded'
  readonly web: Kysely<AllTables>
  readonly transactWeb: Transact<AllTables>
  readonly transactWorker: Transact<AllTables>
  /** The sign-in library's own connection, which does not rename columns. */
  readonly atRest: Kysely<Record<string, never>>
  readonly region: RegionMemory
  readonly close: () => Promise<void>
}

// int8 and float8 as numbers: counts stay far below 2^53
pg.types.setTypeParser(20, Number)

/** Connects to a PostgreSQL server. The logins must be members of causeway_web and causeway_worker. */
export function openPostgres(url: string, workerUrl: string = url): Database {
  const pool = newPool(url, 'causeway_web', 10)
  const workers = newPool(workerUrl, 'causeway_worker', 4)
  const plugins = [new CamelCasePlugin()]
  return {
    kind: 'postgres',
    web: new Kysely({ dialect: new TogetherDialect(pool), plugins }),
    transactWeb: transactOn(pool, plugins),
    transactWorker: transactOn(workers, plugins),
    atRest: new Kysely({ dialect: new TogetherDialect(pool) }),
    region: new RegionMemory(),
    close: async () => {
      await Promise.all([pool.end(), workers.end()])
    },
  }
}

function newPool(url: string, role: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // Compiling a statement takes longer than any statement of a page.
    options: `-c role=${role} -c jit=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000`,
    connectionTimeoutMillis: 10_000,
  })
  // Without listeners a server's restart would end this process, whether a connection is at rest in the pool or at work
  // in a transaction; the next query reports the loss by itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * The embedded database: one process, one connection. It must have been migrated; from here on the session owns
 * nothing. Pass the loaded instance (`PGlite.create(folder)`).
 */
export async function openEmbedded(pglite: PGlite): Promise<Database> {
  await pglite.exec('set role causeway_embedded')
  const dialect = () => new PGliteDialect({ pglite: pglite as never })
  const shared = new Kysely<AllTables>({ dialect: dialect(), plugins: [new CamelCasePlugin()] })
  return {
    kind: 'embedded',
    web: shared,
    transactWeb: transactEmbedded(shared),
    transactWorker: transactEmbedded(shared),
    atRest: shared.withoutPlugins() as unknown as Kysely<Record<string, never>>,
    region: new RegionMemory(),
    close: async () => {
      await shared.destroy()
    },
  }
}

/** A connection of the schema's owner, for migrations. */
export async function connectOwner(url: string): Promise<OwnerConnection & { close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
  } catch (cause) {
    throw new Unavailable(`no PostgreSQL answers at ${new URL(url).host}: ${(cause as Error).message}`, { cause })
  }
  return { query: (sql, values) => client.query(sql, values), close: () => client.end() }
}

export type Login = {
  readonly name: string
  /** Superuser, exempt from row-level security, or able to make tables: not what a serving process should be. */
  readonly ownsTheHouse: boolean
}

/** What a connection string's login may do at large. Throws Unavailable when nothing answers. */
export async function describeLogin(url: string): Promise<Login> {
  const connection = await connectOwner(url)
  try {
    const { rows } = await connection.query(`
      select session_user as name, r.rolsuper or r.rolbypassrls or has_schema_privilege('public', 'create') as owns
      from pg_roles r where r.rolname = session_user`)
    return { name: String(rows[0]!.name), ownsTheHouse: rows[0]!.owns === true }
  } finally {
    await connection.close()
  }
}

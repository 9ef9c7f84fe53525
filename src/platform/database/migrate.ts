import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Conflict } from '#base/errors'
import { splitStatements } from './split-statements.ts'

const FOLDER = new URL('../../../database/migrations/', import.meta.url)

/** Runs SQL as the owner of the schema, outside every scope: for migrations only. */
export type OwnerConnection = {
  readonly query: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
}

/**
 * Brings the schema up to date, forward only, one transaction a file. Returns the names that were new.
 * Throws Conflict when a file that has been applied was changed since: the way back is a new migration.
 */
export async function migrate(owner: OwnerConnection): Promise<string[]> {
  await owner.query(
    'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  await owner.query('select pg_advisory_lock(724001)')
  try {
    return await applyNewFiles(owner)
  } finally {
    await owner.query('select pg_advisory_unlock(724001)')
  }
}

async function applyNewFiles(owner: OwnerConnection): Promise<string[]> {
  const { rows } = await owner.query('select name, sha256 from schema_migration')
  const applied = new Map(rows.map((row) => [row.name as string, row.sha256 as string]))
  const fresh: string[] = []
  for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()) {
    const sql = await readFile(new URL(name, FOLDER), 'utf8')
    const sha256 = createHash('sha256').update(sql).digest('hex')
    const before = applied.get(name)
    if (before === sha256) continue
    if (before)
      throw new Conflict(`${name} was changed after it had been applied; put it back and write a new migration`)
    await applyFile(owner, name, sql, sha256)
    fresh.push(name)
  }
  return fresh
}

async function applyFile(owner: OwnerConnection, name: string, sql: string, sha256: string): Promise<void> {
  await owner.query('begin')
  try {
    for (const statement of splitStatements(sql)) await owner.query(statement)
    await owner.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await owner.query('commit')
  } catch (fault) {
    await owner.query('rollback')
    throw new Error(`migration ${name} failed: ${(fault as Error).message}`, { cause: fault })
  }
}

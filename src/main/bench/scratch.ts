import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { Unavailable } from '#base/errors'
import { startPostgres } from './start-postgres.ts'

/** A server to measure on, the same for ours and for the floor, and a folder; both leave nothing behind. */
export type Scratch = {
  readonly folder: string
  /** Makes an empty database, or a copy of another, and answers its address. */
  readonly create: (name: string, template?: string) => Promise<string>
  readonly drop: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Where the floors' programs and the statements of the bench are. */
export const BENCH_FOLDER = new URL('../../../bench/', import.meta.url)

/**
 * Works on the given server, or on one of its own. On a given server every database that it makes is called
 * causeway_bench_*; one that an earlier run left behind is replaced.
 */
export async function openScratch(serverUrl: string | null): Promise<Scratch> {
  const own = serverUrl ? null : await startPostgres({ durable: true })
  const url = serverUrl ?? own?.url
  if (!url) throw new Unavailable('bench needs a PostgreSQL server: set DATABASE_URL, or install postgresql-15')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'causeway-bench-'))
  const made = new Set<string>()
  const drop = async (name: string) => {
    await admin.query(`drop database if exists causeway_bench_${name} with (force)`)
    made.delete(name)
  }
  return {
    folder,
    create: async (name, template) => {
      await drop(name)
      await admin.query(
        `create database causeway_bench_${name}${template ? ` template causeway_bench_${template}` : ''}`,
      )
      made.add(name)
      return addressOf(url, `causeway_bench_${name}`)
    },
    drop,
    close: async () => {
      for (const name of made) await drop(name)
      await admin.end()
      await own?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Runs one of the statements in bench/sql as the owner of a scratch database; `$name` in it stands for a number, or words of ours. */
export async function runStatement(
  url: string,
  file: string,
  values: Readonly<Record<string, number | string>> = {},
): Promise<Record<string, unknown>[]> {
  const text = await readFile(new URL(`sql/${file}`, BENCH_FOLDER), 'utf8')
  const statement = Object.entries(values).reduce((sql, [name, value]) => sql.replaceAll(`$${name}`, `${value}`), text)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = (await client.query(statement)) as { rows: Record<string, unknown>[] }
    return rows
  } finally {
    await client.end()
  }
}

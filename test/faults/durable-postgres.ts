import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../src/main/bench/start-postgres.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const TMPFS = 0x01021994
const STOP_MS = 10_000
/** What must be on for a commit to mean anything. */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' }

/** A server on a real disk whose processes may be killed at any time. */
export type DurablePostgres = {
  readonly url: string
  /** Answers what SHOW says of the settings that make a commit last; throws when one is not as it should be. */
  readonly assertDurable: () => Promise<Record<string, string>>
  /** SIGKILL to one backend that serves a client: the server ends all others and recovers. */
  readonly killBackend: () => Promise<void>
  /** SIGKILL to the postmaster; its shared memory, and what of the log was only there, is gone. Starts it again. */
  readonly killPostmaster: () => Promise<void>
  readonly query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  readonly stop: () => Promise<void>
}

export const hasPostgres = existsSync(`${BIN}/postgres`)

export async function startDurablePostgres(settings: Readonly<Record<string, string>> = {}): Promise<DurablePostgres> {
  const folder = mkdtempSync(path.join(realDisk(), 'causeway-faults-'))
  const owner = serverUser()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const how = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums']
  execFileSync(`${BIN}/initdb`, how, { ...owner, stdio: 'pipe' })
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const words = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: folder, ...settings })
  const args = ['-D', data, '-p', String(port), ...words.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const start = () => spawn(`${BIN}/postgres`, args, { ...owner, stdio: 'ignore' })
  let postmaster = await running(start, url)
  const query = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(text, values)).rows as Record<string, unknown>[]
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return {
    url,
    query,
    assertDurable: async () => {
      const found: Record<string, string> = {}
      for (const name of Object.keys(DURABLE)) found[name] = String((await query(`show ${name}`))[0]![name])
      if (JSON.stringify(found) !== JSON.stringify(DURABLE)) throw new Error(`not durable: ${JSON.stringify(found)}`)
      return found
    },
    killBackend: async () => {
      const others = `select pid from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`
      // The server ends everybody when it notices; until it has, it still answers as if nothing had happened.
      const witness = new pg.Client({ connectionString: url })
      witness.on('error', () => undefined)
      await witness.connect()
      const ended = new Promise((resolve) => witness.once('end', resolve))
      const { rows } = await witness.query<{ pid: number }>(others)
      if (rows[0]) kill(rows[0].pid)
      else await witness.end()
      await ended
      await answers(url)
    },
    killPostmaster: async () => {
      const children = childrenOf(postmaster.pid!)
      const gone = new Promise((resolve) => postmaster.once('exit', resolve))
      kill(postmaster.pid!)
      await gone
      while (children.some(isAlive)) await setTimeout(10)
      rmSync(path.join(data, 'postmaster.pid'), { force: true })
      postmaster = await running(start, url)
    },
    stop: async () => {
      const gone = new Promise((resolve) => postmaster.once('exit', resolve))
      postmaster.kill('SIGINT')
      // A server that was struck while it started sometimes stands still in its shutdown; nothing is asked of it any more.
      if (!(await Promise.race([gone.then(() => true), setTimeout(STOP_MS, false)]))) kill(postmaster.pid!)
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In memory alone nothing could be lost that a disk would lose, and nothing shown. */
function realDisk(): string {
  const found = [os.tmpdir(), '/var/tmp', process.cwd()].find((folder) => statfsSync(folder).type !== TMPFS)
  if (!found) throw new Error('no folder on a real disk')
  return found
}

function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function running(start: () => ChildProcess, url: string): Promise<ChildProcess> {
  const server = start()
  await answers(url)
  return server
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('select 1')
      await client.end()
      return
    } catch {
      await setTimeout(25)
    }
  }
  throw new Error('the PostgreSQL server did not come back within 15 s')
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it had gone by itself
  }
}

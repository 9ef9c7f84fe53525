import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `causeway serve` as it is shipped, in a process of its own that may be killed at any time. */
export type App = {
  readonly pid: number
  /** It came as far as serving. */
  readonly hasServed: boolean
  /** Resolves when it is gone, whoever ended it. */
  readonly gone: Promise<{ readonly signal: string | null }>
  readonly kill: () => Promise<unknown>
  /** As an update would: SIGTERM. */
  readonly stop: () => Promise<unknown>
}

export type AppOrder = {
  /** Its settings; nothing else of the environment is passed on. */
  readonly env: Readonly<Record<string, string>>
  /** What it writes to standard error goes to this file. */
  readonly log: string
}

export const ENTRY = fileURLToPath(new URL('app-entry.mjs', import.meta.url))
export const COMPILED = fileURLToPath(new URL('../../dist/main/causeway.js', import.meta.url))

/** Starts it with the roles that take messages in; resolves when it serves, or when it has died before that. */
export async function startApp({ env, log }: AppOrder): Promise<App> {
  const child = spawn(process.execPath, [ENTRY, 'serve', '--roles', 'worker,mllp'], {
    env: { ...env, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stderr.on('data', (text: Buffer) => appendFileSync(log, text))
  const gone = new Promise<{ signal: string | null }>((resolve) =>
    child.once('exit', (_code, signal) => resolve({ signal })),
  )
  const served = new Promise<true>((resolve) => child.stdout.once('data', () => resolve(true)))
  const hasServed = (await Promise.race([gone, served])) === true
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    if (isRunning(child)) child.kill(signal)
    return gone
  }
  return { pid: child.pid!, hasServed, gone, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

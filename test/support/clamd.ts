import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const PROGRAM = '/usr/sbin/clamd'
const LONGEST_START_MS = 30_000

/** What our scanner takes for a virus, and calls Planted: no list of real ones comes with Debian's package. */
export const PLANTED = 'causeway plants this for its scanner to find'

/** Whether a real scanner can be started here. */
export function hasClamd(): boolean {
  return existsSync(PROGRAM)
}

/** A scanner of our own: on loopback, in a folder that goes with it. */
export type Clamd = { readonly host: string; readonly port: number; readonly close: () => Promise<void> }

export async function openClamd(): Promise<Clamd> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clamd-'))
  const port = await freePort()
  await writeFile(path.join(folder, 'planted.ndb'), `Planted:0:*:${Buffer.from(PLANTED).toString('hex')}\n`)
  const settings = { DatabaseDirectory: folder, TCPAddr: '127.0.0.1', TCPSocket: port, Foreground: 'yes' }
  const file = path.join(folder, 'clamd.conf')
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  )
  const program = spawn(PROGRAM, ['--config-file', file], { stdio: 'ignore', cwd: folder })
  const close = async () => {
    const ended = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let waited = 0; waited < LONGEST_START_MS; waited += 50) {
    if (await isUp(port)) return { host: '127.0.0.1', port, close }
    await setTimeout(50)
  }
  await close()
  throw new Error('clamd did not start')
}

function isUp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port })
    socket.once('connect', () => socket.end() && resolve(true))
    socket.once('error', () => resolve(false))
  })
}

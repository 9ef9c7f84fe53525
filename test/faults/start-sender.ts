import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SenderOrder } from './sender.ts'

export type Sender = {
  /** How many messages have been settled. */
  readonly settled: () => number
  /** Lets it begin so many messages in all. */
  readonly allow: (most: number) => void
  readonly isDone: () => boolean
  /** Resolves when all have been; rejects when the sender itself failed. */
  readonly done: Promise<void>
  readonly stop: () => void
}

const PROGRAM = fileURLToPath(new URL('sender.ts', import.meta.url))

export function startSender(order: SenderOrder): Sender {
  const words = ['--conditions=source', PROGRAM, JSON.stringify(order)]
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  let settled = 0
  let allowed = 0
  child.stdout.on('data', (text: Buffer) => {
    settled += text.length
  })
  const done = new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      code === 0 || signal === 'SIGTERM' ? resolve() : reject(new Error(`the sender ended with ${code ?? signal}`)),
    )
  })
  return {
    settled: () => settled,
    allow: (most) => {
      if (most > allowed) child.stdin.write(`${most}\n`)
      allowed = Math.max(allowed, most)
    },
    isDone: () => child.exitCode !== null || child.signalCode !== null,
    done,
    stop: () => void child.kill('SIGTERM'),
  }
}

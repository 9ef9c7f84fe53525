import { chmod, rm } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import readline from 'node:readline'
import { Invalid } from '#base/errors'
import type { Output } from './output.ts'

/** One line of JSON each way: the command's words go in, what it writes and its exit code come out. */
type Said = { answer: string } | { note: string } | { exit: number }

const socketPath = (folder: string) => path.join(folder, 'command.sock')

/**
 * Hands a command to the server that holds the embedded database. Null when none is running.
 */
export async function askRunningServer(
  folder: string,
  argv: readonly string[],
  output: Output,
): Promise<number | null> {
  const socket = await connect(socketPath(folder))
  if (!socket) return null
  socket.write(`${JSON.stringify({ argv, folder: process.cwd(), watched: output.watched })}\n`)
  for await (const line of readline.createInterface({ input: socket })) {
    const said = JSON.parse(line) as Said
    if ('answer' in said) output.answer(said.answer)
    else if ('note' in said) output.note(said.note)
    else {
      socket.end()
      return said.exit
    }
  }
  throw new Invalid('the running server went away before it had answered')
}

function connect(file: string): Promise<net.Socket | null> {
  return new Promise((resolve) => {
    const socket = net.connect(file)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

/** Listens for commands on a socket that only this user may open. Answers how to stop. */
export async function listenForCommands(
  folder: string,
  run: (argv: readonly string[], workingFolder: string, output: Output) => Promise<number>,
): Promise<() => Promise<void>> {
  const file = socketPath(folder)
  await rm(file, { force: true })
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    readline.createInterface({ input: socket }).once('line', (line) => void answer(socket, line, run))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(file, resolve))
  await chmod(file, 0o600)
  return async () => {
    server.close()
    await rm(file, { force: true })
  }
}

async function answer(
  socket: net.Socket,
  line: string,
  run: (argv: readonly string[], workingFolder: string, output: Output) => Promise<number>,
): Promise<void> {
  const say = (said: Said) => socket.write(`${JSON.stringify(said)}\n`)
  try {
    const { argv, folder, watched } = JSON.parse(line) as { argv: string[]; folder: string; watched: boolean }
    const output: Output = { answer: (text) => say({ answer: text }), note: (text) => say({ note: text }), watched }
    say({ exit: await run(argv, folder, output) })
  } catch (fault) {
    say({ note: `${(fault as Error).message}\n` })
    say({ exit: 1 })
  }
}

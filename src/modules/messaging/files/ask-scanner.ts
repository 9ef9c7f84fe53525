import net from 'node:net'
import { Unavailable } from '#base/errors'

/** Where a clamd listens. */
export type Scanner = { readonly host: string; readonly port: number }

/** What it said of a file: nothing found, or the name of what was. */
export type Finding = { readonly found: string | null }

const PATIENCE_MS = 60_000
const CHUNK = 64 * 1024
const MOST_ANSWER = 4_000

/**
 * Has clamd look at bytes, by INSTREAM of its protocol (clamd(8)): pieces with their length before them, none to end.
 * Throws Unavailable for a scanner that is not there, does not answer in a minute, or says anything but yes or no.
 */
export function askScanner({ host, port }: Scanner, bytes: Uint8Array): Promise<Finding> {
  const { promise, resolve, reject } = Promise.withResolvers<Finding>()
  const socket = net.connect({ host, port })
  let answer = ''
  const giveUp = (why: string) => {
    reject(new Unavailable('scanner', { detail: why }))
    socket.destroy()
  }
  socket.setTimeout(PATIENCE_MS, () => giveUp('no answer'))
  socket.on('error', ({ message }) => giveUp(message))
  socket.on('data', (piece) => {
    answer += piece.toString('latin1')
    if (answer.length > MOST_ANSWER) giveUp('an answer without end')
  })
  socket.on('close', () => {
    const finding = readAnswer(answer)
    if (finding) resolve(finding)
    else giveUp(answer.slice(0, 200) || 'no answer')
  })
  socket.write('zINSTREAM\0')
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const piece = bytes.subarray(from, from + CHUNK)
    socket.write(lengthOf(piece))
    socket.write(piece)
  }
  socket.write(lengthOf(new Uint8Array()))
  return promise
}

/** Whether a clamd answers there, by looking at one letter. */
export async function isScannerUp(scanner: Scanner): Promise<boolean> {
  return askScanner(scanner, new Uint8Array(1)).then(
    () => true,
    () => false,
  )
}

function lengthOf(piece: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}

/** `stream: OK`, or `stream: Name FOUND`; anything else, such as a limit of the scanner's own, is no answer. */
export function readAnswer(answer: string): Finding | null {
  const [line = ''] = answer.split('\0')
  if (line === 'stream: OK') return { found: null }
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1]
  return found ? { found: found.slice(0, 200) } : null
}

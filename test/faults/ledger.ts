import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** What the sender knows of one message. */
export type Entry = {
  /** How often it went out. */
  tries: number
  /** MSA-1 of the answer that settled it; null while there is none. */
  code: string | null
  /** Answers that settled it, of every time it was sent, when they are not all the same. */
  others: string[]
}

type Line = { readonly sent: string } | { readonly answered: string; readonly code: string }

/** The sender's own book: a line is on the disk before the message is on the wire. */
export class Ledger {
  readonly #file: number
  #lines: string[] = []
  #written: Promise<void> | null = null

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  /** Resolves when the line is on the disk; lines of one turn share the wait. */
  write(line: Line): Promise<void> {
    this.#lines.push(`${JSON.stringify(line)}\n`)
    this.#written ??= new Promise((resolve) => setImmediate(() => resolve(this.#flush())))
    return this.#written
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    this.#written = null
    const text = this.#lines.join('')
    this.#lines = []
    writeSync(this.#file, text)
    fdatasyncSync(this.#file)
  }
}

export function readLedger(path: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const entryOf = (id: string) => {
    const entry = entries.get(id) ?? { tries: 0, code: null, others: [] }
    entries.set(id, entry)
    return entry
  }
  for (const text of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const line = JSON.parse(text) as Line
    if ('sent' in line) entryOf(line.sent).tries++
    else {
      const entry = entryOf(line.answered)
      if (entry.code === null) entry.code = line.code
      else if (entry.code !== line.code) entry.others.push(line.code)
    }
  }
  return entries
}

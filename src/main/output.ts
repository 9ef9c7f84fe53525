/** Where a command writes: its answer, what happens meanwhile, and a bar when somebody watches. */
export type Output = {
  readonly answer: (text: string) => void
  readonly note: (text: string) => void
  /** True on a terminal: a line that is written over and over is welcome. */
  readonly watched: boolean
}

/** The process's own streams. */
export const terminal: Output = {
  answer: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
}

const WIDTH = 30

/** A progress bar on a terminal, nothing elsewhere. `total` null: only a running count. */
export function progressBar(output: Output, what: string, total: number | null) {
  let shown = ''
  return {
    show(done: number): void {
      if (!output.watched) return
      const filled = total ? Math.min(WIDTH, Math.round((done / total) * WIDTH)) : 0
      const bar = total ? `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} of ${total}` : `${done}`
      const line = `\r${what} ${bar}`
      if (line !== shown) output.note(line)
      shown = line
    },
    end(): void {
      if (output.watched && shown) output.note('\n')
    },
  }
}

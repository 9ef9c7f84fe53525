import type { Segment } from '../message.ts'
import { NULL, wholeText } from '../message.ts'

/** Comments (NTE-3) as one text: each segment and each repetition is a line. */
export function notesText(notes: readonly Segment[]): string {
  return notes
    .flatMap((note) => {
      const raw = note.fields[3] ?? ''
      return raw === NULL ? [] : raw.split(note.delimiters.repetition).map((line) => wholeText(line, note.delimiters))
    })
    .join('\n')
    .trim()
}

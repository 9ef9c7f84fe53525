import { firstOf } from '../../message.ts'
import { wordsOf } from '../datatypes/concept.ts'
import { notesText } from '../notes.ts'
import type { TextBlock } from './plan-results.ts'

/** All lines of a report as one text; parts of different names have their names as headings, except the report's own. */
export function reportText(blocks: readonly TextBlock[], title: string): string {
  const parts = blocks.map(({ lines, text }) => {
    const heading = wordsOf(firstOf(lines[0]!.obx, 3))
    const notes = notesText(lines.flatMap(({ notes }) => notes))
    const isNamed = blocks.length > 1 && heading !== '' && heading !== title
    return [isNamed ? heading : '', text, notes].filter(Boolean).join('\n')
  })
  return parts.filter(Boolean).join('\n\n')
}

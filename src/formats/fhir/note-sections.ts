import type { ItemDetail } from './item-draft.ts'
import { isConclusion, isKnownHeading, isOfElsewhere } from './note-headings.ts'
import { textParagraphs } from './plain-text.ts'

type Section = ItemDetail['text'][number]

/**
 * A note of plain text in sections. A heading is a usual heading of notes ("# Plan" as Synthea writes, "Plan: rest", or
 * "Plan" where it stands alone), or a line in capitals that stands alone. Every word stays; nothing else is guessed.
 */
export function noteSections(note: string): Section[] {
  const lines = note.replace(/\r\n?/g, '\n').split('\n')
  const shouts = lines.filter(isShouted).length * 2 > lines.filter((line) => line.trim()).length
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }]
  for (const [at, line] of lines.entries()) {
    const alone = isAlone(lines, at)
    const heading = headingIn(line, { isAlone: alone, mayShout: alone && !shouts })
    if (heading) sections.push({ heading: heading.words, lines: heading.rest ? [heading.rest] : [] })
    else sections.at(-1)!.lines.push(line)
  }
  const written = sections
    .map((section) => sectionOf(section.heading, textParagraphs(section.lines.join('\n'))))
    .filter(({ heading, paragraphs }) => heading !== null || paragraphs.length > 0)
  return isLeadSure(written) ? written : written.map(({ heading, paragraphs }) => ({ heading, paragraphs }))
}

/** One conclusion alone, and not what a referral or an earlier report says under its own heading. */
function isLeadSure(sections: readonly Section[]): boolean {
  const before = sections[sections.findIndex(({ leads }) => leads) - 1]
  const isQuoted = before?.heading && before.paragraphs.length === 0 && isOfElsewhere(before.heading)
  return !isQuoted && sections.filter(({ leads }) => leads).length === 1
}

/** A section under its heading; marked where it is what a report concludes. */
export function sectionOf(heading: string | null, paragraphs: readonly string[]): Section {
  return heading !== null && isConclusion(heading) ? { heading, paragraphs, leads: true } : { heading, paragraphs }
}

type Heading = { readonly words: string; readonly rest: string }

const MARKDOWN = /^#{1,6} +(.*)$/
/** As long as a heading gets: a longer line is a sentence. */
const LONGEST = 60

/** The sign # stands for a fracture, too: only before a usual heading is it Markdown. */
function headingIn(line: string, place: { readonly isAlone: boolean; readonly mayShout: boolean }): Heading | null {
  const marked = MARKDOWN.exec(line)?.[1]?.trim()
  if (marked !== undefined) return isKnownHeading(marked) ? { words: marked, rest: '' } : null
  const colon = line.indexOf(':')
  const words = (colon < 0 ? line : line.slice(0, colon)).trim()
  if (words.length === 0 || words.length > LONGEST) return null
  if (isKnownHeading(words) && (colon >= 0 || place.isAlone)) {
    return { words, rest: colon < 0 ? '' : line.slice(colon + 1).trim() }
  }
  return place.mayShout && isShouted(line) ? { words: line.trim().replace(/:$/, ''), rest: '' } : null
}

/** After an empty line or at the start, and with something under it. */
function isAlone(lines: readonly string[], at: number): boolean {
  return !lines[at - 1]?.trim() && Boolean(lines[at + 1]?.trim() || lines[at + 2]?.trim())
}

/** In capitals, with words of at least four letters, and without figures: "HOSPITAL COURSE". */
function isShouted(line: string): boolean {
  const words = line.trim()
  if (words.length > LONGEST || /[\d.;,]/.test(words) || !/\p{Lu}{4}/u.test(words)) return false
  return words === words.toUpperCase() && words !== words.toLowerCase()
}

import { expect, test } from 'vitest'
import { en } from './en.ts'

type Source = { readonly [key: string]: string | Source }

function textsOf(source: Source): string[] {
  return Object.values(source).flatMap((child) => (typeof child === 'string' ? [child] : textsOf(child)))
}

function syllablesIn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g)
  return Math.max(groups?.length ?? 0, 1)
}

/** Flesch-Kincaid grade (Kincaid and others, 1975) over all sentences; grade 5-6 is the reading of an eleven-year-old. */
function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z’']+/g) ?? [])
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

const {
  staff: _staff,
  worklist: _worklist,
  teamRequests: _teamRequests,
  enrolment: _enrolment,
  clinic: _clinic,
  rulebooks: _rulebooks,
  lab: _lab,
  room: _room,
  console: _console,
  details: _details,
  status: _status,
  ...forPatients
} = en
const sentences = textsOf(forPatients)
  .flatMap((text) => text.split(/(?<=[.?])\s+/))
  .filter((sentence) => sentence.split(' ').length > 3)

test('the English for patients can be read by an eleven-year-old', () => {
  expect(gradeOf(sentences)).toBeLessThan(6)
})

test('no sentence for patients is longer than 24 words, or shouts', () => {
  for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(24)
  for (const text of textsOf(en)) expect(text).not.toContain('!')
})

test('silence is explained: nobody reads "no data", and abbreviations stay out', () => {
  for (const text of textsOf(forPatients)) expect(text).not.toMatch(/\bno data\b|\bN\/A\b|\be\.g\.|\bi\.e\./i)
})

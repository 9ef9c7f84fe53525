import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { FIELDS } from './explanation.ts'
import { readExplanations } from './read-explanations.ts'

const files = globSync('content/**/*.yaml')
  .sort()
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
const { explanations, faults } = readExplanations(files, 'shipped')
const saidIn = (language: (typeof LANGUAGES)[number]) =>
  explanations.flatMap(({ id, wordings }) =>
    FIELDS.flatMap((field) => {
      const text = wordings[language]?.[field] ?? null
      return text === null ? [] : [{ place: `${id}.${field}`, field, text }]
    }),
  )

function syllablesIn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, '')
    .match(/[aeiouy]+/g)
  return Math.max(groups?.length ?? 0, 1)
}

/** Flesch-Kincaid grade (Kincaid and others, 1975), as in src/messages/plain-words.test.ts. */
function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z’']+/g) ?? [])
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

const sentences = saidIn('en')
  .filter(({ field }) => field !== 'name')
  .flatMap(({ text }) => text.split(/(?<=[.?])\s+/))
  .filter((sentence) => sentence.split(' ').length > 3)

describe('what is shipped', () => {
  test('is sound, in every language, and explains the 150 commonest tests', () => {
    expect(faults).toEqual([])
    const tests = explanations.filter(({ codes }) => codes.some((code) => code.startsWith('http://loinc.org|')))
    expect(tests.length).toBeGreaterThanOrEqual(150)
  })

  test('can be read in English by an eleven-year-old', () => {
    expect(gradeOf(sentences)).toBeLessThan(6)
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(28)
  })

  test('says who has reviewed it: nobody, and no source was used', () => {
    for (const { id, wordings } of explanations)
      for (const wording of Object.values(wordings))
        expect([id, wording.review, wording.sources]).toEqual([id, null, []])
  })

  test('holds no figures of a range, no diagnosis and no advice to change a medicine', () => {
    for (const { place, field, text } of saidIn('en')) {
      if (field !== 'name') expect(text, place).not.toMatch(/\d+([.,]\d+)? ?(mmol|mg|g\/|µ|%|mmHg)/)
      expect(text, place).not.toMatch(
        /\byou have (diabetes|cancer|anaemia)\b|\b(stop|start|skip|double) (taking|your)\b/i,
      )
    }
  })

  // A name of letters and figures, or a word that is the same, is the same in that language too.
  const SAME = /^[\w-]+( [A-Z0-9]{1,3})?( \([\w ]+\))?$/
  test.each(LANGUAGES.filter((language) => language !== 'en'))('is translated into %s', (language) => {
    const english = new Map(saidIn('en').map(({ place, text }) => [place, text]))
    for (const { place, text, field } of saidIn(language)) {
      if (field === 'name' && SAME.test(text)) continue
      expect(text, place).not.toBe(english.get(place))
    }
  })

  test('is Arabic in Arabic', () => {
    for (const { place, text } of saidIn('ar')) expect(text, place).toMatch(/\p{Script=Arabic}/u)
  })
})

import { type InEveryLanguage, LANGUAGES } from '#base/categories'
import { readClinicalDate } from '#base/instant'

/** One thing wrong in a rulebook: where it stands, what is wrong, and how to mend it. */
export type Fault = { readonly where: string; readonly what: string; readonly mend: string }

/** A mapping of the rulebook's text, the place where it stands, and the list to which its faults go. */
export type Entry = {
  readonly where: string
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: Fault[]
}

/**
 * Opens a mapping and refuses words it does not know: a mistyped word must not silently become "no condition".
 * Returns an empty entry after a fault, so that reading goes on and finds all the faults at once.
 */
export function openEntry(value: unknown, where: string, known: readonly string[], faults: Fault[]): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({ where, what: 'is not a list of words with values', mend: `Write ${known.join(', ')} below it.` })
    return { where, values: {}, faults }
  }
  const values = Object.assign(Object.create(null) as Record<string, unknown>, value)
  for (const word of Object.keys(values)) {
    if (!known.includes(word)) faults.push({ where, what: `does not know “${word}”`, mend: `Use ${known.join(', ')}.` })
  }
  return { where, values, faults }
}

export function has(entry: Entry, word: string): boolean {
  return entry.values[word] !== undefined && entry.values[word] !== null
}

export function readText(entry: Entry, word: string): string {
  const value = entry.values[word]
  if (typeof value === 'string' && value.trim() !== '') return value
  entry.faults.push({
    where: at(entry, word),
    what: 'has no text',
    mend: 'Write a short text, in quotes if it is a number.',
  })
  return ''
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

export function readId(entry: Entry, word = 'id'): string {
  const value = entry.values[word]
  if (typeof value === 'string' && ID.test(value) && value.length <= 60) return value
  const mend = 'Write small letters, digits and hyphens, for example tissue-samples-wait (at most 60).'
  entry.faults.push({ where: at(entry, word), what: 'is no name', mend })
  return ''
}

/** A word that is either yes or absent: "no" is not written, so that nothing can be read two ways. */
export function readYes(entry: Entry, word: string): boolean {
  if (!has(entry, word)) return false
  if (entry.values[word] === true) return true
  entry.faults.push({ where: at(entry, word), what: 'is not “true”', mend: 'Write true, or leave it out.' })
  return false
}

export function readWhole(entry: Entry, word: string, most: number): number {
  const value = entry.values[word]
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value
  entry.faults.push({
    where: at(entry, word),
    what: 'is no whole number',
    mend: `Write a whole number from 0 to ${most}.`,
  })
  return 0
}

/** A calendar day, kept as text: it is compared in UTC and never shifted. */
export function readDay(entry: Entry, word: string): string {
  const value = entry.values[word]
  if (typeof value === 'string' && readClinicalDate(value)?.precision === 'day') return value
  entry.faults.push({ where: at(entry, word), what: 'is no day', mend: 'Write the day as 2026-02-04.' })
  return '1970-01-01'
}

export function readOneOf<Word extends string>(entry: Entry, word: string, allowed: readonly Word[]): Word {
  const value = entry.values[word]
  const found = allowed.find((a) => a === value)
  if (found !== undefined) return found
  const what = `${show(value)} is not known here`
  entry.faults.push({ where: at(entry, word), what, mend: `Write one of ${allowed.join(', ')}.` })
  return allowed[0]!
}

/** One word or a list of words, each of them allowed. */
export function readSome<Word extends string>(entry: Entry, word: string, allowed: readonly Word[]): Word[] {
  const value = entry.values[word]
  const words: unknown[] = Array.isArray(value) ? value : [value]
  const found = words.filter((w): w is Word => allowed.some((a) => a === w))
  const strange = words.find((w) => !allowed.some((a) => a === w))
  if (words.length === 0 || found.length < words.length) {
    const what = words.length === 0 ? 'names nothing' : `${show(strange)} is not known here`
    entry.faults.push({ where: at(entry, word), what, mend: `Write one or several of ${allowed.join(', ')}.` })
  }
  return [...new Set(found)]
}

export function readInEveryLanguage(entry: Entry, word: string): InEveryLanguage {
  const texts = openEntry(entry.values[word], at(entry, word), LANGUAGES, entry.faults)
  const read = LANGUAGES.map((language) => [language, readText(texts, language)])
  return Object.fromEntries(read) as InEveryLanguage
}

/** A list, each member read by `read`; absent means none. */
export function readList<T>(entry: Entry, word: string, read: (value: unknown, where: string) => T): T[] {
  const value = entry.values[word]
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.map((member, i) => read(member, `${at(entry, word)}[${i}]`))
  entry.faults.push({ where: at(entry, word), what: 'is no list', mend: 'Begin each member on a line with “- ”.' })
  return []
}

export function readTexts(entry: Entry, word: string): string[] {
  const value = entry.values[word]
  const good = Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string' && v !== '')
  if (good) return value as string[]
  const mend = 'Write a list of texts, each that looks like a number in quotes.'
  entry.faults.push({ where: at(entry, word), what: 'is no list of texts', mend })
  return []
}

export function at(entry: Entry, word: string): string {
  return entry.where === '' ? word : `${entry.where}.${word}`
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)
  return `“${text.slice(0, 60)}”`
}

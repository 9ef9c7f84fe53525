import { expect, test } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { readClinicalDate } from '#base/instant'
import { DETAIL_LABELS } from '#formats/fhir/item-draft'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Translated } from './message-types.ts'
import { nb } from './nb.ts'
import { languageFor, translator } from './translator.ts'

const SOURCES = { en, fr, nb, es, ar } as const
const written = (text: string) => readClinicalDate(text)!

test('dates are shown as they were written, with their own precision, in no other time zone', () => {
  const { formatDate, formatDay } = translator('en')
  expect(formatDate(written('2026-03-12T00:05:00+14:00'))).toBe('12 March 2026, 00:05')
  expect(formatDay(written('2026-03-12T23:59:00-11:00'))).toBe('12 March 2026')
  expect(formatDate(written('2026-03-12T08:00:00Z'))).toBe('12 March 2026, 08:00 UTC')
  expect(formatDate(written('2026-03-12'))).toBe('12 March 2026')
  expect(formatDate(written('2026-03'))).toBe('March 2026')
  expect(formatDate(written('1951'))).toBe('1951')
})

test('each language writes dates its own way, all with the same figures', () => {
  const day = (language: (typeof LANGUAGES)[number]) => translator(language).formatDay(written('2026-03-12'))
  expect(LANGUAGES.map(day)).toEqual([
    '12 March 2026',
    '12 mars 2026',
    '12. mars 2026',
    '12 de marzo de 2026',
    '12 مارس 2026',
  ])
})

test('instants are shown in the zone of the region, and near days by name', () => {
  const { formatInstant, formatRelativeDay } = translator('en')
  const now = new Date('2026-03-13T08:00:00Z')
  expect(formatInstant(new Date('2026-07-01T22:30:00Z'), 'Europe/Oslo')).toBe('2 July 2026, 00:30')
  expect(formatRelativeDay(new Date('2026-03-12T23:30:00Z'), now, 'Europe/Oslo')).toBe('today')
  expect(formatRelativeDay(new Date('2026-03-12T20:00:00Z'), now, 'Europe/Oslo')).toBe('yesterday')
  expect(formatRelativeDay(new Date('2026-03-03T20:00:00Z'), now, 'Europe/Oslo')).toBe('3 March 2026')
  const early = new Date('2026-03-12T23:30:00Z')
  expect(translator('en').formatRelativeTime(early, now, 'Europe/Oslo')).toBe('today, 00:30')
  expect(translator('ar').formatRelativeTime(early, now, 'Europe/Oslo')).toBe('اليوم، 00:30')
})

test('Arabic counts with its six forms', () => {
  const { count } = translator('ar').recordPage
  expect([0, 1, 2, 3, 11, 100].map((number) => count({ count: number }))).toEqual([
    'لا عناصر مفتوحة',
    'عنصر واحد',
    'عنصران',
    '3 عناصر',
    '11 عنصرًا',
    '100 عنصر',
  ])
})

test('a foreign name in an Arabic sentence is kept apart from its neighbours', () => {
  expect(translator('ar').home.greeting({ name: 'Kari' })).toBe('مرحبًا \u2068Kari\u2069')
  expect(translator('en').home.greeting({ name: 'Kari' })).toBe('Hello Kari')
})

test('what a value holds is never read as a parameter', () => {
  expect(translator('en').home.greeting({ name: '{name} $& $1' })).toBe('Hello {name} $& $1')
})

test.each(LANGUAGES)('%s says everything, and nothing with a parameter that English does not have', (language) => {
  const paths = new Map(leavesOf(en))
  for (const [path, text] of leavesOf(SOURCES[language])) {
    expect(text.trim(), path).not.toBe('')
    const english = paths.get(path) ?? paths.get(path.replace(/\.(zero|two|few|many)$/, '.other')) ?? ''
    for (const name of namesIn(text)) expect(namesIn(english), path).toContain(name)
  }
})

test.each(LANGUAGES)('%s has a word for every label of a fact', (language) => {
  const words = translator(language).details
  for (const label of DETAIL_LABELS) expect(words[label]).toBeTruthy()
})

test('the language of a visit follows the browser, and falls to English', () => {
  expect(languageFor('nn-NO,nb;q=0.9')).toBe('nb')
  expect(languageFor('de-DE, ar;q=0.5')).toBe('ar')
  expect(languageFor('de')).toBe('en')
  expect(languageFor(undefined)).toBe('en')
})

test('types refuse a missing message, parameter or plural form', () => {
  const english = { hello: 'Hello {name}', days: { one: '{count} day', other: '{count} days' }, plain: 'Yes' } as const
  type In<To extends 'fr' | 'ar'> = Translated<typeof english, To>
  // @ts-expect-error the message `plain` is missing
  const missing: In<'fr'> = { hello: 'Bonjour {name}', days: { one: 'a', many: 'b', other: 'c' } }
  // @ts-expect-error the parameter `name` is missing
  const nameless: In<'fr'> = { hello: 'Bonjour', days: { one: 'a', many: 'b', other: 'c' }, plain: 'Oui' }
  // @ts-expect-error the form `two` is missing
  const formless: In<'ar'>['days'] = { zero: 'a', one: 'b', few: 'c', many: 'd', other: 'e' }
  const w = translator('en')
  // @ts-expect-error the parameter `name` is missing in the call
  expect(w.home.greeting({})).toBe('Hello undefined')
  expect([missing, nameless, formless]).toHaveLength(3)
})

type Source = { readonly [key: string]: string | Source }

function leavesOf(source: Source, path = ''): [string, string][] {
  return Object.entries(source).flatMap(([key, child]): [string, string][] =>
    typeof child === 'string' ? [[`${path}.${key}`, child]] : leavesOf(child, `${path}.${key}`),
  )
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)
}

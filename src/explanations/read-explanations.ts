import { parseDocument } from 'yaml'
import { LANGUAGES, type Language } from '#base/categories'
import { CODE_SYSTEMS, type CodeSystem } from './code-systems.ts'
import { type Explanation, FIELDS, type Field, type Review, type Wording } from './explanation.ts'

export type ContentFile = { readonly name: string; readonly text: string }

export type ContentReading = {
  readonly explanations: readonly Explanation[]
  /** Each says in which file, where, what is wrong and how to mend it. */
  readonly faults: readonly string[]
}

const LONGEST: Readonly<Record<Field, number>> = { name: 70, for: 320, high: 340, low: 340, found: 340, influence: 340 }
const FILE_WORDS = ['group', 'reviewed', 'sources', 'shared', 'entries']
const SYSTEMS = Object.keys(CODE_SYSTEMS) as CodeSystem[]
const ENTRY_WORDS: readonly string[] = ['id', 'several', 'codes', 'reviewed', 'sources', ...FIELDS]

/**
 * Reads content files. Shipped ones say everything in every language and may be without review; a region's own say who
 * reviewed them and when, in as many languages as they like.
 */
export function readExplanations(files: readonly ContentFile[], whose: 'shipped' | 'own'): ContentReading {
  const faults: string[] = []
  const explanations: Explanation[] = []
  for (const file of files) explanations.push(...readFile(file, whose, faults))
  findTwice(explanations, faults)
  return { explanations, faults }
}

type Entry = Readonly<Record<string, unknown>>
type Place = { readonly where: string; readonly faults: string[] }

function readFile({ name, text }: ContentFile, whose: 'shipped' | 'own', faults: string[]): Explanation[] {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, intAsBigInt: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    faults.push(`${name}: is no YAML: ${error.message.split('\n')[0]} Put a text with a colon between quotes.`)
    return []
  }
  const place = { where: name, faults }
  const root = entryOf(document.toJS(), place)
  only(root, FILE_WORDS, place)
  if (!Array.isArray(root.entries)) {
    complain(place, 'must have "entries", a list')
    return []
  }
  return root.entries.flatMap((each, at) => readEntry(each, root, whose, { where: `${name}, entry ${at + 1}`, faults }))
}

function readEntry(value: unknown, file: Entry, whose: 'shipped' | 'own', outer: Place): Explanation[] {
  const own = entryOf(value, outer)
  if (typeof own.id !== 'string' || !/^[a-z0-9-]+$/.test(own.id)) {
    complain(outer, 'needs an "id" of small letters, figures and hyphens')
    return []
  }
  const place = { ...outer, where: `${outer.where} (${own.id})` }
  only(own, ENTRY_WORDS, place)
  const shared = file.shared === undefined ? {} : entryOf(file.shared, place)
  const entry: Entry = { reviewed: file.reviewed, sources: file.sources, ...shared, ...own }
  const about = { review: readReview(entry.reviewed, whose, place), sources: textsOf(entry.sources, 'sources', place) }
  const said = new Map(FIELDS.map((field) => [field, readField(entry[field], field, whose, place)]))
  const wordings: Partial<Record<Language, Wording>> = {}
  for (const language of LANGUAGES) {
    const of = (field: Field) => said.get(field)?.[language] ?? null
    const name = of('name')
    if (name === null) {
      if (FIELDS.some((field) => of(field) !== null)) complain(place, `name.${language} is missing; write it as well`)
      continue
    }
    wordings[language] = {
      name,
      for: of('for'),
      high: of('high'),
      low: of('low'),
      found: of('found'),
      influence: of('influence'),
      ...about,
    }
  }
  if (entry.several !== undefined && entry.several !== true) complain(place, 'several is true, or is left out')
  return [{ id: own.id, isGroup: entry.several === true, codes: readCodes(entry.codes, whose, place), wordings }]
}

function readCodes(value: unknown, whose: 'shipped' | 'own', place: Place): string[] {
  if (value === undefined && whose === 'own') return []
  const bySystem = entryOf(value, { ...place, where: `${place.where}, codes` })
  return Object.entries(bySystem).flatMap(([system, codes]) => {
    const known = SYSTEMS.find((name) => name === system)
    if (!known) {
      complain(place, `codes.${system} is no code system we know; there are ${SYSTEMS.join(', ')}`)
      return []
    }
    const { url, isCode } = CODE_SYSTEMS[known]
    return listOf(codes, `codes.${system}`, place).flatMap((code) => {
      if (isCode(String(code))) return [`${url}|${code}`]
      complain(place, `codes.${system} has "${code}", which is no code of that system; look for a mistyped figure`)
      return []
    })
  })
}

function readField(
  value: unknown,
  field: Field,
  whose: 'shipped' | 'own',
  place: Place,
): Partial<Record<Language, string>> {
  if (value === undefined || value === null) {
    if (field === 'name') complain(place, 'needs a "name"')
    return {}
  }
  const texts = entryOf(value, { ...place, where: `${place.where}, ${field}` })
  only(texts, LANGUAGES, { ...place, where: `${place.where}, ${field}` })
  const missing = LANGUAGES.filter((language) => texts[language] === undefined)
  if (whose === 'shipped' && missing.length > 0) complain(place, `${field} lacks ${missing.join(', ')}`)
  const read: Partial<Record<Language, string>> = {}
  for (const language of LANGUAGES) {
    const text = texts[language]
    if (text === undefined) continue
    const fault = faultOf(text, LONGEST[field])
    if (fault) complain(place, `${field}.${language} ${fault}`)
    else read[language] = text as string
  }
  return read
}

function faultOf(text: unknown, longest: number): string | null {
  if (typeof text !== 'string' || text.trim() === '') return 'must be a text'
  if (text.length > longest) return `has ${text.length} characters; at most ${longest}`
  if (/[!<>{}]/.test(text)) return 'has a sign that pages do not use: ! < > { }'
  return null
}

function readReview(value: unknown, whose: 'shipped' | 'own', place: Place): Review | null {
  if (value === undefined || value === null) {
    if (whose === 'own') complain(place, 'needs "reviewed": by whom (by), of which institution, on which day (on)')
    return null
  }
  const { by, institution, on, ...rest } = entryOf(value, { ...place, where: `${place.where}, reviewed` })
  only(rest, [], { ...place, where: `${place.where}, reviewed` })
  if (typeof by === 'string' && by && typeof institution === 'string' && institution && isDay(on))
    return { by, institution, on }
  complain(place, 'reviewed needs by (a name), institution, and on (a day such as 2026-03-01)')
  return null
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
}

function textsOf(value: unknown, what: string, place: Place): string[] {
  const list = value === undefined || value === null ? [] : listOf(value, what, place)
  return list.flatMap((each) => (typeof each === 'string' && each ? [each] : []))
}

function listOf(value: unknown, what: string, place: Place): readonly unknown[] {
  if (Array.isArray(value)) return value
  complain(place, `${what} must be a list`)
  return []
}

function entryOf(value: unknown, place: Place): Entry {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Entry
  complain(place, 'must have named entries')
  return {}
}

function only(found: Entry, words: readonly string[], place: Place): void {
  for (const word of Object.keys(found))
    if (!words.includes(word)) complain(place, `"${word}" is not known; there are ${words.join(', ')}`)
}

function complain({ where, faults }: Place, what: string): void {
  faults.push(`${where}: ${what}`)
}

function findTwice(explanations: readonly Explanation[], faults: string[]): void {
  const owners = new Map<string, string>()
  const ids = new Set<string>()
  for (const { id, codes } of explanations) {
    if (ids.has(id)) faults.push(`${id}: is there twice; an id belongs to one entry`)
    ids.add(id)
    for (const code of codes) {
      const owner = owners.get(code)
      if (owner !== undefined) faults.push(`${code}: stands in ${owner} and in ${id}; a code belongs to one entry`)
      owners.set(code, id)
    }
  }
}

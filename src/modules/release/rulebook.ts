import { parseDocument, stringify } from 'yaml'
import { BUILT_IN_RULES } from './built-in-rules.ts'
import { MAX_LISTS } from './class-of-test.ts'
import { PEOPLE_WORDS, readPeople } from './rulebook-people.ts'
import {
  at,
  type Entry,
  type Fault,
  has,
  openEntry,
  readDay,
  readId,
  readInEveryLanguage,
  readList,
  readOneOf,
  readText,
  readTexts,
  readWhole,
} from './rulebook-reading.ts'
import { looksAtResult, type Names, readDefaultRule, readDeviation, readRule } from './rulebook-rules.ts'
import {
  type CodeList,
  GUARDS,
  GUARDS_WITH_DAYS,
  type LabelLists,
  type Population,
  type Principle,
  type Rulebook,
  type TestClass,
} from './rulebook-shape.ts'

export type { Fault } from './rulebook-reading.ts'
export type * from './rulebook-shape.ts'
export { findRule, safetyNetDays } from './rulebook-shape.ts'

export type ParsedRulebook =
  | { readonly ok: true; readonly rulebook: Rulebook }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const MOST_CHARACTERS = 1_000_000

/** Reads a rulebook. Whoever wrote it is a person: every fault comes back, none is thrown, and nothing is guessed. */
export function parseRulebook(yamlText: string): ParsedRulebook {
  const faults: Fault[] = []
  const raw = readYaml(yamlText, faults)
  if (faults.length > 0) return { ok: false, faults }
  const rulebook = readRulebook(raw, faults)
  checkNames(rulebook, faults)
  checkCodes(rulebook, faults)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rulebook }
}

/** Writes a rulebook as text that `parseRulebook` reads as the same rulebook. */
export function writeRulebook(rulebook: Rulebook): string {
  return stringify(rulebook, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** The author's own text with other head lines; notes and order stay as they were written. */
export function amendRulebook(
  yamlText: string,
  head: Partial<Pick<Rulebook, 'version' | 'effectiveFrom' | 'decision'>>,
): string {
  const document = parseDocument(yamlText, { schema: 'core' })
  for (const [word, value] of Object.entries(head)) document.set(word, value)
  return document.toString({ lineWidth: 0 })
}

function readYaml(text: string, faults: Fault[]): unknown {
  if (text.length > MOST_CHARACTERS) {
    faults.push({ where: 'text', what: 'is longer than a million characters', mend: 'Send a rulebook.' })
    return null
  }
  try {
    const document = parseDocument(text, { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
    for (const error of document.errors) {
      const line = error.linePos?.[0]
      const where = line ? `line ${line.line}, column ${line.col}` : 'text'
      faults.push({ where, what: `is no YAML: ${error.message.split('\n')[0]}`, mend: 'Mend the text at this place.' })
    }
    return faults.length > 0 ? null : document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    const what = `is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}`
    faults.push({ where: 'text', what, mend: 'Mend the text, without anchors and aliases.' })
    return null
  }
}

const WORDS = [
  'version',
  'title',
  'effectiveFrom',
  'decision',
  'principles',
  'populations',
  'classes',
  'labels',
  ...PEOPLE_WORDS,
  'defaultRule',
  'rules',
  'deviations',
]

function readRulebook(raw: unknown, faults: Fault[]): Rulebook {
  const entry = openEntry(raw, '', WORDS, faults)
  const head = {
    version: readWhole(entry, 'version', 1_000_000_000),
    title: readText(entry, 'title'),
    effectiveFrom: readDay(entry, 'effectiveFrom'),
    decision: readText(entry, 'decision'),
    principles: readList(entry, 'principles', (value, where) => readPrinciple(value, where, faults)),
    populations: readList(entry, 'populations', (value, where) => readPopulation(value, where, faults)),
    classes: readList(entry, 'classes', (value, where) => readTestClass(value, where, faults)),
    labels: readLabelLists(entry),
    ...readPeople(entry),
  }
  const names: Names = { classes: head.classes.map((c) => c.id), populations: head.populations.map((p) => p.id) }
  return {
    ...head,
    defaultRule: readDefaultRule(entry.values.defaultRule, 'defaultRule', faults),
    rules: readList(entry, 'rules', (value, where) => readRule(value, where, names, faults)),
    deviations: readList(entry, 'deviations', (value, where) => readDeviation(value, where, names, faults)),
  }
}

function readPrinciple(value: unknown, where: string, faults: Fault[]): Principle {
  const entry = openEntry(value, where, ['id', 'guard', 'days', 'says'], faults)
  const guard = readOneOf(entry, 'guard', GUARDS)
  const days = GUARDS_WITH_DAYS.includes(guard)
  if (!days && has(entry, 'days')) {
    faults.push({ where: at(entry, 'days'), what: 'is a figure this principle does not use', mend: 'Leave it out.' })
  }
  return {
    id: readId(entry),
    guard,
    ...(days && { days: readWhole(entry, 'days', 3660) }),
    says: readInEveryLanguage(entry, 'says'),
  }
}

function readPopulation(value: unknown, where: string, faults: Fault[]): Population {
  const entry = openEntry(value, where, ['id', 'says', 'ageFrom', 'ageBelow', 'codes'], faults)
  if (!has(entry, 'ageFrom') && !has(entry, 'ageBelow') && !has(entry, 'codes')) {
    faults.push({ where, what: 'says nobody', mend: 'Write ageFrom, ageBelow or codes.' })
  }
  return {
    id: readId(entry),
    says: readInEveryLanguage(entry, 'says'),
    ...(has(entry, 'ageFrom') && { ageFrom: readWhole(entry, 'ageFrom', 150) }),
    ...(has(entry, 'ageBelow') && { ageBelow: readWhole(entry, 'ageBelow', 150) }),
    ...(has(entry, 'codes') && { codes: readCodeLists(entry, 'codes') }),
  }
}

function readTestClass(value: unknown, where: string, faults: Fault[]): TestClass {
  const entry = openEntry(value, where, ['id', 'says', 'codes'], faults)
  return { id: readId(entry), says: readInEveryLanguage(entry, 'says'), codes: readCodeLists(entry, 'codes') }
}

function readLabelLists(entry: Entry): LabelLists {
  const words = ['harmless', 'delegatesDoNotSee', 'restricted']
  const labels = openEntry(entry.values.labels ?? {}, at(entry, 'labels'), words, entry.faults)
  return {
    harmless: readCodeLists(labels, 'harmless'),
    delegatesDoNotSee: readCodeLists(labels, 'delegatesDoNotSee'),
    restricted: readCodeLists(labels, 'restricted'),
  }
}

function readCodeLists(entry: Entry, word: string): CodeList[] {
  return readList(entry, word, (value, where) => {
    const list = openEntry(value, where, ['systems', 'codes'], entry.faults)
    return { systems: readTexts(list, 'systems'), codes: readTexts(list, 'codes') }
  })
}

/** Ids are unique, lists fit the index, and there is a safety net. */
function checkNames(rulebook: Rulebook, faults: Fault[]): void {
  const groups: [string, readonly { readonly id: string }[]][] = [
    ['rules', [rulebook.defaultRule, ...rulebook.rules, ...rulebook.deviations, ...BUILT_IN_RULES]],
    ['classes', rulebook.classes],
    ['populations', rulebook.populations],
    ['principles', rulebook.principles],
    ['holdGrounds', rulebook.holdGrounds],
    ['senderWishes', rulebook.senderWishes.map(({ code }) => ({ id: code }))],
  ]
  for (const [where, group] of groups) {
    const ids = group.map((g) => g.id).filter((id) => id !== '')
    const twice = ids.filter((id, i) => ids.indexOf(id) < i)
    for (const id of new Set(twice))
      faults.push({ where, what: `“${id}” stands there twice`, mend: 'Rename one of them.' })
  }
  for (const where of ['classes', 'populations'] as const) {
    if (rulebook[where].length <= MAX_LISTS) continue
    faults.push({ where, what: `has more than ${MAX_LISTS} members`, mend: 'Join those that have the same rules.' })
  }
  if (!rulebook.principles.some((p) => p.guard === 'nothing-waits-longer-than')) {
    const mend = 'Add a principle with guard: nothing-waits-longer-than and its days.'
    faults.push({ where: 'principles', what: 'has no longest wait', mend })
  }
}

/** Vocabularies and codes that speak of the result: interpretations, and HL7 table 0909's "within normal limits". */
const RESULT_SYSTEM = /interpretation|v2-0078|v2-0909|2\.16\.840\.1\.113883\.5\.83$|2\.16\.840\.1\.113883\.12\.78$/i
const RESULT_CODES = ['SWNL', 'SIDC']

function checkCodes(rulebook: Rulebook, faults: Fault[]): void {
  const named = [
    ...rulebook.classes.map((c, i) => [`classes[${i}]`, c.codes] as const),
    ...rulebook.populations.map((p, i) => [`populations[${i}]`, p.codes ?? []] as const),
  ]
  for (const [where, lists] of named) {
    for (const { systems, codes } of lists) {
      for (const word of systems.filter((s) => RESULT_SYSTEM.test(s)))
        faults.push(looksAtResult(`${where}.codes`, word))
      for (const word of codes.filter((c) => RESULT_CODES.includes(c)))
        faults.push(looksAtResult(`${where}.codes`, word))
    }
  }
}

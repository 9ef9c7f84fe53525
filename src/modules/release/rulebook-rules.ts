import { CATEGORIES, SERVICE_TYPES } from '#base/categories'
import {
  at,
  type Entry,
  type Fault,
  has,
  openEntry,
  readDay,
  readId,
  readInEveryLanguage,
  readOneOf,
  readSome,
  readText,
  readWhole,
  readYes,
} from './rulebook-reading.ts'
import { type DefaultRule, type Deviation, EFFECTS, type Effect, type Rule, type When } from './rulebook-shape.ts'

/** The names a rule may use: classes of test and populations of the same rulebook. */
export type Names = { readonly classes: readonly string[]; readonly populations: readonly string[] }

const COMMON = ['id', 'then', 'says', 'decidedBy', 'patientMayChooseEarlier']
const DEVIATION = ['institution', 'reason', 'approvedBy', 'expires']

export function readDefaultRule(value: unknown, where: string, faults: Fault[]): DefaultRule {
  return readCommon(openEntry(value, where, COMMON, faults))
}

export function readRule(value: unknown, where: string, names: Names, faults: Fault[]): Rule {
  const entry = openEntry(value, where, [...COMMON, 'when'], faults)
  return { ...readCommon(entry), when: readWhen(entry, names) }
}

export function readDeviation(value: unknown, where: string, names: Names, faults: Fault[]): Deviation {
  const entry = openEntry(value, where, [...COMMON, 'when', ...DEVIATION], faults)
  return {
    ...readCommon(entry),
    when: readWhen(entry, names),
    institution: readText(entry, 'institution'),
    reason: readText(entry, 'reason'),
    approvedBy: readText(entry, 'approvedBy'),
    expires: readDay(entry, 'expires'),
  }
}

function readCommon(entry: Entry): DefaultRule {
  return {
    id: readId(entry),
    // biome-ignore lint/suspicious/noThenProperty: the rulebook's own word; it holds data and is never called
    then: readEffect(entry),
    ...(readYes(entry, 'patientMayChooseEarlier') && { patientMayChooseEarlier: true }),
    says: readInEveryLanguage(entry, 'says'),
    decidedBy: readText(entry, 'decidedBy'),
  }
}

const WHEN = ['category', 'serviceTypes', 'testClass', 'population', 'counselled'] as const

/** Words under `when` by which a rule would look at the result itself. */
const RESULT_WORD = /value|result|interpret|flag|abnormal|normal|critical|range|high|low|positive|negative|outcome/i

/** A rule about a kind of thing must name the kind: at least one condition, else it is the default rule. */
function readWhen(entry: Entry, names: Names): When {
  const where = at(entry, 'when')
  const raw = entry.values.when
  const looking = typeof raw === 'object' && raw !== null ? Object.keys(raw).filter((w) => RESULT_WORD.test(w)) : []
  const known: string[] = [...WHEN]
  for (const word of looking) entry.faults.push(looksAtResult(`${where}.${word}`, word))
  const when = openEntry(raw, where, [...known, ...looking], entry.faults)
  if (!has(when, 'category') && !has(when, 'testClass') && looking.length === 0) {
    const mend = 'Name a category or a class of test. What shall hold for everything belongs in defaultRule.'
    entry.faults.push({ where, what: 'does not say for what kind of item', mend })
  }
  return {
    ...(has(when, 'category') && { category: readSome(when, 'category', CATEGORIES) }),
    ...(has(when, 'serviceTypes') && { serviceTypes: readSome(when, 'serviceTypes', SERVICE_TYPES) }),
    ...(has(when, 'testClass') && { testClass: readOneOf(when, 'testClass', listed(names.classes)) }),
    ...(has(when, 'population') && { population: readOneOf(when, 'population', listed(names.populations)) }),
    ...(readYes(when, 'counselled') && { counselled: true as const }),
  }
}

function listed(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ['(none is listed yet)']
}

const MOST_DAYS = 3660

export function readEffect(entry: Entry): Effect {
  const raw = entry.values.then
  const where = at(entry, 'then')
  const short = typeof raw === 'string' ? { do: raw } : raw
  const then = openEntry(short, where, ['do', 'days', 'limitDays', 'preface', 'ground', 'law'], entry.faults)
  const kind = readOneOf(then, 'do', EFFECTS)
  for (const word of Object.keys(then.values)) {
    if (word === 'do' || WORDS_OF[kind].includes(word)) continue
    entry.faults.push({
      where,
      what: `“${word}” says nothing for ${kind}`,
      mend: `Leave it out, or choose another “do”.`,
    })
  }
  switch (kind) {
    case 'immediate':
      return { do: kind }
    case 'immediate-with-preface':
      return { do: kind, preface: readInEveryLanguage(then, 'preface') }
    case 'delay':
      return { do: kind, days: readWhole(then, 'days', MOST_DAYS) }
    case 'after-comment':
    case 'by-appointment':
      return { do: kind, ...(has(then, 'limitDays') && { limitDays: readWhole(then, 'limitDays', MOST_DAYS) }) }
    case 'blocked':
      return { do: kind, ground: readText(then, 'ground'), law: readText(then, 'law') }
  }
}

const WORDS_OF: Record<Effect['do'], readonly string[]> = {
  immediate: [],
  'immediate-with-preface': ['preface'],
  delay: ['days'],
  'after-comment': ['limitDays'],
  'by-appointment': ['limitDays'],
  blocked: ['ground', 'law'],
}

/** Design, "Safe defaults": if only bad results were held, the sealed card itself would be the news. */
export function looksAtResult(where: string, word: string): Fault {
  return {
    where,
    what: `“${word}” looks at the result. A rule may depend only on facts known before the result`,
    mend: 'Choose by category, class of test, service type, population or institution instead, for every outcome alike.',
  }
}

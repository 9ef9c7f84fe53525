import type { Age, AgeUnit, ConditionalRange, Sex } from '../conditional-range.ts'

/** A range that a sender wrote in words, with the unit that stands there. */
export type WordedRange = Omit<ConditionalRange, 'condition'> & { readonly unit: string | null }

/**
 * "M: 60-110 F: 45-90", "Women 12 - 16 g/dl; men 13 - 18 g/dl", "0-1 y: 5-10, >1 y: 4-8": each range with whose it is.
 * Null unless the whole text is understood, and unless it says of each range whose it is. `ownUnits` are the spellings
 * of the value's unit; another unit is understood where it has a slash or is a percentage.
 */
export function readWordedRanges(text: string, ownUnits: readonly string[]): readonly WordedRange[] | null {
  if (text.length > LONGEST) return null
  const found: Said[] = []
  const pattern = patternFor(ownUnits)
  for (let rest = text.trim(); rest; ) {
    const said = readOne(rest, pattern)
    if (!said) return null
    found.push(said)
    rest = rest.slice(said.length).replace(/^\s*[;,/|.]?\s*/, '')
  }
  return found.length === 0 ? null : withSexes(found)
}

const LONGEST = 500

type Said = Omit<WordedRange, 'sex'> & { readonly who: string | null; readonly length: number }

const NUMBER = '\\d+(?:\\.\\d+)?'
const DASH = '\\s*(?:-|–|—|to)\\s*'
const AGE_UNITS: readonly (readonly [AgeUnit, string])[] = [
  ['a', 'years?|yrs?|y|a'],
  ['mo', 'months?|mos?'],
  ['wk', 'weeks?|wks?'],
  ['d', 'days?|d'],
  ['h', 'hours?|hrs?|h'],
]
const AGE_UNIT = AGE_UNITS.map(([, words]) => words).join('|')
const AGE = `(?:(?<ageFrom>${NUMBER})${DASH}(?<ageTo>${NUMBER})|(?<ageSign>>=|≥|<|≤|<=|>)\\s*(?<ageEnd>${NUMBER}))\\s*(?<ageUnit>${AGE_UNIT})(?!\\p{L})\\.?`
const WHO = '(?<who>\\p{L}+)\\.?'
const RANGE = `(?:(?<low>${NUMBER})${DASH}(?<high>${NUMBER})|(?<sign><=|>=|<|>|≤|≥)\\s*(?<end>${NUMBER}))`
const UNIT = '%|(?:10\\S*|[\\p{L}µμ]+)\\/[^\\s;,|]+'

function patternFor(ownUnits: readonly string[]): RegExp {
  const units = [...ownUnits.map((unit) => unit.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')), UNIT].join('|')
  const range = `${RANGE}(?:\\s*(?<unit>${units}))?(?=$|[\\s;,/|.])`
  return new RegExp(`^(?:${WHO}\\s*[:=]?\\s*)?(?:${AGE}\\s*[:=]?\\s*)?${range}`, 'iu')
}

function readOne(text: string, pattern: RegExp): Said | null {
  const found = pattern.exec(text)
  const groups = found?.groups
  if (!groups) return null
  const age = groups.ageUnit ? ageSpanOf(groups) : null
  if (!groups.who && !age) return null
  const [low, high] = endsOf(groups)
  if (low !== null && high !== null && low > high) return null
  const who = groups.who?.toLowerCase() ?? null
  return { low, high, text: rangeIn(groups), unit: groups.unit ?? null, age, who, length: found[0].length }
}

type Groups = Readonly<Record<string, string | undefined>>

function endsOf({ low, high, sign, end }: Groups): readonly [number | null, number | null] {
  if (low !== undefined) return [Number(low), Number(high)]
  return sign!.startsWith('<') || sign === '≤' ? [null, Number(end)] : [Number(end), null]
}

function rangeIn({ low, high, sign, end, unit }: Groups): string {
  const ends = low !== undefined ? `${low} – ${high}` : `${sign} ${end}`
  return unit ? `${ends} ${unit}` : ends
}

/** "<1 y" ends where the first birthday begins, like "0-1 y" beside "1-5 y"; ">18 y" begins with 18 or with 19. */
function ageSpanOf({ ageFrom, ageTo, ageSign, ageEnd, ageUnit }: Groups): ConditionalRange['age'] {
  const age = (value: string): Age => ({ value: Number(value), unit: ageUnitOf(ageUnit!)! })
  if (ageFrom !== undefined) return { low: age(ageFrom), high: age(ageTo!) }
  if (ageSign === '>') return { low: { ...age(ageEnd!), isOver: true }, high: null }
  return ageSign === '>=' || ageSign === '≥' ? { low: age(ageEnd!), high: null } : { low: null, high: age(ageEnd!) }
}

/** A unit of age as people or UCUM write it; null for any other. */
export function ageUnitOf(written: string): AgeUnit | null {
  const word = written.toLowerCase().replace(/\.$/, '')
  return AGE_UNITS.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0] ?? null
}

/**
 * Words that say a sex in a language of the region. Single letters say one only in pairs: M is male beside F, and a
 * woman beside H (hombre, mujer).
 */
const SEX_WORDS: Readonly<Record<Sex, readonly string[]>> = {
  male: 'male males man men boy boys homme hommes mann menn hombre hombres varón varones ذكر ذكور رجال'.split(' '),
  female: 'female females woman women girl girls femme femmes kvinne kvinner mujer mujeres أنثى إناث نساء'.split(' '),
}
const PAIRS: readonly Readonly<Record<string, Sex>>[] = [
  { m: 'male', f: 'female' },
  { m: 'male', k: 'female' },
  { m: 'male', v: 'female' },
  { h: 'male', f: 'female' },
  { h: 'male', m: 'female' },
]

/** The sex that a word alone says; null for any other word. */
export function sexInWord(word: string): Sex | null {
  const plain = word.trim().toLowerCase()
  return SEX_WORDS.male.includes(plain) ? 'male' : SEX_WORDS.female.includes(plain) ? 'female' : null
}

function withSexes(found: readonly Said[]): readonly WordedRange[] | null {
  const letters = [...new Set(found.flatMap(({ who }) => (who && !sexInWord(who) ? [who] : [])))].toSorted()
  const pair = PAIRS.find((each) => Object.keys(each).toSorted().join() === letters.join())
  if (letters.length > 0 && !pair) return null
  return found.map(({ who, length: _, ...range }) => ({
    ...range,
    sex: who === null ? null : (sexInWord(who) ?? pair![who]!),
  }))
}

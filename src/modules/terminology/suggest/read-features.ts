import { normaliseUnit } from '#formats/units/normalise-unit'
import type { LocalFeatures, LocalTest, Specimen } from './local-test.ts'
import { propertiesOf } from './properties-of.ts'
import { EMPTY_WORDS, METHOD_WORDS, SAME_WORDS, SPECIMEN_WORDS, TIME_WORDS, VAGUE } from './words.ts'

/** Reads a local test into what can be compared: name, specimen, measure, method, time. */
export function readFeatures(test: LocalTest): LocalFeatures {
  const kind = kindOf(test.kind)
  const read = readName(test.name)
  const said = test.specimen ? specimenIn(wordsOf(test.specimen)) : null
  const specimen = moreExact(read.specimen, said) ?? (kind === 'vitals' ? 'patient' : null)
  const unit = normaliseUnit(test.unit)
  return {
    keys: keysOf(test.name, test.code),
    specimen,
    isSpecimenStated: specimen !== null,
    properties: propertiesOf(unit, test.unit),
    unit,
    method: read.method,
    isTimeStated: read.time !== null,
    time: read.time ?? (/24\s?h/i.test(test.unit ?? '') ? '24H' : null),
    wants: read.wants,
    kind,
    rangeLow: test.rangeLow,
    rangeHigh: test.rangeHigh,
  }
}

function kindOf(kind: string | null): LocalFeatures['kind'] {
  const word = plain(kind ?? '')
  if (/gas/.test(word)) return 'blood-gas'
  if (/chem|chimie|quimica|kjemi|bioch/.test(word)) return 'chemistry'
  if (/hem|haem|coag|blodcelle/.test(word)) return 'haematology'
  return /vital/.test(word) ? 'vitals' : null
}

function moreExact(one: Specimen | null, other: Specimen | null): Specimen | null {
  if (one === null || other === null) return one ?? other
  return VAGUE.has(one) && !VAGUE.has(other) ? other : one
}

/** Small letters without accents; signs that join words become spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .trim()
}

/** The words of a name: letters and figures; a hyphen inside a word goes, "%" and "#" are words. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .replace(/[µμ]/g, 'u')
    .replace(/(?<=[\p{L}\d])[-.](?=[\p{L}\d])/gu, '')
    .replace(/\bwhole blood\b/g, ' wb ')
    .replace(/\b24 ?(hr|hour|hours|h|hrs)\b/g, ' 24h ')
    .replace(/([%#])/g, ' $1 ')
    .split(/[^\p{L}\p{N}%#]+/u)
    .filter(Boolean)
}

function specimenIn(words: readonly string[]): Specimen | null {
  const found = words.flatMap((word) => SPECIMEN_WORDS[word] ?? [])
  return found.find((one) => !VAGUE.has(one)) ?? found[0] ?? null
}

type NameRead = Pick<LocalFeatures, 'specimen' | 'method' | 'time' | 'wants'>

function readName(name: string): NameRead {
  const words = wordsOf(name)
  const prefix = /^([spbufc])[- ](?=\p{L})/iu.exec(name)?.[1]?.toLowerCase()
  const methods = words.flatMap((word) => METHOD_WORDS[word] ?? [])
  const same = words.map((word) => SAME_WORDS[word] ?? word)
  return {
    specimen: specimenIn(words) ?? (prefix ? PREFIXES[prefix]! : null),
    method: methods[0] ?? null,
    time: words.map((word) => TIME_WORDS[word]).find(Boolean) ?? null,
    wants: same.includes('absolute') ? 'count' : same.includes('percent') ? 'share' : null,
  }
}

/** Nordic laboratories write the system before the name (NPU): P-Kreatinin, U-Albumin. */
const PREFIXES: Readonly<Record<string, Specimen>> = {
  s: 'serum',
  p: 'plasma',
  b: 'blood',
  u: 'urine',
  f: 'stool',
  c: 'csf',
}

/** The name as a key; with a part in brackets also without it and that part alone. */
function keysOf(name: string, code: string): string[] {
  const bare = name.replace(/^[SPBUFCspbufc]-(?=\p{L})/u, '')
  const inner = /\(([^()]{2,})\)/.exec(bare)?.[1]
  const outer = bare.replace(/\([^()]*\)/g, ' ')
  const readings = [bare, ...(inner ? [outer, inner] : []), ...(isMnemonic(code) ? [code] : [])]
  return [...new Set(readings.map(keyOf).filter((key) => key !== ''))]
}

/** A code of letters may be an abbreviation ("CREA"); a number never is. */
function isMnemonic(code: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]{1,9}$/.test(code)
}

/** Words in one spelling and order, without those that say specimen, method or time. "Cholesterol, HDL" is "HDL cholesterol". */
export function keyOf(name: string): string {
  const words = wordsOf(name)
  const telling = words.filter(
    (word) => !(word in SPECIMEN_WORDS) && !(word in METHOD_WORDS) && !(word in TIME_WORDS) && !EMPTY_WORDS.has(word),
  )
  const kept = telling.length > 0 ? telling : words
  return [...new Set(kept.map((word) => singular(SAME_WORDS[word] ?? word)))].sort().join(' ')
}

function singular(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('is') && !word.endsWith('us')
    ? word.slice(0, -1)
    : word
}

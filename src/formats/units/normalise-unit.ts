import { parseUnit } from './parse-unit.ts'
import { SPELLINGS } from './unit-spellings.ts'

/**
 * A unit as a sender wrote it, in UCUM: "MG/DL" is mg/dL, "x10*9/L" is 10*9/L. Null where it is no unit ("seebelow") or
 * could be two ("G/L": grams, or thousand millions). Never throws; a unit in UCUM stays what it is.
 */
export function normaliseUnit(written: string | null | undefined): string | null {
  if (!written) return null
  const text = plain(written)
  if (text === '' || text.length > 40) return null
  const known = spelling(text)
  if (known !== undefined) return known
  if (isUcum(text)) return inOneSpelling(text)
  const rewritten = rewrite(text)
  const again = spelling(rewritten)
  if (again !== undefined) return again
  return isUcum(rewritten) ? inOneSpelling(rewritten) : null
}

const isUcum = (text: string) => parseUnit(text) !== null

function spelling(text: string): string | null | undefined {
  const key = text.toLowerCase()
  if (Object.hasOwn(EXACT, text)) return EXACT[text]
  return Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key] : undefined
}

/** Where capitals decide. Thousand millions are written G/L in France; grams in capitals elsewhere: nobody can tell. */
const EXACT: Readonly<Record<string, string | null>> = {
  'G/L': null,
  'G/l': '10*9/L',
  'T/L': '10*12/L',
  'T/l': '10*12/L',
}

/** One sign for micro, figures that are not raised, no space at the ends. */
function plain(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[µμ]/g, 'u')
    .replace(/[×✕]/g, 'x')
    .replace(/[−–]/g, '-')
    .replace(/°\s*/g, 'deg')
    .replace(/\(24[.\s]?h(?:rs?)?\)/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Powers of ten, "per", and each part of a unit in the letters that UCUM gives it. */
function rewrite(text: string): string {
  const powers = text
    .replace(/\s*\bper\b\s*/gi, '/')
    .replace(/\s*\/\s*/g, '/')
    .replace(/^x?\s*10\s*(?:\*\*|[*^e]|exp|\()?\s*\(?\+?(\d{1,2})\)?\s*(?=\/|$)/i, '10*$1')
    .replace(/^1(?:\.0)?e\+?(\d{1,2})(?=\/|$)/i, '10*$1')
    .replace(/^10\*0(\d)/, '10*$1')
  return powers
    .split(/([/.])/)
    .map((part) => (part === '/' || part === '.' ? part : partInUcum(part)))
    .join('')
}

function partInUcum(part: string): string {
  const key = part.trim().toLowerCase()
  if (Object.hasOwn(PARTS, key)) return PARTS[key]!
  const [, count, rest] = /^(\d{1,4})\s?([a-z].*)$/.exec(key) ?? []
  if (count && rest && Object.hasOwn(PARTS, rest)) return count === '1' ? PARTS[rest]! : `${count}${PARTS[rest]}`
  return part.trim()
}

const PREFIXES = ['', 'k', 'd', 'c', 'm', 'u', 'n', 'p', 'f']
const STEMS: Readonly<Record<string, string>> = {
  g: 'g',
  gm: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  l: 'L',
  liter: 'L',
  litre: 'L',
  liters: 'L',
  mol: 'mol',
  mole: 'mol',
  moles: 'mol',
  mols: 'mol',
  eq: 'eq',
  osm: 'osm',
  osmol: 'osm',
  osmo: 'osm',
  iu: '[iU]',
  kat: 'kat',
  m: 'm',
}
/** Parts in any letters. Capital M before a unit is milli: nobody measures megagrams in a vessel. */
const PARTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(STEMS).flatMap(([stem, ucum]) => PREFIXES.map((prefix) => [prefix + stem, prefix + ucum])),
  ),
  mcg: 'ug',
  mcgm: 'ug',
  ugm: 'ug',
  mcmol: 'umol',
  mcl: 'uL',
  mciu: 'u[iU]',
  mmole: 'mmol',
  cc: 'mL',
  pa: 'Pa',
  kpa: 'kPa',
  u: 'U',
  unit: 'U',
  units: 'U',
  ku: 'kU',
  mu: 'mU',
  uu: 'uU',
  mcu: 'uU',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  '24h': 'd',
  '24hr': 'd',
  '24hrs': 'd',
  '24 h': 'd',
  '24 hr': 'd',
  d: 'd',
  day: 'd',
  days: 'd',
  min: 'min',
  mins: 'min',
  minute: 'min',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  msec: 'ms',
  ms: 'ms',
  wk: 'wk',
  week: 'wk',
  weeks: 'wk',
  mm3: 'uL',
  'mm^3': 'uL',
  'cu mm': 'uL',
  cumm: 'uL',
  cmm: 'uL',
  '1.73m2': '{1.73_m2}',
  hpf: '[HPF]',
  lpf: '[LPF]',
  '#': '',
  cells: '',
  cell: '',
  k: '10*3',
  thou: '10*3',
  thousand: '10*3',
  mill: '10*6',
  million: '10*6',
  millions: '10*6',
  bil: '10*9',
  billion: '10*9',
  'k cells': '10*3',
  creat: 'g',
  hgb: 'g',
}

/** One spelling where UCUM has two: a litre is L ("l" and "1" are taken for one another), a power of ten 10*. */
function inOneSpelling(ucum: string): string {
  return ucum
    .replaceAll('10^', '10*')
    .replace(/(^|[./])([a-zA-Z]{0,2})l(?=$|[./{+-]|\d)/g, (whole, before, prefix) =>
      PREFIXES.includes(prefix) ? `${before}${prefix}L` : whole,
    )
}

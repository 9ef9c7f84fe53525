/** The kinds of measure that results are made of; exponents of each stand in a dimension. */
const BASES = [
  'mass',
  'amount',
  'length',
  'time',
  'enzyme',
  'arbitrary',
  'charge',
  'temperature',
  'particles',
  'acidity',
  'highField',
  'lowField',
] as const
export type Base = (typeof BASES)[number]
export type Dimension = Readonly<Partial<Record<Base, number>>>

/** A unit as a multiple of base units: gram, mole, metre, second, and what has no other measure than itself. */
export type Unit = {
  readonly factor: number
  readonly dimension: Dimension
  /** What is added after multiplying; only degrees have one. */
  readonly offset: number
}

type Atom = readonly [factor: number, dimension: Dimension, isMetric?: boolean]

/**
 * The units of UCUM (version 2.1, tables 1 to 8) that laboratories and wards use. Enzyme units and arbitrary units are
 * measures of their own: international units of one thing say nothing about another.
 */
const ATOMS: Readonly<Record<string, Atom>> = {
  g: [1, { mass: 1 }, true],
  t: [1e6, { mass: 1 }, true],
  '[lb_av]': [453.59237, { mass: 1 }],
  '[oz_av]': [28.349523125, { mass: 1 }],
  mol: [1, { amount: 1 }, true],
  m: [1, { length: 1 }, true],
  '[in_i]': [0.0254, { length: 1 }],
  '[ft_i]': [0.3048, { length: 1 }],
  L: [1e-3, { length: 3 }, true],
  l: [1e-3, { length: 3 }, true],
  s: [1, { time: 1 }, true],
  min: [60, { time: 1 }],
  h: [3600, { time: 1 }],
  d: [86_400, { time: 1 }],
  wk: [604_800, { time: 1 }],
  mo: [2_629_800, { time: 1 }],
  a: [31_557_600, { time: 1 }],
  U: [1, { enzyme: 1 }, true],
  kat: [6e7, { enzyme: 1 }, true],
  '[iU]': [1, { arbitrary: 1 }, true],
  '[IU]': [1, { arbitrary: 1 }, true],
  "[arb'U]": [1, { arbitrary: 1 }],
  eq: [1, { charge: 1 }, true],
  osm: [1, { particles: 1 }, true],
  Pa: [1e3, { mass: 1, length: -1, time: -2 }, true],
  bar: [1e8, { mass: 1, length: -1, time: -2 }, true],
  'm[Hg]': [133_322_000, { mass: 1, length: -1, time: -2 }, true],
  'm[H2O]': [9_806_650, { mass: 1, length: -1, time: -2 }, true],
  K: [1, { temperature: 1 }, true],
  Hz: [1, { time: -1 }, true],
  '%': [0.01, {}],
  '[ppth]': [1e-3, {}],
  '[ppm]': [1e-6, {}],
  '[pH]': [1, { acidity: 1 }],
  '10*': [10, {}],
  '10^': [10, {}],
  '[HPF]': [1, { highField: 1 }],
  '[LPF]': [1, { lowField: 1 }],
}

const PREFIXES: Readonly<Record<string, number>> = {
  G: 1e9,
  M: 1e6,
  k: 1e3,
  h: 1e2,
  da: 1e1,
  d: 1e-1,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
}

const DEGREES: Readonly<Record<string, Unit>> = {
  Cel: { factor: 1, dimension: { temperature: 1 }, offset: 273.15 },
  '[degF]': { factor: 5 / 9, dimension: { temperature: 1 }, offset: 459.67 * (5 / 9) },
}

const LONGEST = 60

/** Reads a unit of UCUM, case-sensitive; null for what is none, or is none of those that results have. Never throws. */
export function parseUnit(text: string): Unit | null {
  if (text.length === 0 || text.length > LONGEST) return null
  const degrees = Object.hasOwn(DEGREES, text) ? DEGREES[text]! : null
  if (degrees) return degrees
  const terms = text.split(/([./])(?![^{]*\})/)
  let unit: Unit = { factor: 1, dimension: {}, offset: 0 }
  let operator = '.'
  for (const [at, term] of terms.entries()) {
    if (at % 2 === 1) {
      operator = term
      continue
    }
    if (term === '' && at === 0 && terms[1] === '/') continue
    const read = readTerm(term)
    if (!read) return null
    unit = times(unit, read, operator === '/' ? -1 : 1)
  }
  return Number.isFinite(unit.factor) && unit.factor > 0 ? unit : null
}

/** An atom with its prefix and exponent, a number, or a note in braces, which measures nothing. */
function readTerm(term: string): Unit | null {
  const bare = /^(.*?)(\{[^{}]*\})?$/.exec(term)
  const [, written = '', note] = bare ?? []
  if (written === '') return note ? { factor: 1, dimension: {}, offset: 0 } : null
  if (/^\d{1,9}$/.test(written)) return { factor: Number(written), dimension: {}, offset: 0 }
  const [, name = '', exponent = '1'] = /^(10[*^]|.*?)([+-]?\d{1,2})?$/.exec(written) ?? []
  const atom = findAtom(name)
  const power = Number(exponent)
  return atom && power !== 0 ? times({ factor: 1, dimension: {}, offset: 0 }, atom, power) : null
}

function findAtom(name: string): Unit | null {
  const own = Object.hasOwn(ATOMS, name) ? ATOMS[name]! : null
  if (own) return { factor: own[0], dimension: own[1], offset: 0 }
  for (const length of [1, 2]) {
    const prefix = PREFIXES[name.slice(0, length)]
    const rest = name.slice(length)
    const atom = Object.hasOwn(ATOMS, rest) ? ATOMS[rest]! : null
    if (prefix !== undefined && atom?.[2]) return { factor: prefix * atom[0], dimension: atom[1], offset: 0 }
  }
  return null
}

function times(one: Unit, other: Unit, power: number): Unit {
  const dimension: Partial<Record<Base, number>> = { ...one.dimension }
  for (const base of BASES) {
    const sum = (dimension[base] ?? 0) + (other.dimension[base] ?? 0) * power
    if (sum === 0) delete dimension[base]
    else dimension[base] = sum
  }
  return { factor: one.factor * other.factor ** power, dimension, offset: 0 }
}

/** Whether two dimensions are the same, so that a factor alone leads from one unit to the other. */
export function isSameDimension(one: Dimension, other: Dimension): boolean {
  return BASES.every((base) => (one[base] ?? 0) === (other[base] ?? 0))
}

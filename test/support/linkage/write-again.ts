import type { Random } from '#region/ground/random'
import type { Line } from './invented-people.ts'

/** How often each thing happens when a person is written down again; each from 0 to 1. */
export type Carelessness = {
  /** A slip of the pen in a field, for each field; now and then two. */
  readonly slip: number
  /** A field left out, for each field. */
  readonly missing: number
  /** Given and family name exchanged. */
  readonly exchanged: number
  /** A short form or another spelling of the given name. */
  readonly variant: number
  /** Another family name since. */
  readonly married: number
  /** Another home since. */
  readonly moved: number
  /** A field with something wholly else in it, for each of given name, birth date and number. */
  readonly replaced: number
  /** 1900-01-01, or 1 January of the year, in place of the birth date. */
  readonly fillerBirth: number
}

const VARIANTS: Readonly<Record<string, string>> = {
  William: 'Bill',
  Robert: 'Bob',
  Elizabeth: 'Liz',
  Katherine: 'Kate',
  Margaret: 'Peggy',
  Michael: 'Mike',
  James: 'Jim',
  Mohammed: 'Muhammad',
  Per: 'Peder',
  Ole: 'Ola',
  Johan: 'Johannes',
  Kirsten: 'Kjersti',
  Jessica: 'Jess',
  Samuel: 'Sam',
  Åse: 'Aase',
  Yusuf: 'Youssef',
  Hassan: 'Hasan',
  José: 'Jose',
  Dmytro: 'Dmitri',
  Andrei: 'Andrej',
  Thomas: 'Tom',
}

/** Writes somebody down again, with such mistakes as people, forms and interfaces make. */
export function writeAgain(line: Line, care: Carelessness, random: Random): Line {
  const again = { ...line }
  if (random.chance(care.moved)) Object.assign(again, moveHouse(random))
  if (line.sex === 'female' && random.chance(care.married))
    again.family = `${random.pick(NEW_NAMES)}${random.pick(['sen', 'berg', 'ton'])}`
  if (random.chance(care.variant)) again.given = VARIANTS[line.given] ?? line.given
  if (random.chance(care.replaced)) again.given = random.pick(OTHER_NAMES)
  if (random.chance(care.replaced)) again.birth = `${random.int(1920, 2020)}-0${random.int(1, 9)}-${random.int(10, 28)}`
  if (random.chance(care.replaced)) again.number = String(random.int(1_000_000, 9_999_999))
  if (random.chance(care.fillerBirth))
    again.birth = random.chance(0.5) ? '1900-01-01' : `${line.birth.slice(0, 4)}-01-01`
  for (const field of SLIPPERY) {
    if (random.chance(care.slip)) again[field] = slip(again[field], random)
    if (random.chance(care.slip / 8)) again[field] = slip(again[field], random)
  }
  if (random.chance(care.slip)) again.birth = slipInDate(again.birth, random)
  if (random.chance(care.exchanged)) Object.assign(again, { given: again.family, family: again.given })
  for (const field of [...SLIPPERY, 'birth', 'sex', 'email'] as const)
    if (random.chance(care.missing)) again[field] = ''
  return again
}

const SLIPPERY = ['given', 'family', 'number', 'street', 'house', 'city', 'postcode', 'phone'] as const
const NEW_NAMES = ['Aker', 'Bratt', 'Carl', 'Dyr', 'Elv', 'Foss', 'Gran', 'Hell', 'Iver', 'Krog']
const OTHER_NAMES = ['Renate', 'Konrad', 'Fiona', 'Barnaby', 'Yvonne', 'Gerald', 'Tamara', 'Silas']

function moveHouse(random: Random) {
  return {
    street: `${random.pick(NEW_NAMES)} ${random.pick(['street', 'veien', 'road', 'place'])}`,
    house: String(random.int(1, 150)),
    city: `${random.pick(NEW_NAMES)}${random.pick(['ham', 'by', 'ville'])}`,
    postcode: String(random.int(1000, 9999)),
    phone: String(random.int(40_000_000, 99_999_999)),
  }
}

const NEIGHBOURS = 'qwertyuiopåasdfghjkløæzxcvbnm1234567890'

/** A character put in, left out, replaced by its neighbour on the keyboard, or exchanged with the next one. */
export function slip(text: string, random: Random): string {
  if (text.length < 2) return text
  const at = random.int(0, text.length - 1)
  const isNumber = /^\d+$/.test(text)
  const near = isNumber
    ? String(random.int(0, 9))
    : (NEIGHBOURS[NEIGHBOURS.indexOf(text[at]!.toLowerCase()) + 1] ?? 'e')
  const kind = random.int(0, 3)
  if (kind === 0) return text.slice(0, at) + near + text.slice(at)
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + near + text.slice(at + 1)
  return text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2)
}

/** Day and month exchanged, a digit other than meant, or two exchanged. */
function slipInDate(birth: string, random: Random): string {
  if (birth.length !== 10) return birth
  if (random.chance(0.3)) return `${birth.slice(0, 4)}-${birth.slice(8)}-${birth.slice(5, 7)}`
  const at = random.pick([2, 3, 6, 8, 9])
  return birth.slice(0, at) + random.int(0, at === 8 ? 2 : 9) + birth.slice(at + 1)
}

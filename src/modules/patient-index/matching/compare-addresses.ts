import { editDistance, isOneSlipApart } from '#base/edit-distance'
import type { Address } from '../demographics.ts'
import { foldDigraphs, normaliseName } from '../normalise-name.ts'
import { latinise } from './latinise.ts'
import type { Level } from './levels.ts'

export type PreparedAddress = {
  /** The words of the street without numbers, joined; one for each part of the line between commas. */
  readonly streets: readonly string[]
  /** The house number with its letter. */
  readonly number: string
  readonly postcode: string
  readonly city: string
  readonly state: string
}

/** Takes an address apart. An empty list when nothing of it is known. */
export function prepareAddress({ line, city, postcode, state }: Address): PreparedAddress[] {
  const parts = (line ?? '').split(/[,;\n]/).map((part) => normaliseName(part).map(latinise))
  const address = {
    streets: parts.map(streetOf).filter((street) => street !== ''),
    number: parts.map(numberOf).find((number) => number !== '') ?? '',
    postcode: (postcode ?? '').replace(/[\s-]/g, '').toLowerCase(),
    city: joined(city),
    state: joined(state),
  }
  return Object.values(address).every((value) => value.length === 0) ? [] : [address]
}

function joined(text: string | null | undefined): string {
  return normaliseName(text ?? '')
    .map(latinise)
    .map(foldDigraphs)
    .join('')
}

/** Short forms that stand for one word. */
const SHORT: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'strasse',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  dr: 'drive',
  ln: 'lane',
  ct: 'court',
  crt: 'court',
  cct: 'circuit',
  cres: 'crescent',
  pl: 'place',
  blvd: 'boulevard',
  hwy: 'highway',
  gt: 'gate',
  gata: 'gate',
  vn: 'veien',
  vegen: 'veien',
  vei: 'veien',
  veg: 'veien',
}

function streetOf(words: readonly string[]): string {
  const [first, ...rest] = words.filter((word) => !/\d/.test(word) && !(word.length === 1 && words.length > 1))
  return [first ?? '', ...rest.map((word) => SHORT[word] ?? word)].map(foldDigraphs).join('')
}

/** "4 B" and "4b" are one number. */
function numberOf(words: readonly string[]): string {
  const at = words.findIndex((word) => /\d/.test(word))
  if (at < 0) return ''
  const letter = words[at + 1]
  return words[at]! + (letter && /^[a-z]$/.test(letter) ? letter : '')
}

/** How two people's addresses agree: the best pair of them. */
export function compareAddresses(a: readonly PreparedAddress[], b: readonly PreparedAddress[]): Level<'address'> {
  let best = Number.NEGATIVE_INFINITY
  for (const ours of a) for (const theirs of b) best = Math.max(best, likeness(ours, theirs))
  if (best === Number.NEGATIVE_INFINITY) return 'unknown'
  return STEPS.find(([least]) => best >= least)![1]
}

const STEPS: readonly (readonly [number, Level<'address'>])[] = [
  [12, 'same'],
  [8.5, 'close'],
  [5, 'near'],
  [0.5, 'area'],
  [-4, 'unlike'],
  [Number.NEGATIVE_INFINITY, 'elsewhere'],
]

/**
 * Parts of an address depend on each other (who moves changes them all; streets lie in one postcode), so they are added
 * to one figure, roughly in bits, and that figure's steps are weighed like any other field's levels. Missing parts add
 * nothing.
 */
function likeness(a: PreparedAddress, b: PreparedAddress): number {
  const known = [
    compareStreets(a.streets, b.streets),
    comparePart(a.number, b.number, { same: 3, slip: 1, different: -1.5 }, isOneSlipApart),
    comparePart(a.postcode, b.postcode, { same: 4.5, slip: 2, different: -2 }, isOneSlipApart),
    comparePart(a.city, b.city, { same: 3.5, slip: 2.5, different: -1.5 }, isMisspelt),
    comparePart(a.state, b.state, { same: 0.5, slip: 0, different: -1 }, isOneSlipApart),
  ].filter((bits) => bits !== null)
  return known.length === 0 ? Number.NEGATIVE_INFINITY : known.reduce((sum, bits) => sum + bits, 0)
}

type Bits = { readonly same: number; readonly slip: number; readonly different: number }

function comparePart(a: string, b: string, bits: Bits, isSlip: (a: string, b: string) => boolean): number | null {
  if (a === '' || b === '') return null
  if (a === b) return bits.same
  return isSlip(a, b) ? bits.slip : bits.different
}

/** Any street line of the one against any of the other: house names and streets change places. */
function compareStreets(a: readonly string[], b: readonly string[]): number | null {
  if (a.length === 0 || b.length === 0) return null
  if (a.some((street) => b.includes(street))) return 6
  return a.some((ours) => b.some((theirs) => isMisspelt(ours, theirs))) ? 5 : -2
}

/** One letter in five may be wrong; or one is the beginning of the other. */
function isMisspelt(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 5 && long.startsWith(short)) return true
  const most = Math.floor(short.length / 5)
  return most > 0 && editDistance(a, b, most) <= most
}

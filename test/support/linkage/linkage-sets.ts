import { Random } from '#region/ground/random'
import { inventPeople, type Line, type Population } from './invented-people.ts'
import { type Carelessness, writeAgain } from './write-again.ts'

/** One or two lists in which it is known who is who. */
export type LinkageSet = { readonly name: string; readonly a: readonly Line[]; readonly b: readonly Line[] | null }

const TOWN: Population = { people: 4000, inFamilies: 0.6, twins: 0.1, givenNames: 66, familyNames: 800 }
const USUAL: Carelessness = {
  slip: 0.06,
  missing: 0.05,
  exchanged: 0.02,
  variant: 0.05,
  married: 0.05,
  moved: 0.1,
  replaced: 0.01,
  fillerBirth: 0.01,
}

type Recipe = {
  readonly name: string
  readonly population: Partial<Population>
  readonly care: Partial<Carelessness>
  /** How many of the people of list A are in list B as well; the others of B are other people. Left out: one list. */
  readonly overlap?: number
  /** At most so many further lines for a person of a single list. */
  readonly copies?: number
  /** Fields that no list has. */
  readonly without?: readonly (keyof Line)[]
}

/** Of each kind that daily life has, and some that are worse. */
export const RECIPES: readonly Recipe[] = [
  { name: 'two registers, usual care', population: {}, care: {}, overlap: 0.5 },
  { name: 'two registers, no number', population: {}, care: {}, overlap: 0.5, without: ['number'] },
  { name: 'careless', population: {}, care: { slip: 0.18, exchanged: 0.08, replaced: 0.03 }, overlap: 0.7 },
  { name: 'three in ten fields missing', population: {}, care: { missing: 0.3 }, overlap: 0.5 },
  { name: 'families and many twins', population: { inFamilies: 1, twins: 1 }, care: {}, overlap: 0.6 },
  {
    name: 'many twins, no number',
    population: { inFamilies: 1, twins: 1 },
    care: {},
    overlap: 0.6,
    without: ['number'],
  },
  { name: 'few names', population: { givenNames: 12, familyNames: 30 }, care: {}, overlap: 0.5 },
  {
    name: 'few names, no number',
    population: { givenNames: 12, familyNames: 30 },
    care: {},
    overlap: 0.5,
    without: ['number'],
  },
  { name: 'married and moved', population: {}, care: { married: 0.5, moved: 0.5 }, overlap: 0.5 },
  { name: 'filler birth dates', population: {}, care: { fillerBirth: 0.3 }, overlap: 0.5 },
  { name: 'nobody in both', population: { inFamilies: 1, twins: 0.5 }, care: {}, overlap: 0 },
  {
    name: 'nobody in both, names and birth dates only',
    population: { givenNames: 12, familyNames: 30 },
    care: {},
    overlap: 0,
    without: ['number', 'street', 'house', 'city', 'postcode', 'state', 'phone', 'email', 'sex'],
  },
  {
    name: 'names and birth dates only',
    population: {},
    care: {},
    overlap: 0.5,
    without: ['number', 'street', 'house', 'city', 'postcode', 'state', 'phone', 'email', 'sex'],
  },
  { name: 'one list, up to five copies', population: { people: 2000 }, care: { slip: 0.1 }, copies: 5 },
  { name: 'one list, families, few copies', population: { inFamilies: 1, twins: 0.5 }, care: {}, copies: 1 },
  { name: 'a small practice', population: { people: 150 }, care: {}, overlap: 0.6 },
  { name: 'one list without copies', population: { people: 1500, inFamilies: 1, twins: 1 }, care: {}, copies: 0 },
]

export function makeSet(recipe: Recipe, seed: number): LinkageSet {
  const population = { ...TOWN, ...recipe.population }
  const care = { ...USUAL, ...recipe.care }
  const random = new Random(recipe.name, seed)
  const blank = (line: Line): Line => ({
    ...line,
    ...Object.fromEntries((recipe.without ?? []).map((field) => [field, ''])),
  })
  const again = (line: Line) => blank(writeAgain(line, care, random))
  if (recipe.overlap === undefined) {
    const people = inventPeople(population, seed)
    const list = people.flatMap((line) => [
      blank(line),
      ...Array.from({ length: random.int(0, recipe.copies ?? 1) }, () => again(line)),
    ])
    return { name: recipe.name, a: list, b: null }
  }
  const both = Math.round(population.people * recipe.overlap)
  // Whole households are in one list or in both, so that relatives stand in the two lists as well.
  const people = inventPeople({ ...population, people: population.people * 2 - both }, seed)
  const a = people.slice(0, population.people).map(blank)
  const b = people.slice(population.people - both).map(again)
  return { name: recipe.name, a, b }
}

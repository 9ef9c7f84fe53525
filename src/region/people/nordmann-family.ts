import type { ModelId } from '../models/model-ids.ts'

/**
 * The first ten persons of every region, whatever its size or seed: the family everybody knows, and four neighbours.
 * Together they have been to every kind of service, so that the smallest region already shows every category.
 */
export type KnownPerson = {
  readonly given: readonly string[]
  readonly family: string
  readonly sex: 'female' | 'male'
  /** Age at the latest birthday, and the birthday. */
  readonly age: number
  readonly birthday: string
  readonly household: number
  readonly municipality: string
  /** What they live with, and since how many years. */
  readonly story: Partial<Record<ModelId, number>>
}

export const KARI = 0
export const OLA = 1
export const LIV = 2
export const ELLA = 4

// biome-ignore format: one person is read as a block
export const KNOWN_PERSONS: readonly KnownPerson[] = [
  {
    given: ['Kari', 'Anne'], family: 'Nordmann', sex: 'female', age: 64, birthday: '05-14', household: 0, municipality: 'Nordfjord',
    story: { hypertension: 13, diabetes: 11, hypothyroidism: 12, 'kidney-disease': 5, 'hip-replacement': 3, 'urinary-infection': 2, 'home-care': 3, 'breast-finding': 0 },
  },
  {
    given: ['Ola'], family: 'Nordmann', sex: 'male', age: 66, birthday: '02-03', household: 0, municipality: 'Nordfjord',
    story: { hypertension: 9, 'heart-failure': 4, airways: 12, 'recent-visit': 0 },
  },
  {
    given: ['Liv'], family: 'Nordmann', sex: 'female', age: 36, birthday: '09-21', household: 1, municipality: 'Sundvik',
    story: { pregnancy: 8, airways: 14, depression: 2 },
  },
  { given: ['Jonas'], family: 'Berg', sex: 'male', age: 38, birthday: '11-30', household: 1, municipality: 'Sundvik', story: { injury: 4 } },
  { given: ['Ella'], family: 'Nordmann Berg', sex: 'female', age: 7, birthday: '01-17', household: 1, municipality: 'Sundvik', story: { childhood: 7, injury: 1 } },
  { given: ['Emil'], family: 'Nordmann Berg', sex: 'male', age: 2, birthday: '06-08', household: 1, municipality: 'Sundvik', story: { childhood: 2 } },
  {
    given: ['Astrid'], family: 'Haugen', sex: 'female', age: 89, birthday: '10-02', household: 2, municipality: 'Nordfjord',
    story: { hypertension: 14, 'heart-failure': 6, 'home-care': 6, 'nursing-home': 2, 'urinary-infection': 3, 'recent-visit': 0 },
  },
  { given: ['Amina'], family: 'Warsame', sex: 'female', age: 31, birthday: '03-25', household: 3, municipality: 'Orkdal', story: { pregnancy: 0.5, 'iron-deficiency': 3 } },
  {
    given: ['Tomasz'], family: 'Kowalski', sex: 'male', age: 71, birthday: '08-12', household: 4, municipality: 'Havna',
    story: { 'bowel-cancer': 2, airways: 13, hypertension: 8 },
  },
  {
    given: ['Ingrid'], family: 'Solheim', sex: 'female', age: 52, birthday: '12-05', household: 5, municipality: 'Lesja',
    story: { 'breast-cancer': 3, depression: 5 },
  },
]

/** Who is whose parent or partner among the known ten, by index. */
export const KNOWN_TIES: readonly {
  readonly person: number
  readonly partner?: number
  readonly parents?: readonly number[]
}[] = [
  { person: 0, partner: 1, parents: [6] },
  { person: 1, partner: 0 },
  { person: 2, partner: 3, parents: [0, 1] },
  { person: 3, partner: 2 },
  { person: 4, parents: [2, 3] },
  { person: 5, parents: [2, 3] },
]

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES, type Category } from '#base/categories'
import { plusDays } from '#base/instant'
import { type Access, type Circumstances, decideAccess, type Grant } from './decide-access.ts'

const noon = new Date('2026-03-02T12:00:00Z')
const hour = (n: number) => plusDays(noon, n / 24)
const grant = (over: Partial<Grant> = {}): Grant => ({
  capacity: 'delegate',
  categories: null,
  validFrom: hour(-1),
  validUntil: null,
  endedAt: null,
  isAgeBound: true,
  isAfterDeath: false,
  ...over,
})
const law = {
  closesAtDeath: true,
  bands: [
    { from: 0, guardian: null, child: [], guardianReadsLog: true },
    { from: 12, guardian: ['immunizations', 'appointments', 'allergies'], child: null, guardianReadsLog: false },
    { from: 16, guardian: [], child: null, guardianReadsLog: false },
  ],
} as const satisfies Circumstances['pack']
const around = (over: Partial<Circumstances> = {}): Circumstances => ({
  ageYears: 40,
  pack: law,
  isDead: false,
  isExcluded: false,
  ...over,
})

describe('decideAccess, by example', () => {
  it.each<[string, Grant[], Access | null]>([
    ['nothing said', [], null],
    ['oneself', [grant({ capacity: 'self' })], { capacity: 'self', categories: 'all' }],
    ['a delegate for everything', [grant()], { capacity: 'delegate', categories: 'all' }],
    [
      'a delegate for two kinds, in two grants',
      [grant({ categories: ['visits'] }), grant({ categories: ['laboratory', 'visits'] })],
      { capacity: 'delegate', categories: ['laboratory', 'visits'] },
    ],
    ['a grant for nothing', [grant({ categories: [] })], null],
    ['a grant that begins now', [grant({ validFrom: noon })], { capacity: 'delegate', categories: 'all' }],
    ['a grant that begins in an hour', [grant({ validFrom: hour(1) })], null],
    ['a grant whose last instant is now', [grant({ validUntil: noon })], null],
    ['a grant ended an hour ago', [grant({ endedAt: hour(-1) })], null],
    ['a grant that ends in an hour', [grant({ endedAt: hour(1) })], { capacity: 'delegate', categories: 'all' }],
    ['a grant with an unreadable end', [grant({ validUntil: new Date(Number.NaN) })], null],
    ['a grant with an unreadable beginning', [grant({ validFrom: new Date(Number.NaN) })], null],
    [
      'an expired self grant beside a live delegate’s',
      [grant({ capacity: 'self', validUntil: noon }), grant({ categories: ['visits'] })],
      { capacity: 'delegate', categories: ['visits'] },
    ],
  ])('%s', (_what, grants, access) => expect(decideAccess(grants, noon, around())).toEqual(access))

  it.each<[string, number | null, Access | null]>([
    ['a child of 11', 11, { capacity: 'guardian', categories: 'all' }],
    [
      'on the twelfth birthday',
      12,
      { capacity: 'guardian', categories: ['allergies', 'appointments', 'immunizations'] },
    ],
    ['on the sixteenth birthday', 16, null],
    ['of unknown age', null, null],
  ])('narrows a guardian’s view: %s', (_what, ageYears, access) => {
    expect(decideAccess([grant({ capacity: 'guardian' })], noon, around({ ageYears }))).toEqual(access)
  })

  it.each<[string, Partial<Grant>, Partial<Circumstances>, Access | null]>([
    ['a child has no account of its own yet', { capacity: 'self' }, { ageYears: 11 }, null],
    ['a teenager has', { capacity: 'self' }, { ageYears: 12 }, { capacity: 'self', categories: 'all' }],
    [
      'a teenager’s delegate is the teenager’s choice',
      {},
      { ageYears: 16 },
      { capacity: 'delegate', categories: 'all' },
    ],
    [
      'who stands in for an adult without capacity',
      { capacity: 'guardian', isAgeBound: false, categories: ['medications'] },
      {},
      { capacity: 'guardian', categories: ['medications'] },
    ],
    ['a parent whom a court excludes', { capacity: 'guardian' }, { ageYears: 7, isExcluded: true }, null],
    ['an excluded delegate', {}, { isExcluded: true }, null],
    ['a guardian where no law is published', { capacity: 'guardian' }, { ageYears: 7, pack: null }, null],
    ['the account of somebody who has died', { capacity: 'self' }, { isDead: true }, null],
    ['a helper of somebody who has died', {}, { isDead: true }, null],
    [
      'a survivor',
      { capacity: 'guardian', isAgeBound: false, isAfterDeath: true },
      { isDead: true },
      { capacity: 'guardian', categories: 'all' },
    ],
  ])('%s', (_what, over, circumstances, access) => {
    expect(decideAccess([grant(over)], noon, around(circumstances))).toEqual(access)
  })

  it('calls a guardian who is a delegate too a guardian', () => {
    const both = [grant({ categories: ['visits'] }), grant({ capacity: 'guardian', categories: ['vitals'] })]
    expect(decideAccess(both, noon, around({ ageYears: 7 }))).toEqual({
      capacity: 'guardian',
      categories: ['visits', 'vitals'],
    })
  })
})

describe('decideAccess, whatever the grants', () => {
  const seen = (access: Access | null): readonly Category[] =>
    access === null ? [] : access.categories === 'all' ? CATEGORIES : access.categories

  it('never counts a grant that has ended or not begun', () => {
    const dead = fc.oneof(
      someGrant.map((g) => ({ ...g, validFrom: hour(1) })),
      someGrant.map((g) => ({ ...g, validUntil: hour(-1) })),
      someGrant.map((g) => ({ ...g, endedAt: noon })),
    )
    fc.assert(
      fc.property(fc.array(someGrant), fc.array(dead), (grants, over) => {
        expect(decideAccess([...over, ...grants], noon, around())).toEqual(decideAccess(grants, noon, around()))
      }),
    )
  })

  it('never shows less for more grants, and shows nothing without one', () => {
    fc.assert(
      fc.property(fc.array(someGrant), someGrant, fc.option(fc.nat(20)), (grants, another, ageYears) => {
        const growing = around({ ageYears })
        const before = seen(decideAccess(grants, noon, growing))
        const after = seen(decideAccess([...grants, another], noon, growing))
        expect(before.every((category) => after.includes(category))).toBe(true)
        expect(decideAccess([], noon, growing)).toBeNull()
      }),
    )
  })

  it('never shows a guardian more as the child grows', () => {
    fc.assert(
      fc.property(fc.array(guardiansGrant), fc.nat(20), fc.nat(5), (grants, age, years) => {
        const at = (ageYears: number) => seen(decideAccess(grants, noon, around({ ageYears })))
        expect(at(age + years).every((category) => at(age).includes(category))).toBe(true)
      }),
    )
  })
})

const someInstant = fc.integer({ min: -9, max: 9 }).map(hour)
const someGrant: fc.Arbitrary<Grant> = fc.record({
  capacity: fc.constantFrom('self', 'delegate', 'delegate', 'guardian'),
  categories: fc.option(fc.subarray([...CATEGORIES], { maxLength: 4 })),
  validFrom: someInstant,
  validUntil: fc.option(someInstant),
  endedAt: fc.option(someInstant),
  isAgeBound: fc.boolean(),
  isAfterDeath: fc.boolean(),
})
const guardiansGrant = someGrant.map((grant) => ({ ...grant, capacity: 'guardian' as const }))

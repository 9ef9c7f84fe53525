import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '#region/ground/random'
import { HAS_FEBRL, makeTwoFiles, readFebrl } from '../../../test/support/linkage/febrl-sets.ts'
import { inventPeople, type Line } from '../../../test/support/linkage/invented-people.ts'
import { type LinkageSet, makeSet, RECIPES } from '../../../test/support/linkage/linkage-sets.ts'
import { describe as describeLine, measureSet } from '../../../test/support/linkage/measure-set.ts'
import { HAS_SYNTHEA, readSynthea } from '../../../test/support/linkage/synthea-set.ts'
import { writeAgain } from '../../../test/support/linkage/write-again.ts'
import { matchLists } from './match-lists.ts'
import { judgeMatch } from './score.ts'

const CARE = {
  slip: 0.12,
  missing: 0.04,
  exchanged: 0.05,
  variant: 0,
  married: 0,
  moved: 0,
  replaced: 0.03,
  fillerBirth: 0,
}
const rules = { acceptFalse: 0.01, verifiedSystems: [] }

describe('matchLists, measured', () => {
  it.skipIf(!HAS_FEBRL).each([1, 2, 3] as const)(
    'Febrl %i: nobody false, few missed (skipped where it is not at hand)',
    (which) => {
      const { falseSame, recallOfSame, recallOfBoth, found } = measureSet(readFebrl(which))
      expect(falseSame).toBe(0)
      expect(recallOfSame).toBeGreaterThan(0.93)
      expect(recallOfBoth).toBeGreaterThan(0.99)
      expect(found.expectedFalse).toBeLessThan(0.01)
    },
  )

  it.skipIf(!HAS_FEBRL)('two files like Febrl 4 (skipped where Febrl is not at hand)', () => {
    const { falseSame, recallOfSame, recallOfBoth } = measureSet(makeTwoFiles(CARE, 11))
    expect(falseSame).toBe(0)
    expect(recallOfSame).toBeGreaterThan(0.93)
    expect(recallOfBoth).toBeGreaterThan(0.99)
  })

  it.skipIf(!HAS_SYNTHEA)(
    '250 of Synthea: no two are one, and each finds its copy (skipped where they are not at hand)',
    () => {
      expect(measureSet(readSynthea(null, 1)).same).toBe(0)
      const { falseSame, recallOfSame, recallOfBoth } = measureSet(readSynthea(CARE, 11))
      expect(falseSame).toBe(0)
      expect(recallOfSame).toBeGreaterThan(0.9)
      expect(recallOfBoth).toBeGreaterThan(0.98)
    },
  )

  it.each([
    ['two registers, usual care', 0.9],
    ['families and many twins', 0.9],
    ['many twins, no number', 0.5],
    ['few names', 0.9],
    ['three in ten fields missing', 0.6],
    ['nobody in both', 0],
    ['one list without copies', 0],
  ])('%s: nobody false', (name, least) => {
    const recipe = RECIPES.find((each) => each.name === name)!
    const { falseSame, recallOfSame, recallOfBoth } = measureSet(
      makeSet({ ...recipe, population: { ...recipe.population, people: 1000 } }, 21),
    )
    expect(falseSame).toBe(0)
    expect(recallOfSame).toBeGreaterThanOrEqual(least)
    expect(recallOfBoth).toBeGreaterThan(least === 0 ? 0 : 0.95)
  })
})

describe('matchLists, whatever the lists', () => {
  const small = fc.integer({ min: 1, max: 10_000 }).map((seed) => {
    const random = new Random('small', seed)
    const people = inventPeople({ people: 60, inFamilies: 0.7, twins: 0.3, givenNames: 20, familyNames: 20 }, seed)
    return {
      random,
      a: people.slice(0, 45),
      b: people.slice(15).map((line) => writeAgain(line, { ...CARE, slip: 0.1 }, random)),
    }
  })
  const named = (set: Pick<LinkageSet, 'a' | 'b'>, isTurned = false) => {
    const { a, b } = set
    const found = matchLists(a.map(describeLine), b?.map(describeLine) ?? null, rules)
    const name = ([i, j, bits]: readonly [number, number, number]) => {
      const names = [`a${a[i]!.person}`, `${b ? 'b' : 'a'}${(b ?? a)[j]!.person}`]
      return [
        ...(isTurned
          ? names.map((each) => each.replace(/[ab]/, (of) => (of === 'a' ? 'b' : 'a'))).reverse()
          : b
            ? names
            : names.sort()),
        bits.toFixed(6),
      ].join(' ')
    }
    return {
      same: found.same.map(name).sort(),
      possible: found.possible.map(name).sort(),
      compared: found.pairsCompared,
    }
  }
  const mixed = (lines: readonly Line[], random: Random) =>
    lines
      .map((line) => ({ line, at: random.next() }))
      .sort((x, y) => x.at - y.at)
      .map(({ line }) => line)

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(small, ({ a, b, random }) => {
        expect(named({ a: mixed(a, random), b: mixed(b, random) })).toEqual(named({ a, b }))
        expect(named({ a: mixed(a, random), b: null })).toEqual(named({ a, b: null }))
      }),
      { numRuns: 6 },
    )
  })

  it('does not depend on which list comes first', () => {
    fc.assert(
      fc.property(small, ({ a, b }) => {
        expect(named({ a: b, b: a }, true)).toEqual(named({ a, b }))
      }),
      { numRuns: 6 },
    )
  })

  it('calls nobody the same who looks like a twin, but for an equal number', () => {
    fc.assert(
      fc.property(small, ({ a, b }) => {
        const [ours, theirs] = [a.map(describeLine), b.map(describeLine)]
        for (const [i, j] of matchLists(ours, theirs, rules).same)
          if (a[i]!.number !== b[j]!.number)
            expect(judgeMatch(ours[i]!, theirs[j]!, rules).reasons.map(({ code }) => code)).not.toContain(
              'perhaps-twins',
            )
      }),
      { numRuns: 6 },
    )
  })

  it('learns weights that live linking can use', () => {
    const recipe = RECIPES.find(({ name }) => name === 'two registers, usual care')!
    const { a, b } = makeSet({ ...recipe, population: { people: 800 } }, 3)
    const { weights } = matchLists(a.map(describeLine), b!.map(describeLine), rules)
    const [one] = a.map(describeLine)
    expect(judgeMatch(one!, one!, { verifiedSystems: [], weights }).verdict).toBe('possible')
    expect(judgeMatch(one!, one!, { verifiedSystems: [], weights, sameFrom: 30 }).verdict).toBe('same')
  })

  it.each([[[]], [[0]], [[0, 1]]])('takes lists of hardly anybody', (places) => {
    const few = inventPeople({ people: 2, inFamilies: 0, twins: 0, givenNames: 5, familyNames: 5 }, 1).map(describeLine)
    const list = places.map((at) => few[at]!)
    expect(matchLists(list, null, rules).same).toEqual([])
    expect(matchLists(list, [], rules).possible).toEqual([])
  })

  it('holds a national number that the region has verified for proof, and another one for a contradiction', () => {
    const verified = { acceptFalse: 0.01, verifiedSystems: ['https://fhir.nhs.uk/Id/nhs-number'] }
    const numbered = (line: Line, value: string) => ({
      ...describeLine(line),
      identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
    })
    const [one] = inventPeople({ people: 1, inFamilies: 0, twins: 0, givenNames: 5, familyNames: 5 }, 1)
    const moved = { ...one!, street: 'Elsewhere', city: 'Far', postcode: '9999', phone: '', family: 'Newname' }
    expect(matchLists([numbered(one!, '9434765919')], [numbered(moved, '943 476 5919')], verified).same.length).toBe(1)
    expect(matchLists([numbered(one!, '9434765919')], [numbered(one!, '4505577104')], verified).same).toEqual([])
  })
})

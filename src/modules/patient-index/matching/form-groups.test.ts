import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPairs } from './draw-pairs.ts'
import { findPairs } from './find-pairs.ts'
import { formGroups } from './form-groups.ts'

const prior = 2 ** -10
const form = (
  links: readonly (readonly [number, number, number])[],
  { acceptFalse = 0.01, apart = [] as readonly (readonly [number, number])[] } = {},
) => {
  const contradiction = (x: number, y: number) =>
    apart.some(([i, j]) => (i === x && j === y) || (i === y && j === x)) ? 10 : 0
  const found = formGroups(
    links.map(([i, j, bits]) => ({ i, j, bits })),
    { prior, acceptFalse, contradiction },
  )
  return { ...found, groups: found.groups.map((group) => group.toSorted((a, b) => a - b)).sort() }
}

describe('formGroups', () => {
  it('joins what is sure, and leaves what is not', () => {
    const { groups, sameFrom, expectedFalse } = form([
      [1, 2, 30],
      [2, 3, 28],
      [4, 5, 12],
    ])
    expect(groups).toEqual([[1, 2, 3]])
    expect(sameFrom).toBe(28)
    expect(expectedFalse).toBeCloseTo(2 ** -20 + 2 * 2 ** -18, 6)
  })

  it('stops before the doubts together reach what is accepted', () => {
    const links = Array.from({ length: 100 }, (_, i): [number, number, number] => [2 * i, 2 * i + 1, 22 - i / 100])
    const { groups, expectedFalse } = form(links)
    expect(expectedFalse).toBeLessThan(0.01)
    expect(groups.length).toBeGreaterThan(20)
    expect(groups.length).toBeLessThan(60)
    expect(form(links, { acceptFalse: 1 }).groups.length).toBe(100)
  })

  it('lets links of one score stand or fall together', () => {
    const links = Array.from({ length: 100 }, (_, i): [number, number, number] => [2 * i, 2 * i + 1, 22])
    expect(form(links)).toMatchObject({ groups: [], sameFrom: Number.POSITIVE_INFINITY })
  })

  it('joins nobody with two partners of whom neither is clearly better', () => {
    expect(
      form(
        [
          [1, 2, 25],
          [1, 3, 24.5],
        ],
        { apart: [[2, 3]] },
      ).groups,
    ).toEqual([])
  })

  it('keeps the partner that is clearly better', () => {
    expect(
      form(
        [
          [1, 2, 30],
          [1, 3, 24],
        ],
        { apart: [[2, 3]] },
      ).groups,
    ).toEqual([[1, 2]])
  })

  it('takes a link that is sure enough in spite of a contradiction', () => {
    expect(
      form(
        [
          [1, 2, 45],
          [1, 3, 40],
        ],
        { apart: [[2, 3]] },
      ).groups,
    ).toEqual([[1, 2, 3]])
  })

  it('does not depend on the order of the links', () => {
    const link = fc.tuple(fc.nat(7), fc.integer({ min: 8, max: 15 }), fc.integer({ min: 15, max: 40 }))
    const pair = fc.tuple(fc.nat(7), fc.integer({ min: 8, max: 15 }))
    const some = fc.uniqueArray(link, { selector: ([i, j]) => i * 100 + j })
    fc.assert(
      fc.property(some, fc.array(pair), fc.infiniteStream(fc.nat()), (links, apart, random) => {
        const mixed = links.map((each) => ({ each, at: random.next().value })).sort((a, b) => a.at - b.at)
        const turned = mixed.map(({ each: [i, j, bits] }): [number, number, number] => [i, j, bits])
        expect(form(turned, { apart })).toEqual(form(links, { apart }))
      }),
    )
  })
})

describe('findPairs', () => {
  const keys = fc.array(fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { maxLength: 4 }), { maxLength: 12 })
  const arrays = (list: readonly number[][]) => list.map((each) => Int32Array.from(each))
  const share = (a: readonly number[], b: readonly number[]) => a.some((key) => b.includes(key))

  it('gives each pair that shares a key once, of two lists', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const expected = a.flatMap((x, i) => b.flatMap((y, j) => (share(x, y) ? [`${i} ${j}`] : [])))
        expect([...findPairs(arrays(a), arrays(b))].map((pair) => pair.join(' ')).sort()).toEqual(expected.sort())
      }),
    )
  })

  it('gives each pair that shares a key once, of one list', () => {
    fc.assert(
      fc.property(keys, (a) => {
        const expected = a.flatMap((x, i) => a.slice(0, i).flatMap((y, j) => (share(x, y) ? [`${i} ${j}`] : [])))
        expect([...findPairs(arrays(a), null)].map((pair) => pair.join(' ')).sort()).toEqual(expected.sort())
      }),
    )
  })

  it('passes over a key that everybody has', () => {
    const everybody = Array.from({ length: 200 }, () => [1])
    expect([...findPairs(arrays(everybody), null)]).toEqual([])
  })
})

describe('drawPairs', () => {
  it('draws the same for the same seed, and nobody with themselves', () => {
    const [once, again] = [[...drawPairs(1000, null, 500, 7)], [...drawPairs(1000, null, 500, 7)]]
    expect(once).toEqual(again)
    expect(once.length).toBe(500)
    expect(once.every(([i, j]) => i !== j && i < 1000 && j < 1000)).toBe(true)
    expect([...drawPairs(1000, null, 500, 8)]).not.toEqual(once)
  })

  it('gives all pairs once where there are few', () => {
    expect([...drawPairs(3, null, 500, 7)]).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ])
    expect([...drawPairs(2, 2, 500, 7)].length).toBe(4)
  })
})

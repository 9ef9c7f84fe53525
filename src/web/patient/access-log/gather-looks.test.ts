import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherLooks, type LookEntry } from './gather-looks.ts'

const NEWEST = Date.parse('2026-05-03T12:00:00Z')

const look = fc.record({
  accountId: fc.constantFrom(null, 'a', 'b'),
  who: fc.constantFrom('Ida Berg', 'Ola Vik'),
  marks: fc.constantFrom([], ['night'], ['night', 'many']),
  page: fc.constantFrom('desk', 'clinic'),
  category: fc.constantFrom(null, 'laboratory'),
  question: fc.constantFrom(null, null, null, { answer: null }),
})
const looks = fc.array(look, { maxLength: 30 }).map((all) =>
  all.map((each, at) => ({
    role: 'clerk',
    capacity: 'clerk',
    institutionName: 'Nordfjord',
    onBehalfOf: null,
    ...each,
    at: new Date(NEWEST - at * 60_000),
    disclosureId: `look-${at}`,
  })),
) as unknown as fc.Arbitrary<readonly LookEntry[]>

const said = ({ at: _at, disclosureId: _id, ...words }: LookEntry) => JSON.stringify(words)

describe('looks that say the same are one line', () => {
  it('no look is lost, none is told in the words of another, and no two lines beside each other say the same', () => {
    fc.assert(
      fc.property(looks, (all) => {
        const lines = gatherLooks(all)
        expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(all.length)
        let next = 0
        for (const { since, times, ...line } of lines) {
          const those = all.slice(next, next + times)
          expect(line).toEqual(those[0])
          expect(since).toEqual(those.at(-1)!.at)
          for (const each of those) expect(said(each)).toBe(said(those[0]!))
          if (line.question) expect(times).toBe(1)
          next += times
          const after = all[next]
          if (after && !after.question && !line.question) expect(said(after)).not.toBe(said(line))
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkId, PersonId } from '#base/ids'
import { decidePersons, type StandingChange } from './decide-persons.ts'

const link = (name: string) => name as LinkId
const person = (name: string) => name as PersonId
const join = (from: string, into: string): StandingChange => ({
  kind: 'join',
  linkId: link(from),
  intoLink: link(into),
})
const part = (from: string, into: string): StandingChange => ({
  kind: 'part',
  linkId: link(from),
  intoPersonId: person(into),
})
const LINKS = ['a', 'b', 'c', 'd'].map((name) => ({ linkId: link(name), originPersonId: person(name.toUpperCase()) }))
const said = (changes: readonly StandingChange[]) =>
  [...decidePersons(LINKS, changes)].map(([from, to]) => `${from}${to}`).join(' ')

describe('decidePersons, by example', () => {
  it.each<[string, StandingChange[], string]>([
    ['nothing said', [], 'aA bB cC dD'],
    ['one into another', [join('a', 'b')], 'aB bB cC dD'],
    ['a chain', [join('a', 'b'), join('b', 'c')], 'aC bC cC dD'],
    ['a chain whose first step is undone', [join('b', 'c')], 'aA bC cC dD'],
    ['into itself', [join('a', 'a')], 'aA bB cC dD'],
    ['in a circle', [join('a', 'b'), join('b', 'a')], 'aB bB cC dD'],
    ['twice', [join('a', 'b'), join('a', 'b')], 'aB bB cC dD'],
    ['two pairs that become one', [join('a', 'b'), join('c', 'd'), join('a', 'c')], 'aD bD cD dD'],
    ['what was said of a stays with a', [join('a', 'b'), join('a', 'c')], 'aC bC cC dD'],
    ['what was said of a, when a was not b', [join('a', 'c')], 'aC bB cC dD'],
    ['one goes out of three', [join('a', 'b'), join('c', 'b'), part('a', 'A')], 'aA bB cB dD'],
    ['goes out and comes back', [join('a', 'b'), part('a', 'N'), join('a', 'b')], 'aB bB cC dD'],
    ['a link that is not there', [join('a', 'x')], 'aA bB cC dD'],
  ])('%s', (_what, changes, expected) => expect(said(changes)).toBe(expected))

  it('lets what was found by a description go with it', () => {
    const found = { linkId: link('e'), originPersonId: person('A') }
    expect([...decidePersons([...LINKS, found], [join('a', 'b')])].at(-1)).toEqual(['e', 'B'])
    expect([...decidePersons([...LINKS, found], [])].at(-1)).toEqual(['e', 'A'])
  })
})

describe('decidePersons, whatever is said', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const joins = fc.array(fc.tuple(name, name).map(([from, into]) => join(from, into)))

  it('makes one of exactly those whom a path of statements ties together', () => {
    fc.assert(
      fc.property(joins, (changes) => {
        const group = new Map(LINKS.map(({ linkId }) => [linkId as string, linkId as string]))
        for (const change of changes) {
          if (change.kind !== 'join') continue
          const [one, other] = [group.get(change.linkId)!, group.get(change.intoLink)!]
          for (const [each, of] of group) if (of === one) group.set(each, other)
        }
        const personOf = decidePersons(LINKS, changes)
        for (const one of LINKS)
          for (const other of LINKS)
            expect(personOf.get(one.linkId) === personOf.get(other.linkId)).toBe(
              group.get(one.linkId) === group.get(other.linkId),
            )
      }),
    )
  })

  it('ties together the same people in whatever order it is said', () => {
    fc.assert(
      fc.property(joins, fc.nat(), (changes, turn) => {
        const groups = (order: readonly StandingChange[]) =>
          [...Map.groupBy(LINKS, ({ linkId }) => decidePersons(LINKS, order).get(linkId)).values()]
            .map((together) => together.map(({ linkId }) => linkId).join(''))
            .sort()
        const at = changes.length === 0 ? 0 : turn % changes.length
        expect(groups([...changes.slice(at), ...changes.slice(0, at)])).toEqual(groups(changes))
      }),
    )
  })
})

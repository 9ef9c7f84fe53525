import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedId, InstitutionId, ItemId } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import { type Likeness, likenessOf } from './likeness.ts'
import { type Ranked, settleTwins } from './settle-twins.ts'
import type { Sighting } from './sighting.ts'

const POTASSIUM = { system: 'http://loinc.org', code: '2823-3' }
const LOCAL = { system: 'urn:oid:2.999.5', code: 'K' }
const quantity = (number: number | null, unit: string | null, ucum: string | null = null) => ({
  text: `${number} ${unit}`,
  number,
  unit,
  ucum,
})

const potassium: Sighting = {
  itemId: 'a' as ItemId,
  institutionId: 'north' as InstitutionId,
  feedId: 'north-fhir' as FeedId,
  resourceType: 'Observation',
  title: 'Potassium',
  codes: [POTASSIUM],
  happened: readClinicalDate('2026-03-02T08:00:00+01:00'),
  value: quantity(4.2, 'mmol/L', 'mmol/L'),
  content: null,
  parts: 0,
  numbers: [],
  details: {},
}
const BY_MESSAGE = { itemId: 'b' as ItemId, feedId: 'north-hl7v2' as FeedId }
const ELSEWHERE = { itemId: 'c' as ItemId, feedId: 'south-ccda' as FeedId, institutionId: 'south' as InstitutionId }
const at = (text: string) => ({ happened: readClinicalDate(text) })

describe('two items are', () => {
  const cases: readonly (readonly [name: string, over: Partial<Sighting>, Likeness])[] = [
    ['the same by two doors of one sender', BY_MESSAGE, 'same'],
    ['the same where seconds and the zone are written otherwise', at('2026-03-02T07:00:31Z'), 'same'],
    ['the same elsewhere with one code that means the same everywhere', ELSEWHERE, 'same'],
    ['different elsewhere where one says no value', { ...ELSEWHERE, value: null, numbers: [] }, 'different'],
    ['perhaps the same where one knows the day alone', { ...BY_MESSAGE, ...at('2026-03-02') }, 'perhaps'],
    [
      'perhaps the same where one wrote midnight for the day',
      { ...BY_MESSAGE, ...at('2026-03-02T00:00:00+01:00') },
      'perhaps',
    ],
    [
      'the same by the laboratory’s number, though one knows the day alone',
      { ...ELSEWHERE, ...at('2026-03-02'), numbers: ['lab|7'] },
      'same',
    ],
    ['perhaps the same where one leaves out the unit', { ...BY_MESSAGE, value: quantity(4.2, null) }, 'perhaps'],
    [
      'perhaps the same where one sender’s two doors differ in the value',
      { ...BY_MESSAGE, value: quantity(4.9, 'mmol/L', 'mmol/L') },
      'perhaps',
    ],
    [
      'different where values differ elsewhere',
      { ...ELSEWHERE, value: quantity(4.9, 'mmol/L', 'mmol/L') },
      'different',
    ],
    ['different an hour apart', { ...BY_MESSAGE, ...at('2026-03-02T09:00:00+01:00') }, 'different'],
    ['different without a date', { ...BY_MESSAGE, happened: null }, 'different'],
    [
      'different with another code of one system',
      { ...BY_MESSAGE, codes: [{ ...POTASSIUM, code: '6298-4' }] },
      'different',
    ],
    ['perhaps the same with local codes of one name', { ...BY_MESSAGE, codes: [LOCAL] }, 'perhaps'],
    ['different of another kind', { ...BY_MESSAGE, resourceType: 'DiagnosticReport' }, 'different'],
  ]
  it.each(cases)('%s', (_, over, expected) => {
    const one = { ...potassium, numbers: ['lab|7'] }
    const other = { ...potassium, ...over }
    expect(likenessOf(one, other)).toBe(expected)
    expect(likenessOf(other, one)).toBe(expected)
  })

  it('never joined in spite of another place of the body or another lot', () => {
    for (const name of ['bodySite', 'lotNumber'] as const)
      expect(
        likenessOf(
          { ...potassium, details: { [name]: 'a' } },
          { ...potassium, ...BY_MESSAGE, details: { [name]: 'b' } },
        ),
      ).toBe('different')
  })

  it('one vaccination where the vaccine, the day and the giver or the lot are the same', () => {
    const dose = {
      ...potassium,
      resourceType: 'Immunization',
      value: null,
      codes: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '207' }],
    }
    const day = at('2026-03-02')
    expect(likenessOf({ ...dose, ...day }, { ...dose, ...day, ...BY_MESSAGE })).toBe('same')
    expect(likenessOf({ ...dose, ...day }, { ...dose, ...day, ...ELSEWHERE })).toBe('perhaps')
    const lot = { details: { lotNumber: 'x1' } }
    expect(likenessOf({ ...dose, ...day, ...lot }, { ...dose, ...day, ...ELSEWHERE, ...lot })).toBe('same')
  })
})

const sightings: fc.Arbitrary<Ranked[]> = fc
  .array(
    fc.record({
      door: fc.constantFrom(0, 1, 2),
      minute: fc.constantFrom('2026-03-02T08:00:00Z', '2026-03-02T08:01:00Z', '2026-03-02'),
      value: fc.constantFrom(4.2, 4.3),
      code: fc.constantFrom(POTASSIUM, LOCAL),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ door, minute, value, code }, at) => ({
      ...potassium,
      itemId: `item-${at}` as ItemId,
      feedId: `door-${door}` as FeedId,
      institutionId: (door < 2 ? 'north' : 'south') as InstitutionId,
      happened: readClinicalDate(minute),
      value: quantity(value, 'mmol/L'),
      codes: [code],
      rank: door,
    })),
  )

describe('of any items', () => {
  const settle = (all: readonly Ranked[]) => settleTwins(new Set(all.map(({ itemId }) => itemId)), all).twins
  const ordered = (twins: ReturnType<typeof settle>) =>
    twins.map(({ itemId, twinId, kind }) => `${itemId} ${twinId} ${kind}`).toSorted()

  it('likeness is the same both ways, and another number or value never makes it surer', () => {
    const RANK = { different: 0, perhaps: 1, same: 2 }
    fc.assert(
      fc.property(sightings, (all) => {
        for (const one of all)
          for (const other of all) {
            const likeness = likenessOf(one, other)
            expect(likenessOf(other, one)).toBe(likeness)
            const changed = { ...other, value: quantity(9.9, 'mmol/L') }
            expect(RANK[likenessOf(one, changed)]).toBeLessThanOrEqual(RANK[likeness])
          }
      }),
    )
  })

  it('the order in which they came does not matter', () => {
    fc.assert(
      fc.property(
        sightings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(ordered(settle(shuffled))).toEqual(ordered(settle(all)))
        },
      ),
    )
  })

  it('one always stands for those that stand behind, equal to it and of another door', () => {
    fc.assert(
      fc.property(sightings, (all) => {
        const twins = settle(all)
        const behind = new Set(twins.filter(({ kind }) => kind === 'stands-behind').map(({ itemId }) => itemId))
        const byId = new Map(all.map((each) => [each.itemId, each]))
        for (const { itemId, twinId, kind } of twins) {
          const [one, other] = [byId.get(itemId)!, byId.get(twinId)!]
          expect(one.feedId).not.toBe(other.feedId)
          if (kind === 'perhaps') continue
          expect(one.value).toEqual(other.value)
          if (kind === 'stands-behind') expect(behind.has(twinId)).toBe(false)
        }
      }),
    )
  })
})

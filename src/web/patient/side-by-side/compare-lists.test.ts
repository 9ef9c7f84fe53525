import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readListed } from '#formats/fhir/read-listed'
import { denialsIn, differencesIn } from './compare-lists.ts'
import { gatherGroups, type ListedEntry } from './gather-groups.ts'

const SNOMED = 'http://snomed.info/sct'
const concept = (code: string, system = SNOMED) => ({ coding: [{ system, code }] })
let made = 0

function entry(institutionId: string, title: string, resource: object): ListedEntry {
  const row = { itemId: `item-${++made}`, title, institutionId, institutionName: institutionId }
  return { row, facts: readListed({ resourceType: 'AllergyIntolerance', ...resource } as never) }
}

const allergy = (institutionId: string, title: string, over: object = {}) =>
  entry(institutionId, title, { clinicalStatus: concept('active'), code: { text: title }, ...over })
const problem = (institutionId: string, over: object) =>
  entry(institutionId, 'Gout', { resourceType: 'Condition', ...over })
const noThing = () => null

describe('lists side by side', () => {
  it('stand together by a code, by another coding of the same entry, by what codes are known to be, and by the name', () => {
    const both = { coding: [...concept('44054006').coding, ...concept('E11', 'http://hl7.org/fhir/sid/icd-10').coding] }
    const entries = [
      entry('a', 'Sugar', { code: concept('44054006') }),
      entry('b', 'Type 2', { code: both }),
      entry('c', 'Diabetes', { code: concept('E11', 'http://hl7.org/fhir/sid/icd-10') }),
      entry('d', 'Known as one', { code: concept('x', 'urn:other') }),
      allergy('e', 'Allergy to penicillin'),
      allergy('f', 'Penicillin allergy'),
      allergy('g', 'Penicillin V'),
      entry('h', 'Diabetes (type 1)', {}),
      entry('i', 'Diabetes (type 2)', {}),
    ]
    const alike = (code: string) => (code === 'urn:other|x' || code.endsWith('|E11') ? 'diabetes' : null)
    const groups = gatherGroups(entries, alike).map((group) => group.map(({ row }) => row.institutionId).join(''))
    expect(groups).toEqual(['abcd', 'ef', 'g', 'h', 'i'])
  })

  it('do not stand together by a code that names nothing', () => {
    const codes = [
      concept('UNK', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'),
      concept('unknown', 'http://terminology.hl7.org/CodeSystem/data-absent-reason'),
      concept('419199007'),
      concept('416098002'),
      concept('999', 'http://hl7.org/fhir/sid/cvx'),
    ]
    for (const code of codes)
      expect(gatherGroups([entry('a', 'Latex', { code }), entry('b', 'Penicillin', { code })], noThing)).toHaveLength(2)
    const drug = { coding: [...concept('416098002').coding, ...concept('91936005').coding] }
    expect(
      gatherGroups(
        [entry('a', 'Drug', { code: drug }), entry('b', 'Penicillin', { code: concept('91936005') })],
        noThing,
      ),
    ).toHaveLength(1)
  })

  it('say that two differ although a third agrees with both', () => {
    const dates = ['2019', '2019-05-03', '2019-07-01']
    const group = dates.map((onsetDateTime, at) => problem('abc'[at]!, { onsetDateTime }))
    expect(differencesIn(group).map(({ aspect }) => aspect)).toEqual(['began'])
    expect(differencesIn(group.slice(0, 2))).toEqual([])
  })

  it('drop nothing and show nothing twice, whatever came', () => {
    const any = fc.record({
      who: fc.constantFrom('a', 'b', 'c'),
      title: fc.string(),
      code: fc.constantFrom('1', '2', '3'),
    })
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const entries = all.map(({ who, title, code }) => entry(who, title, { code: concept(code) }))
        const together = gatherGroups(entries, noThing).flat()
        expect(new Set(together)).toEqual(new Set(entries))
        expect(together).toHaveLength(entries.length)
      }),
      { numRuns: 50 },
    )
  })

  it('say in what they differ, and that who is silent does not', () => {
    const group = [
      problem('a', { clinicalStatus: concept('active'), onsetDateTime: '2019' }),
      problem('b', { clinicalStatus: concept('resolved'), onsetDateTime: '2019-05-03', abatementDateTime: '2021' }),
      problem('c', { severity: { text: 'mild' } }),
    ]
    expect(differencesIn(group).map(({ aspect, said }) => [aspect, said.map((each) => each.institutionName)])).toEqual([
      ['state', ['a', 'b']],
    ])
    expect(
      differencesIn([problem('a', { onsetDateTime: '2019' }), problem('b', { onsetDateTime: '2020-01' })]),
    ).toHaveLength(1)
    expect(differencesIn([problem('a', { onsetDateTime: '2019' }), problem('a', { onsetDateTime: '2020' })])).toEqual(
      [],
    )
    expect(
      differencesIn([allergy('a', 'Nuts', { criticality: 'high' }), allergy('b', 'Nuts', { criticality: 'low' })])[0]!
        .aspect,
    ).toBe('criticality')
    const unsure = { verificationStatus: concept('unconfirmed') }
    expect(differencesIn([allergy('a', 'Nuts'), allergy('b', 'Nuts', unsure)])[0]!.aspect).toBe('state')
    const refuted = { verificationStatus: concept('refuted') }
    expect(differencesIn([allergy('a', 'Nuts'), allergy('b', 'Nuts', refuted)])[0]!.aspect).toBe('state')
  })

  it('let a "none known" stand out against what another has in force, of the kind it is about', () => {
    const none = (code: string) => allergy('a', 'No known allergy', { code: concept(code) })
    const nuts = allergy('b', 'Nuts', { category: ['food'] })
    expect(denialsIn([none('716186003'), nuts])[0]!.others).toEqual([{ institutionName: 'b', titles: ['Nuts'] }])
    expect(denialsIn([none('429625007'), nuts])).toHaveLength(1)
    expect(denialsIn([none('409137002'), nuts])).toEqual([])
    expect(denialsIn([none('716186003'), allergy('b', 'Nuts', { clinicalStatus: concept('resolved') })])).toEqual([])
    expect(denialsIn([none('716186003'), allergy('a', 'Nuts')])).toEqual([])
    expect(denialsIn([none('716186003'), none('716186003')])).toEqual([])
  })
})

import { expect, it } from 'vitest'
import { ccda, result, results, section } from '../../../test/support/ccda-samples.ts'
import { readItem } from '../fhir/read-item.ts'
import { mapDocument } from './map-document.ts'
import { readDocument } from './read-document.ts'

const value = '<value xsi:type="PQ" value="83" unit="umol/L"/>'

function rangeIn(...ranges: readonly string[]) {
  const written = ranges.map((each) => `<referenceRange><observationRange>${each}</observationRange></referenceRange>`)
  const made = result({ value }).replace(/<referenceRange>.*<\/referenceRange>/s, written.join(''))
  const read = readDocument(Buffer.from(ccda({ sections: [section('30954-2', 'Results', '', results('o', made))] })))
  if (!read.ok) throw new Error(read.fault.what)
  const { resources } = mapDocument(read.document, { zone: 'Europe/Oslo' })
  const drafts = resources.map(({ resource, text }) => readItem(resource, text))
  return drafts.find((draft) => draft.value?.text === '83 umol/L')?.range
}

const between = (low: number, high: number) =>
  `<value xsi:type="IVL_PQ"><low value="${low}" unit="umol/L"/><high value="${high}" unit="umol/L"/></value>`
const sexed = (code: string) =>
  `<precondition typeCode="PRCN"><criterion><value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.5.1"/></criterion></precondition>`
const aged =
  '<precondition1><criterion1><value xsi:type="IVL_PQ"><low value="18" unit="a"/></value></criterion1></precondition1>'

it('reads whose a range is from its criteria: sex by code, an age as an interval of time', () => {
  expect(
    rangeIn(`${between(60, 105)}${sexed('M')}`, `${between(45, 90)}${sexed('F')}${aged}`)?.conditional,
  ).toMatchObject([
    { low: 60, high: 105, sex: 'male', age: null, condition: null },
    { low: 45, high: 90, sex: 'female', age: { low: { value: 18, unit: 'a' }, high: null }, condition: null },
  ])
})

it('takes any other criterion for a condition of which nothing is known', () => {
  const pregnant = '<precondition><criterion><text>pregnant</text></criterion></precondition>'
  expect(rangeIn(between(45, 90), `${between(35, 70)}${pregnant}`)?.conditional).toMatchObject([
    { condition: null },
    { low: 35, condition: 'pregnant' },
  ])
})

it('reads ranges of men and women from the words of one', () => {
  expect(rangeIn('<text>M 60-105 umol/L; F 45-90 umol/L</text>')?.conditional).toMatchObject([
    { low: 60, sex: 'male' },
    { low: 45, sex: 'female' },
  ])
})

it('takes no interval for an age that says it is another, nor one of two', () => {
  const weeks = (code: string) =>
    `<precondition><criterion>${code}<value xsi:type="IVL_PQ"><low value="12" unit="wk"/><high value="20" unit="wk"/></value></criterion></precondition>`
  const gestation = '<code code="11778-8" codeSystem="2.16.840.1.113883.6.1" displayName="Gestation"/>'
  for (const criteria of [weeks(gestation), `${aged}${weeks('')}`, `${aged}${weeks(gestation)}`]) {
    const read = rangeIn(between(45, 90), `${between(35, 70)}${criteria}`)?.conditional
    expect(read?.[1], criteria).toMatchObject({ low: 35, age: null, condition: expect.stringMatching(/./) })
  }
  const age = '<code code="30525-0" codeSystem="2.16.840.1.113883.6.1"/>'
  expect(rangeIn(between(45, 90), `${between(35, 70)}${weeks(age)}`)?.conditional[1]).toMatchObject({
    age: { low: { value: 12, unit: 'wk' } },
    condition: null,
  })
})

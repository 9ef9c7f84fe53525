import { describe, expect, test } from 'vitest'
import { explanationsOf } from './explanations.ts'
import { readExplanations } from './read-explanations.ts'

const EVERY = (text: string) => `{ en: ${text}, fr: ${text} fr, nb: ${text} nb, es: ${text} es, ar: ${text} ar }`
const shipped = (more = '', codes = 'loinc: [2160-0]') =>
  `entries:\n  - id: creatinine\n    codes: { ${codes} }\n    name: ${EVERY('Creatinine')}\n    for: ${EVERY('For')}\n${more}`
const faultsOf = (text: string, whose: 'shipped' | 'own' = 'shipped') =>
  readExplanations([{ name: 'kidneys.yaml', text }], whose).faults

const own = (more: string, reviewed = 'reviewed: { by: Dr Lien, institution: Nordfjord, on: 2026-03-01 }') =>
  `${reviewed}\nentries:\n  - id: creatinine\n${more}`

describe('a content file', () => {
  test('is read', () => {
    const { explanations, faults } = readExplanations([{ name: 'a', text: shipped() }], 'shipped')
    expect(faults).toEqual([])
    expect(explanations[0]).toMatchObject({
      id: 'creatinine',
      codes: ['http://loinc.org|2160-0'],
      wordings: { nb: { name: 'Creatinine nb', for: 'For nb', high: null, review: null, sources: [] } },
    })
  })

  test.each([
    ['no YAML', 'entries: [', /kidneys\.yaml: is no YAML/],
    ['no entries', 'group: x', /must have "entries"/],
    [
      'an unknown word',
      shipped('    hight: x'),
      /entry 1 \(creatinine\): "hight" is not known; there are id, several, codes/,
    ],
    ['a language too few', shipped('    high: { en: High }'), /high lacks fr, nb, es, ar/],
    ['a text too long', shipped(`    high: ${EVERY('x'.repeat(400))}`), /high\.en has 400 characters; at most 340/],
    ['an exclamation mark', shipped(`    high: ${EVERY('Help!')}`), /has a sign that pages do not use/],
    ['a mistyped LOINC code', shipped('', 'loinc: [2160-1]'), /"2160-1", which is no code of that system/],
    ['a mistyped SNOMED CT code', shipped('', 'snomed: [44054007]'), /"44054007", which is no code/],
    ['an unknown code system', shipped('', 'npu: [NPU01807]'), /codes\.npu is no code system we know/],
    ['a review without a day', `reviewed: { by: A, institution: B, on: soon }\n${shipped()}`, /reviewed needs by/],
  ])('with %s says what, where and how to mend it', (_what, text, fault) => {
    expect(faultsOf(text)).toContainEqual(expect.stringMatching(fault))
  })

  test('may not explain a code twice', () => {
    const other = shipped().replace('id: creatinine', 'id: other')
    const { faults } = readExplanations(
      [
        { name: 'a', text: shipped() },
        { name: 'b', text: other },
      ],
      'shipped',
    )
    expect(faults).toEqual(['http://loinc.org|2160-0: stands in creatinine and in other; a code belongs to one entry'])
  })
})

describe('a region’s own file', () => {
  test('must say who reviewed it', () => {
    expect(faultsOf(own('    name: { nb: Kreatinin }', ''), 'own')).toContainEqual(
      expect.stringMatching(/needs "reviewed": by whom/),
    )
  })

  test('replaces the wording of a language as a whole, and leaves the others as they are', () => {
    const below = readExplanations([{ name: 'a', text: shipped() }], 'shipped').explanations
    const above = readExplanations([{ name: 'b', text: own('    name: { nb: Nyreprøve }') }], 'own')
    expect(above.faults).toEqual([])
    const found = explanationsOf(below, above.explanations).find('http://loinc.org|2160-0')!
    expect(found.wordings.nb).toMatchObject({ name: 'Nyreprøve', for: null, review: { by: 'Dr Lien' } })
    expect(found.wordings.fr).toMatchObject({ name: 'Creatinine fr', for: 'For fr', review: null })
  })
})

test('a thing is found by a word of its lay name, in the reader’s language or in English, with accents or without', () => {
  const text = shipped().replace('Creatinine es', 'Función')
  const { codesCalled } = explanationsOf(readExplanations([{ name: 'a', text }], 'shipped').explanations)
  for (const word of ['funcion', 'FUNCIÓN', 'creat'])
    expect(codesCalled(word, 'es')).toEqual(['http://loinc.org|2160-0'])
  expect(codesCalled('funcion', 'fr')).toEqual([])
})

test('a code of ICD-10 without words of its own has those of its category, in clinical editions too', () => {
  const text = shipped('', 'icd-10: [E11, E11.2]').replace('creatinine', 'diabetes')
  const { find } = explanationsOf(readExplanations([{ name: 'a', text }], 'shipped').explanations)
  expect(find('http://hl7.org/fhir/sid/icd-10-cm|E11.9')?.id).toBe('diabetes')
  expect(find('http://hl7.org/fhir/sid/icd-10|E12')).toBeNull()
  expect(find('|')).toBeNull()
  expect(find('http://loinc.org|E11.9')).toBeNull()
})

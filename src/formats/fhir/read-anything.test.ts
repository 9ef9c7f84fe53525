import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteSections } from './note-sections.ts'
import { readAppointment } from './read-appointment.ts'
import { readFinding } from './read-finding.ts'
import { readPrescription } from './read-prescription.ts'
import type { Resource } from './types.ts'

const NAMES = [
  'participant',
  'actor',
  'start',
  'end',
  'slot',
  'requestedPeriod',
  'cancelationReason',
  'patientInstruction',
  'status',
  'dispenseRequest',
  'validityPeriod',
  'effectivePeriod',
  'numberOfRepeatsAllowed',
  'reasonCode',
  'requester',
  'component',
  'code',
  'coding',
  'system',
  'display',
  'text',
  'valueCodeableConcept',
  'valueString',
  'interpretation',
  'reference',
]
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, -1, 1e308, '', '2026', '2026-13', 'S', 'Slot/1', '#'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 6 }),
  ),
}))

describe('whatever an institution sends', () => {
  it.each([
    ['Appointment', readAppointment],
    ['MedicationRequest', readPrescription],
    ['MedicationStatement', readPrescription],
    ['Observation', readFinding],
  ] as const)('%s is read without a fault', (resourceType, read) => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), tree, { maxKeys: 10 }), (fields) => {
        expect(() => read({ ...fields, resourceType } as Resource)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  it('a note keeps every word, whatever its lines', () => {
    const line = fc.oneof(
      fc.constantFrom('# Plan', '# left radius', 'diagnosis.', 'IMPRESSION', 'Impression: well', '', ' ', '#'),
      fc.string({ maxLength: 80 }),
    )
    const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const note = lines.join('\n')
        const read = noteSections(note).flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs])
        expect(wordsOf(read.join('\n'))).toEqual(wordsOf(note))
      }),
      { numRuns: 500 },
    )
  })
})

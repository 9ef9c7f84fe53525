import { expect, test } from 'vitest'
import { noteSections } from './note-sections.ts'

const leading = (note: string) => noteSections(note).filter(({ leads }) => leads)

test('the sign for a fracture stays where it was written', () => {
  expect(noteSections('# left distal radius\nIn plaster.')).toEqual([
    { heading: null, paragraphs: [expect.stringContaining('# left distal radius')] },
  ])
  expect(noteSections('# Plan\nRest.')).toEqual([{ heading: 'Plan', paragraphs: ['Rest.'] }])
})

test('a line that only wraps is no heading', () => {
  expect(leading('The slides do not allow a\ndiagnosis.\nPlease send more.')).toEqual([])
  expect(leading('This is only a first\nimpression\nand may change.')).toEqual([])
})

test.each(['Previous report:\nImpression: malignant', 'Clinical information:\nDiagnosis: melanoma?'])(
  'what may be quoted from elsewhere does not lead: %s',
  (quoted) => {
    expect(leading(quoted)).toEqual([])
    expect(leading(`${quoted}\nConclusion: benign`)).toEqual([])
  },
)

test('one conclusion leads', () => {
  expect(leading('Findings: clear.\nImpression: normal')).toEqual([
    { heading: 'Impression', paragraphs: ['normal'], leads: true },
  ])
})

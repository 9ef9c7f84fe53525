import type { NarrativeDocument } from '#formats/ccda/read-narrative'

const cell = (text: string, isHeader = false) => ({ text, isHeader, columns: 1, rows: 1 })

/** An invented document, for the review page and tests. */
export const sampleDocument: NarrativeDocument = {
  title: 'Discharge summary',
  authors: ['Eva Berg'],
  sections: [
    {
      title: 'Hospital course',
      depth: 0,
      blocks: [
        { kind: 'paragraph', text: 'She came home on the third day.\nThe wound is dry.' },
        {
          kind: 'list',
          isOrdered: false,
          items: [[{ kind: 'paragraph', text: 'Rest' }], [{ kind: 'paragraph', text: 'Drink' }]],
        },
      ],
    },
    {
      title: 'Medicines',
      depth: 0,
      blocks: [
        {
          kind: 'table',
          caption: null,
          rows: [
            [cell('Medicine', true), cell('How', true), cell('Until', true)],
            [cell('Paracetamol 500 mg'), cell('when needed'), cell('12 June')],
          ],
        },
      ],
    },
    { title: 'Diet', depth: 1, blocks: [{ kind: 'paragraph', text: 'As usual.' }] },
  ],
}

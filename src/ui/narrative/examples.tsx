import type { Example } from '../example.tsx'
import { Narrative } from './narrative.tsx'

const cell = (text: string, isHeader = false) => ({ text, isHeader, columns: 1, rows: 1 })

export const examples: readonly Example[] = [
  {
    name: 'document',
    element: (
      <Narrative
        tableName="Table"
        sections={[
          {
            title: 'Allergies',
            depth: 0,
            blocks: [
              {
                kind: 'table',
                caption: null,
                rows: [
                  [cell('Substance', true), cell('Reaction', true)],
                  [cell('Penicillin'), cell('Hives\nItching')],
                ],
              },
            ],
          },
          {
            title: 'Hospital course',
            depth: 0,
            blocks: [
              { kind: 'paragraph', text: 'She came <b>home</b> & is well.' },
              {
                kind: 'list',
                isOrdered: true,
                items: [[{ kind: 'paragraph', text: 'Rest' }], [{ kind: 'paragraph', text: 'Drink' }]],
              },
            ],
          },
          { title: 'Diet', depth: 1, blocks: [{ kind: 'heading', text: 'Evening' }] },
        ]}
      />
    ),
  },
]

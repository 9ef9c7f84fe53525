import type { Example } from '../example.tsx'
import { TextDocument } from './text-document.tsx'

export const examples: readonly Example[] = [
  {
    name: 'note',
    element: (
      <TextDocument
        parts={[
          { heading: 'Plan', paragraphs: ['Drops <as> before.\nCome back.', 'In May.'] },
          { heading: null, paragraphs: ['Signed.'] },
        ]}
      />
    ),
  },
]

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
  {
    name: 'with words explained',
    element: (
      <>
        <TextDocument
          parts={[{ heading: null, paragraphs: ['BP fine. BP again later.'] }]}
          explained={new Map([['BP', 'word-blood-pressure']])}
        />
        <p id="word-blood-pressure">BP: blood pressure</p>
      </>
    ),
  },
]

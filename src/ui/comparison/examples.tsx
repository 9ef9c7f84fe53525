import type { Example } from '../example.tsx'
import { Comparison } from './comparison.tsx'

export const examples: readonly Example[] = [
  {
    name: 'nearly the same',
    element: (
      <Comparison
        caption="This patient and a known person"
        what="Field"
        ours="This patient"
        theirs="Known person"
        fields={[
          { label: 'Given names', ours: ['Kari Marie'], theirs: ['Kari'], agrees: 'differs', isDifferent: true },
          { label: 'Phone', ours: [], theirs: ['••• 42'], agrees: 'missing', isDifferent: false },
        ]}
      />
    ),
  },
]

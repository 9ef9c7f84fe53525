import type { Example } from '../example.tsx'
import { LongField } from './long-field.tsx'

export const examples: readonly Example[] = [
  {
    name: 'with fault',
    element: (
      <LongField
        name="reason"
        label="Reason"
        hint="What you looked at."
        fault="Write a reason."
        value="Passport"
        longest={2000}
        isRequired
      />
    ),
  },
]

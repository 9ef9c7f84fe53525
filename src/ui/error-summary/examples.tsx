import type { Example } from '../example.tsx'
import { ErrorSummary } from './error-summary.tsx'

export const examples: readonly Example[] = [
  {
    name: 'with fields',
    element: (
      <ErrorSummary
        title="We could not sign you in"
        text="Nothing is lost."
        faults={[{ field: 'email', text: 'Write your email address.' }]}
      />
    ),
  },
]

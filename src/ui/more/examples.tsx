import type { Example } from '../example.tsx'
import { More } from './more.tsx'

export const examples: readonly Example[] = [
  {
    name: 'closed',
    element: (
      <More summary="More on this page">
        <h2>Who has looked</h2>
        <p>Nobody since your last visit.</p>
      </More>
    ),
  },
]

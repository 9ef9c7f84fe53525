import type { Example } from '../example.tsx'
import { BackLink } from './back-link.tsx'

export const examples: readonly Example[] = [
  { name: 'back', element: <BackLink href="/record">Back to Record</BackLink> },
]

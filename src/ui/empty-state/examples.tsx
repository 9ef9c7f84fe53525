import type { Example } from '../example.tsx'
import { EmptyState } from './empty-state.tsx'

export const examples: readonly Example[] = [
  {
    name: 'silence explained',
    element: <EmptyState sentences={['Lesja home care has not sent anything yet. They join in June 2026.']} />,
  },
]

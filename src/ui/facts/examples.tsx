import type { Example } from '../example.tsx'
import { Facts } from './facts.tsx'

export const examples: readonly Example[] = [
  {
    name: 'two',
    element: (
      <Facts
        facts={[
          { label: 'Sample', value: 'Serum' },
          { label: 'Method', value: <b>Enzymatic</b> },
        ]}
      />
    ),
  },
]

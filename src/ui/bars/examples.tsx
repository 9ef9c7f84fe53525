import type { Example } from '../example.tsx'
import { Bars } from './bars.tsx'

const shared = { caption: 'How long things wait', what: 'Wait', ours: 'Now', theirs: 'With the draft' }

export const examples: readonly Example[] = [
  {
    name: 'two series',
    element: (
      <Bars
        {...shared}
        bars={[
          { name: 'At once', ours: { part: 0.95, text: '950' }, theirs: { part: 0.6, text: '600' } },
          { name: 'A day', ours: { part: 0.001, text: '1' }, theirs: { part: 0.4, text: '400' } },
          { name: 'The longest', ours: { text: '3 days' }, theirs: { text: '14 days' } },
          { name: 'Longer', ours: { part: 0, text: '0' }, theirs: { part: 0, text: '0' } },
        ]}
      />
    ),
  },
]

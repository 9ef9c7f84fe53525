import type { Example } from '../example.tsx'
import { Provenance } from './provenance.tsx'

export const examples: readonly Example[] = [
  {
    name: 'two versions',
    element: (
      <Provenance
        title="Where it comes from"
        facts={[{ label: 'Sent by', value: 'St. Olav' }]}
        versionsTitle="History (2 versions)"
        versions={['Version 2.', 'Version 1.']}
      >
        <p>Something wrong?</p>
      </Provenance>
    ),
  },
]

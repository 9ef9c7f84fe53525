import type { Example } from '../example.tsx'
import { Notice } from './notice.tsx'

export const examples: readonly Example[] = [
  {
    name: 'info',
    element: (
      <Notice kind="info">
        <p>Saved.</p>
      </Notice>
    ),
  },
  {
    name: 'danger',
    element: (
      <Notice kind="danger" title="This value needs advice soon">
        <p>Call now.</p>
      </Notice>
    ),
  },
]

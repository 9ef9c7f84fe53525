import type { Example } from '../example.tsx'
import { AttachmentList } from './attachment-list.tsx'

export const examples: readonly Example[] = [
  {
    name: 'held and not held',
    element: (
      <AttachmentList
        attachments={[
          { href: '/a/0', title: 'Letter', about: 'PDF, 120 kB', notHeld: '' },
          { href: null, title: 'Picture', about: 'JPEG', notHeld: 'Ask St. Olav for it.' },
        ]}
      />
    ),
  },
]

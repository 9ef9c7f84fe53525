import type { Example } from '../example.tsx'
import { Paging } from './paging.tsx'

export const examples: readonly Example[] = [
  {
    name: 'middle',
    element: (
      <Paging
        label="More of the list"
        newer={{ href: '?page=1', text: 'Newer' }}
        older={{ href: '?page=3', text: 'Older' }}
        where="Page 2"
      />
    ),
  },
  {
    name: 'only one part',
    element: (
      <div>
        <Paging label="More of the list" newer={null} older={null} />
      </div>
    ),
  },
]

import { translator } from '#messages/translator'
import type { Example } from '../example.tsx'
import { Filters } from './filters.tsx'

export const examples: readonly Example[] = [
  {
    name: 'closed',
    element: (
      <Filters
        action="/record/laboratory"
        institutions={[{ id: 'i1', name: 'Orkdal' }]}
        institution={null}
        from={null}
        to={null}
        clearHref="/record/laboratory"
        w={translator('en')}
      />
    ),
  },
  {
    name: 'narrowed',
    element: (
      <Filters
        action="/record/laboratory"
        institutions={[{ id: 'i1', name: 'Orkdal' }]}
        institution="i1"
        from="2026-01-01"
        to={null}
        clearHref="/record/laboratory"
        w={translator('en')}
      />
    ),
  },
]

import type { Example } from '../example.tsx'
import { DataTable } from './data-table.tsx'

export const examples: readonly Example[] = [
  {
    name: 'numbers',
    element: (
      <DataTable
        caption="Feeds"
        columns={[{ title: 'Feed' }, { title: 'Received', isNumber: true }]}
        rows={[{ key: 'a', cells: ['demo-fhir', '12'] }]}
      />
    ),
  },
]

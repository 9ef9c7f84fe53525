import { recordExport } from '#audit'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { listBodies } from '#record'
import type { Output } from '../output.ts'

/** Writes what is open of one person's record as a FHIR collection Bundle, and the export into their access log. */
export async function exportPerson(database: Database, personId: string, output: Output): Promise<number> {
  if (!isUuid(personId)) throw new Invalid(`"${personId}" is no person id`)
  const bodies = await withSystemScope(database, { purpose: 'export', requestId: 'command line' }, async (scope) => {
    const found = await listBodies(scope, { personId })
    await recordExport(scope, { personId })
    return found
  })
  const entries = bodies.map((body) => `{"resource":${body}}`).join(',')
  output.answer(`{"resourceType":"Bundle","type":"collection","entry":[${entries}]}`)
  return 0
}

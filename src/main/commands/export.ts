import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { listBodies } from '#record'
import type { Output } from '../output.ts'

/** Writes what is open of one person's record as a FHIR collection Bundle, and the export into their access log. */
export async function exportPerson(database: Database, personId: string, output: Output): Promise<number> {
  if (!isUuid(personId)) throw new Invalid(`"${personId}" is no person id`)
  const bodies = await withSystemScope(database, { purpose: 'export' }, async (scope) => {
    const person = await scope.db
      .selectFrom('person')
      .select('personId')
      .where('personId', '=', personId)
      .executeTakeFirst()
    if (!person) throw new NotFound(`there is no person ${personId}`)
    await scope.db
      .insertInto('disclosure')
      .values({ personId, actorName: 'operator', capacity: 'operator', page: 'export', requestId: 'command line' })
      .execute()
    return listBodies(scope, { personId })
  })
  output.answer(
    `{"resourceType":"Bundle","type":"collection","entry":[${bodies.map((body) => `{"resource":${body}}`).join(',')}]}`,
  )
  return 0
}

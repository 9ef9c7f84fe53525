import { renewCredential } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

/** Gives a feed a new bearer credential and shows it once. */
export async function credential(database: Database, feedId: string, output: Output): Promise<number> {
  output.answer(
    await withSystemScope(database, { purpose: 'credential' }, (scope) => renewCredential(scope, { feedId })),
  )
  return 0
}

import { approveSenders } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

/** Makes these the names of senders that a feed may carry; none: any name but another institution's. */
export async function senders(
  database: Database,
  feedId: string,
  names: readonly string[],
  output: Output,
): Promise<number> {
  await withSystemScope(database, { purpose: 'senders' }, (scope) => approveSenders(scope, { feedId, names }))
  output.answer(names.length > 0 ? `${feedId} carries ${names.join(', ')}` : `${feedId} carries any name of its own`)
  return 0
}

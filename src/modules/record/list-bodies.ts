import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'

/**
 * The stored text of everything that is open of one person, oldest first: for an export that the operator answers for.
 * Throws NotFound when there is no such person. What came by a link that has been parted is no longer theirs.
 */
export async function listBodies(
  scope: SystemScope,
  { personId }: { readonly personId: string },
): Promise<readonly string[]> {
  const links = await scope.db
    .selectFrom('patientLink')
    .select('linkId')
    .where('personId', '=', personId)
    .where('partedAt', 'is', null)
    .execute()
  if (links.length === 0) throw new NotFound(`there is no person ${personId}`)
  const rows = await scope.db
    .selectFrom('item')
    .select('body')
    .where('personId', '=', personId)
    .where(
      'linkId',
      'in',
      links.map((link) => link.linkId),
    )
    .where('releaseAt', '<=', sql<Date>`now()`)
    .where('standing', 'in', ['current', 'replaced'])
    .orderBy('sortAt')
    .orderBy('itemId')
    .execute()
  return rows.map((row) => row.body)
}

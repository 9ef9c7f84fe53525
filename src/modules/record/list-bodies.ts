import type { SystemScope } from '#platform/database/scopes'

/** The stored text of everything that is open of one person, oldest first: for an export that the operator answers for. */
export async function listBodies(
  scope: SystemScope,
  { personId }: { readonly personId: string },
): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('item')
    .select('body')
    .where('personId', '=', personId)
    .where('releaseAt', '<=', scope.now)
    .where('standing', 'in', ['current', 'replaced', 'duplicate'])
    .orderBy('sortAt')
    .orderBy('itemId')
    .execute()
  return rows.map((row) => row.body)
}

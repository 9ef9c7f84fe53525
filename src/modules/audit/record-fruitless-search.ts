import type { StaffScope } from '#platform/database/scopes'

/** Writes that a member of staff looked for somebody and found nobody. What was typed is not kept. */
export async function recordFruitlessSearch(scope: StaffScope, { page }: { readonly page: string }): Promise<void> {
  const { accountId, name: actorName } = scope.actor
  const { role, institutionId, requestId } = scope
  await scope.db
    .insertInto('fruitlessSearch')
    .values({ accountId, actorName, role, institutionId, page, requestId })
    .execute()
}

import { randomUUID } from 'node:crypto'
import type { Category } from '#base/categories'
import type { AccountId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

export type GrantToGive = {
  readonly accountId: AccountId
  readonly personId: PersonId
  readonly capacity: 'self' | 'delegate' | 'guardian'
  /** Null: all categories. */
  readonly categories: readonly Category[] | null
  readonly ground: string
  readonly validUntil: Date | null
}

/** Lets an account see a person's record from now on. */
export async function giveGrant(scope: SystemScope, grant: GrantToGive): Promise<void> {
  await scope.db
    .insertInto('accessGrant')
    .values({
      grantId: randomUUID(),
      ...grant,
      categories: grant.categories ? [...grant.categories] : null,
      validFrom: scope.now,
    })
    .execute()
}

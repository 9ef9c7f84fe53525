import type { AccountId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { normaliseEmail } from '../normalise-email.ts'
import { type AccountToSetUp, setUpAccount } from '../set-up-account.ts'

export type FirstSteward = Pick<AccountToSetUp, 'email' | 'name' | 'language' | 'passwordHash'> & {
  readonly because: string
}

/**
 * Gives the role of steward to an account, which is made where there is none of that name, once in the life of a region:
 * while one has the role, suspended or not, nothing happens. What was done stands among the acts of staff.
 */
export async function setUpFirstSteward(
  scope: SystemScope,
  { because, ...account }: FirstSteward,
): Promise<'new-account' | 'own-account' | 'there-is-one'> {
  const { db } = scope
  const live = await db
    .selectFrom('accountRole')
    .select('roleId')
    .where('role', '=', 'steward')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (live) return 'there-is-one'
  const known = await db
    .selectFrom('portalAccount')
    .select('id')
    .where('email', '=', normaliseEmail(account.email))
    .executeTakeFirst()
  const accountId = (known?.id ?? (await setUpAccount(scope, { ...account, demo: false, roles: [] }))) as AccountId
  await db
    .insertInto('accountRole')
    .values({ accountId, role: 'steward', institutionId: null, givenBecause: because })
    .execute()
  await db
    .insertInto('staffAct')
    .values({
      act: 'set-up',
      accountId,
      accountName: account.name,
      role: 'steward',
      because,
      actorName: 'command line',
      actorRole: 'operator',
    })
    .execute()
  return known ? 'own-account' : 'new-account'
}

import { randomUUID } from 'node:crypto'
import type { Language } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { normaliseEmail } from './normalise-email.ts'
import { suggestName } from './sign-in-name.ts'

export type AccountToRegister = {
  /** An e-mail address, or a sign-in name of ours. */
  readonly signInName: string
  readonly name: string
  readonly language: Language
  /** Null: there is another way in. */
  readonly passwordHash: string | null
}

/**
 * Makes the account of somebody who has shown a code: a sign-in name and a password, no role, no permission. An address is
 * not verified by this: nobody has shown that mail to it arrives. Null when the name is taken.
 */
export async function registerAccount(scope: SystemScope, account: AccountToRegister): Promise<AccountId | null> {
  const id = randomUUID()
  const made = await scope.db
    .insertInto('portalAccount')
    .values({
      id,
      name: account.name,
      email: normaliseEmail(account.signInName),
      emailVerified: false,
      language: account.language,
      demo: false,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  if (account.passwordHash !== null)
    await scope.db.insertInto('credential').values(passwordOf(id, account.passwordHash)).execute()
  return id as AccountId
}

/** Makes an account under a name of ours and without a password. */
export async function nameAnAccount(
  scope: SystemScope,
  { givenName, ...account }: Omit<AccountToRegister, 'signInName' | 'passwordHash'> & { readonly givenName: string },
): Promise<AccountId> {
  for (;;) {
    const signInName = suggestName(givenName)
    const made = await registerAccount(scope, { ...account, signInName, passwordHash: null })
    if (made) return made
  }
}

/** Gives an account another password; ends every session it has, and codes to addresses that somebody may have added. */
export async function replacePassword(
  scope: SystemScope,
  { accountId, passwordHash }: { readonly accountId: AccountId; readonly passwordHash: string },
): Promise<void> {
  const { db, now } = scope
  const changed = await db
    .updateTable('credential')
    .set({ password: passwordHash, updatedAt: now })
    .where('accountId', '=', accountId)
    .where('providerId', '=', 'credential')
    .returning('id')
    .execute()
  if (changed.length === 0) await db.insertInto('credential').values(passwordOf(accountId, passwordHash)).execute()
  await db.deleteFrom('signInContact').where('accountId', '=', accountId).execute()
  await db.deleteFrom('session').where('accountId', '=', accountId).execute()
}

function passwordOf(accountId: string, password: string) {
  return { id: randomUUID(), accountId, providerId: 'credential', providerAccountId: accountId, password }
}

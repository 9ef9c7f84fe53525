import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Language } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { StaffRole, SystemScope } from '#platform/database/scopes'
import { normaliseEmail } from './normalise-email.ts'

export type AccountToSetUp = {
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly passwordHash: string
  readonly demo: boolean
  readonly roles: readonly { readonly role: StaffRole; readonly institutionId: string | null }[]
}

/** Hashes a password as sign-in will check it (scrypt). */
export const hashForSignIn = (password: string): Promise<string> => hashPassword(password.normalize('NFC'))

/** Makes an account with a password and its staff roles. The address counts as verified: a clerk or operator vouches. */
export async function setUpAccount(scope: SystemScope, account: AccountToSetUp): Promise<AccountId> {
  const id = randomUUID()
  await scope.db
    .insertInto('portalAccount')
    .values({
      id,
      name: account.name,
      email: normaliseEmail(account.email),
      emailVerified: true,
      language: account.language,
      demo: account.demo,
    })
    .execute()
  await scope.db
    .insertInto('credential')
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      providerAccountId: id,
      password: account.passwordHash,
    })
    .execute()
  for (const { role, institutionId } of account.roles)
    await scope.db.insertInto('accountRole').values({ accountId: id, role, institutionId }).execute()
  await scope.db
    .insertInto('adoptionFact')
    .values({ kind: 'registration', channel: account.demo ? 'demo' : 'operator', accountId: id })
    .execute()
  return id as AccountId
}

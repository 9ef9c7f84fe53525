import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { hashOfBrowser, hashOfSignInCode, MOST_WRONG_CODES, readSignInCode } from './sign-in-code.ts'

export type CodeShown = {
  readonly purpose: 'enter' | 'second-step' | 'confirm'
  readonly mark: string | null
  readonly typed: string
  readonly secret: string
  readonly requestId: string
}

/**
 * Whose code this is: it counts once, in the browser that asked, for what it was asked, and while the address to which it
 * went stands. Null for everything else; a
 * wrong one counts against the asking, so that five are the most.
 */
export function takeCode(
  database: Database,
  { purpose, mark, typed, secret, requestId }: CodeShown,
): Promise<AccountId | null> {
  if (!mark) return Promise.resolve(null)
  return withSystemScope(database, { purpose: 'sign-in code', requestId }, async (scope) => {
    const { rows } = await sql<{
      codeId: string
      accountId: AccountId | null
      codeHash: string
      kind: 'mail' | 'sms'
      stands: boolean
    }>`
      select code_id, account_id, code_hash, kind, exists (${ADDRESS_STANDS}) as stands from sign_in_code
      where browser_hash = ${hashOfBrowser(mark)} and purpose = ${purpose} and used_at is null and expires_at > now()
        and wrong_tries < ${MOST_WRONG_CODES} for update`.execute(scope.db)
    const [asked] = rows
    if (!asked) return null
    const shown = hashOfSignInCode(readSignInCode(typed), { mark, secret })
    const isRight = timingSafeEqual(Buffer.from(asked.codeHash, 'hex'), Buffer.from(shown, 'hex'))
    if (!isRight || !asked.accountId || !asked.stands) {
      await sql`update sign_in_code set wrong_tries = wrong_tries + 1 where code_id = ${asked.codeId}::uuid`.execute(
        scope.db,
      )
      return null
    }
    await sql`update sign_in_code set used_at = now() where code_id = ${asked.codeId}::uuid`.execute(scope.db)
    if (purpose === 'confirm') await confirm(scope, asked.accountId, asked.kind)
    return asked.accountId
  })
}

/** The address is still the one to which the code went, and still used for the same. */
const ADDRESS_STANDS = sql`
  select from sign_in_contact c
  where c.account_id = sign_in_code.account_id and c.kind = sign_in_code.kind and c.added_at <= sign_in_code.made_at
    and case sign_in_code.purpose
      when 'confirm' then c.confirmed_at is null
      when 'enter' then c.used_as = 'way-in' and c.confirmed_at is not null
      else c.used_as = 'second-step' and c.confirmed_at is not null end`

async function confirm(scope: SystemScope, accountId: AccountId, kind: 'mail' | 'sms'): Promise<void> {
  await sql`update sign_in_contact set confirmed_at = now()
    where account_id = ${accountId}::uuid and kind = ${kind}`.execute(scope.db)
}

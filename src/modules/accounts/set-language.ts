import { sql } from 'kysely'
import type { Language } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'

/** Remembers the language an account wants to read; the caller has the account from its live session. */
export async function setLanguage(
  database: Database,
  { accountId, language }: { readonly accountId: AccountId; readonly language: Language },
): Promise<void> {
  await sql`update portal_account set language = ${language}, updated_at = now() where id = ${accountId}::uuid`.execute(
    database.web,
  )
}

import type { Language } from '#base/categories'
import { type Looks, writeLooks } from '#base/looks'
import type { AccountScope } from '#platform/database/scopes'

/** Remembers the language an account wants to read. */
export async function setLanguage(scope: AccountScope, { language }: { readonly language: Language }): Promise<void> {
  await change(scope, { language })
}

/** Remembers how an account wants pages to be; that a browser is shared is the browser's alone. */
export async function setLooks(scope: AccountScope, { looks }: { readonly looks: Looks }): Promise<void> {
  await change(scope, { looks: writeLooks({ ...looks, isShared: false }) })
}

async function change(
  { db, now, session }: AccountScope,
  settings: { readonly language?: Language; readonly looks?: string },
): Promise<void> {
  await db
    .updateTable('portalAccount')
    .set({ ...settings, updatedAt: now })
    .where('id', '=', session.accountId)
    .execute()
}

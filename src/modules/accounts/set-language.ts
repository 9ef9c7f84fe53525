import type { Language } from '#base/categories'
import type { AccountScope } from '#platform/database/scopes'

/** Remembers the language an account wants to read. */
export async function setLanguage(scope: AccountScope, { language }: { readonly language: Language }): Promise<void> {
  await scope.db
    .updateTable('portalAccount')
    .set({ language, updatedAt: scope.now })
    .where('id', '=', scope.session.accountId)
    .execute()
}

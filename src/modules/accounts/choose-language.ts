import type { Language } from '#base/categories'
import type { PatientScope, StaffScope } from '#platform/database/scopes'

/** Remembers the language an account wants to read. */
export async function chooseLanguage(
  scope: PatientScope | StaffScope,
  { language }: { readonly language: Language },
): Promise<void> {
  await (scope as PatientScope).db
    .updateTable('portalAccount')
    .set({ language })
    .where('id', '=', scope.actor.accountId)
    .execute()
}

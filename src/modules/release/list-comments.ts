import type { Language } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** What a clinician wrote beside an open result. */
export type Comment = {
  readonly commentId: string
  readonly institutionId: InstitutionId
  readonly text: string
  readonly language: Language
  readonly writtenAt: Instant
  readonly authorName: string
}

/** The comments on an item, oldest first; none while the item is not open. */
export async function listComments(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<readonly Comment[]> {
  const rows = await scope.db
    .selectFrom('releasedComment')
    .select(['commentId', 'institutionId', 'text', 'language', 'writtenAt', 'authorName'])
    .where('personId', '=', scope.subject)
    .where('itemId', '=', itemId)
    .orderBy('writtenAt')
    .execute()
  return rows as unknown as readonly Comment[]
}

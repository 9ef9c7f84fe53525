import type { Language } from '#base/categories'
import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { askToDecide } from '../ask-to-decide.ts'
import { findOwnItem } from './own-item.ts'

const LONGEST_COMMENT = 10_000

/**
 * Writes a clinician's words beside a result, in the language in which they are meant to be read. Who waits for a comment
 * waits no longer; the person reads it where the result is, and not before the result opens.
 */
export async function commentOn(
  scope: StaffScope,
  { itemId, text, language }: { readonly itemId: string; readonly text: string; readonly language: Language },
): Promise<void> {
  const words = text.trim()
  if (words === '' || words.length > LONGEST_COMMENT)
    throw new Invalid(`a comment has between 1 and ${LONGEST_COMMENT} characters`)
  const item = await findOwnItem(scope, itemId)
  await scope.db
    .insertInto('clinicianComment')
    .values({
      personId: item.personId,
      itemId: item.itemId,
      institutionId: item.institutionId,
      text: words,
      language,
      accountId: scope.actor.accountId,
      authorName: scope.actor.name,
    })
    .execute()
  await askToDecide(scope, { personId: item.personId, because: 'comment' })
}

import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'

/** What a person has noted for themselves on an entry of their record. */
export type ItemNote = {
  readonly itemId: string
  readonly words: string
  readonly writtenAt: Instant
  /** Null: the entry is not shown any more. */
  readonly title: string | null
}

const NOTES = sql`select n.item_id, n.words, n.written_at, i.title from item_note n
  left join released_item i on i.person_id = n.person_id and i.item_id = n.item_id`

/** A note is its owner's alone: nobody else has any. */
export function hasNotes({ capacity, isPreview }: PatientScope): boolean {
  return capacity === 'self' && !isPreview
}

/** The note on one entry; null where there is none, or for anybody else. */
export async function readItemNote(
  scope: PatientScope,
  { itemId }: { readonly itemId: string },
): Promise<ItemNote | null> {
  if (!hasNotes(scope)) return null
  const { rows } = await sql<ItemNote>`${NOTES}
    where n.person_id = ${scope.subject}::uuid and n.item_id = ${itemId}::uuid`.execute(scope.db)
  return rows[0] ?? null
}

/** All notes, the latest first; also on what is not shown any more. At most 500. */
export async function listItemNotes(scope: PatientScope): Promise<readonly ItemNote[]> {
  if (!hasNotes(scope)) return []
  const { rows } = await sql<ItemNote>`${NOTES} where n.person_id = ${scope.subject}::uuid
    order by n.written_at desc, n.item_id limit 500`.execute(scope.db)
  return rows
}

/** Keeps what is noted on an entry that is shown now; empty words take the note away. Throws Refused for anybody else. */
export async function keepItemNote(
  scope: PatientScope,
  { itemId, words }: { readonly itemId: string; readonly words: string },
): Promise<void> {
  if (!hasNotes(scope)) throw new Refused('only the owner of a record notes something on it')
  if (words.trim() === '')
    await sql`delete from item_note where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid`.execute(
      scope.db,
    )
  else
    await sql`insert into item_note (person_id, item_id, words) values (${scope.subject}::uuid, ${itemId}::uuid, ${words})
      on conflict (person_id, item_id) do update set words = excluded.words, written_at = now()`.execute(scope.db)
}

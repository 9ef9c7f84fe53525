import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'
import { ROWS_A_PAGE } from './list-items.ts'

const MOST_WORDS = 8

/** Open items in which every word occurs: in title, value, author or institution. Newest first, one page. */
export async function searchItems(
  scope: PatientScope,
  { words }: { readonly words: string },
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasMore: boolean }> {
  const patterns = words.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(likePattern)
  if (patterns.length === 0) return { rows: [], hasMore: false }
  const { rows } = await sql<ItemRow>`
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.listed
      and concat_ws(' ', i.title, i.value_text, i.author, n.name) ilike all (${patterns}::text[])
    order by i.sort_at desc, i.item_id limit ${ROWS_A_PAGE + 1}`.execute(scope.db)
  return { rows: rows.slice(0, ROWS_A_PAGE), hasMore: rows.length > ROWS_A_PAGE }
}

function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

import { type RawBuilder, sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'
import { ROWS_A_PAGE } from './list-items.ts'

const MOST_WORDS = 8

export type SearchQuestion = {
  readonly words: string
  /** The codes (`system|code`) of things that people call so: a word may stand in a lay name instead. */
  readonly codesCalled?: (word: string) => readonly string[]
}

/** Open items in which every word occurs: in title, lay name, value, author or institution. Newest first, one page. */
export async function searchItems(
  scope: PatientScope,
  { words, codesCalled = () => [] }: SearchQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasMore: boolean }> {
  const sought = words.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  if (sought.length === 0) return { rows: [], hasMore: false }
  const everyWord = sought.map((word) => wordOccurs(word, codesCalled(word)))
  const { rows } = await sql<ItemRow>`
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.listed
      and ${sql.join(everyWord, sql` and `)}
    order by i.sort_at desc, i.item_id limit ${ROWS_A_PAGE + 1}`.execute(scope.db)
  return { rows: rows.slice(0, ROWS_A_PAGE), hasMore: rows.length > ROWS_A_PAGE }
}

function wordOccurs(word: string, codeKeys: readonly string[]): RawBuilder<unknown> {
  const inWords = sql`concat_ws(' ', i.title, i.value_text, i.author, n.name) ilike ${likePattern(word)}`
  if (codeKeys.length === 0) return inWords
  return sql`(${inWords} or i.code_key = any (${codeKeys}::text[]))`
}

function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

import { type RawBuilder, sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import { type ItemRow, rowColumns, rowSource } from './item-row.ts'
import { ROWS_A_PAGE } from './list-items.ts'

export type SearchQuestion = {
  /** Each must occur; of each any spelling is enough. */
  readonly words: readonly (readonly string[])[]
  /** The codes (`system|code`) of things that people call so: a word may stand in a lay name instead. */
  readonly codesCalled?: (word: string) => readonly string[]
}

/** Open items in which every word occurs: in title, lay name, value, author or institution, or as the code. Newest first, one page. */
export async function searchItems(
  scope: PatientScope,
  { words, codesCalled = () => [] }: SearchQuestion,
): Promise<{ readonly rows: readonly ItemRow[]; readonly hasMore: boolean }> {
  if (words.length === 0 || words.some((spellings) => spellings.length === 0)) return { rows: [], hasMore: false }
  const everyWord = words.map((spellings) => {
    const any = spellings.map((word) => wordOccurs(word, codesCalled(word)))
    return sql`(${sql.join(any, sql` or `)})`
  })
  // What is found is cut to a page before its columns are gathered; whether something is listed costs more than a word.
  const { rows } = await sql<ItemRow>`
    with found as materialized (
      select i.item_id from released_item i
      where i.person_id = ${scope.subject}::uuid and i.listed and ${sql.join(everyWord, sql` and `)}
      order by i.sort_at desc, i.item_id limit ${ROWS_A_PAGE + 1})
    select ${rowColumns(scope)} from ${rowSource}
    where i.person_id = ${scope.subject}::uuid and i.item_id = any (array(select item_id from found))
    order by i.sort_at desc, i.item_id`.execute(scope.db)
  return { rows: rows.slice(0, ROWS_A_PAGE), hasMore: rows.length > ROWS_A_PAGE }
}

function wordOccurs(word: string, codeKeys: readonly string[]): RawBuilder<unknown> {
  // Names of institutions are compared once, not for each item.
  return sql`concat_ws(' ', i.title, i.value_text, i.author) ilike ${likePattern(word)}
    or i.institution_id = any (array(select institution_id from institution where name ilike ${likePattern(word)}))
    or split_part(i.code_key, '|', 2) = ${word} or i.code_key = any (${codeKeys}::text[])`
}

function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

/** What search looks into, each combination once; without values, which are mostly figures. */
export type Sought = {
  readonly title: string
  readonly codeKey: string
  readonly author: string | null
  readonly institutionName: string
}

/** From more different lines than these no word is guessed. */
const MOST_LINES = 5_000

/**
 * The different titles, authors and institutions of what is open, also of what another line stands for: where the word is
 * that somebody spelled amiss.
 */
export async function listSought(scope: PatientScope): Promise<readonly Sought[]> {
  const { rows } = await sql<Sought>`
    select l.title, l.code_key, l.author, n.name as institution_name
    from (select i.title, i.code_key, i.author, i.institution_id from released_item i
      where i.person_id = ${scope.subject}::uuid group by 1, 2, 3, 4 limit ${MOST_LINES}) l
    join institution n on n.institution_id = l.institution_id`.execute(scope.db)
  return rows
}

import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { NewItem } from './new-item.ts'

/** Keeps the versions that are about to be replaced; each item id may occur once. */
export async function keepReplaced(scope: SystemScope, items: readonly NewItem[]): Promise<void> {
  await sql`insert into item_version
      (person_id, item_id, version, message_id, received_at, source_at, said, body_hash, body)
    select person_id, item_id, version, message_id, changed_at, source_at, said, body_hash, body from item
    where person_id = any (${[...new Set(items.map((item) => item.personId))]}::uuid[])
      and item_id = any (${items.map((item) => item.itemId)}::uuid[])
    on conflict do nothing`.execute(scope.db)
}

/** Puts versions that came late under the current ones, which stay as they are; each item id may occur once. */
export async function keepLate(scope: SystemScope, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return
  const persons = items.map((item) => item.personId)
  const ids = items.map((item) => item.itemId)
  await sql`insert into item_version
      (person_id, item_id, version, message_id, received_at, source_at, said, body_hash, body)
    select i.person_id, i.item_id, i.version, t.m, ${scope.now}::timestamptz, t.a, t.s, t.h, t.b
    from unnest(${persons}::uuid[], ${ids}::uuid[], ${items.map((item) => item.messageId)}::uuid[],
                ${items.map((item) => item.sourceAt)}::timestamptz[], ${items.map((item) => item.said)}::text[],
                ${items.map((item) => item.bodyHash)}::bytea[], ${items.map((item) => item.body)}::text[])
      as t(p, i, m, a, s, h, b)
    join item i on i.person_id = t.p and i.item_id = t.i
    on conflict do nothing`.execute(scope.db)
  await sql`update item set version = version + 1
    where person_id = any (${persons}::uuid[]) and item_id = any (${ids}::uuid[])`.execute(scope.db)
}

/** Notes of current contents that they were said again: when, and in which words. */
export async function confirmItems(scope: SystemScope, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return
  await sql`update item set source_at = case when t.d then greatest(item.source_at, t.a) else item.source_at end,
      source_dated = item.source_dated or t.d,
      said = coalesce(t.s, item.said)
    from unnest(${items.map((item) => item.personId)}::uuid[], ${items.map((item) => item.itemId)}::uuid[],
                ${items.map((item) => item.sourceAt)}::timestamptz[], ${items.map((item) => item.isDated)}::bool[],
                ${items.map((item) => item.saidByNow)}::text[]) as t(p, i, a, d, s)
    where item.person_id = t.p and item.item_id = t.i`.execute(scope.db)
}

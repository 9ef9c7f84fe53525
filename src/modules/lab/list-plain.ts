import { sql } from 'kysely'
import { CATEGORIES } from '#base/categories'
import type { PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** What items of one kind have in common, as columns and as the text of `readFacts`. */
export type PlainKind = {
  readonly institutionId: string
  readonly category: string
  readonly resourceType: string
  readonly flag: string | null
  /** It stands in a list by itself; labels that leave no trace are in no count. */
  readonly isRow: boolean
  readonly facts: string
}

/**
 * The items of one kind, a column of bytes for each thing in which they differ: ids are 16 bytes each, instants eight
 * (microseconds since 2000). Millions of items cost little on their way so, and nothing is sorted for it.
 */
export type PlainItems = PlainKind & {
  readonly count: number
  readonly itemIds: Uint8Array
  readonly linkIds: Uint8Array
  /** Zeros: it is part of nothing. */
  readonly partOf: Uint8Array
  readonly changedAt: Uint8Array
  readonly countsFrom: Uint8Array
}

export type PlainList = {
  readonly kinds: readonly PlainItems[]
  /** Persons of whom an item stands apart: its facts are long, or nobody has read them yet. Nothing of theirs is in `kinds`. */
  readonly apart: readonly PersonId[]
}

type Asked = { readonly persons: readonly PersonId[]; readonly since: Instant }

/** What was issued to some persons since an instant, by kind. What is in no category stands in no list. */
export async function listPlain(scope: SystemScope, { persons, since }: Asked): Promise<PlainList> {
  const apart = await listApart(scope, { persons, since })
  const others = persons.filter((person) => !apart.includes(person))
  return { kinds: await listKinds(scope, { persons: others, since }), apart }
}

/** By the index `item_apart_for_lab`. */
async function listApart(scope: SystemScope, { persons, since }: Asked): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct person_id from item where person_id = any (${persons}::uuid[])
      and (facts is null or octet_length(facts) > 1000)
      and coalesce(counts_from, received_at) >= ${since}::timestamptz`.execute(scope.db)
  return rows.map(({ personId }) => personId)
}

/** From the index `item_for_lab` alone: each column named here stands in it. */
async function listKinds(scope: SystemScope, { persons, since }: Asked): Promise<readonly PlainItems[]> {
  // A few dozen kinds fit into a table in memory, whatever the planner knows of a region; compiling costs more than it saves.
  await sql`select set_config('enable_sort', 'off', true), set_config('jit', 'off', true)`.execute(scope.db)
  const { rows } = await sql<PlainItems>`
    select institution_id, category, resource_type, flag, facts,
           listed and hidden_by is null and standing = 'current' and verdict <> 'restricted' as is_row,
           count(*)::int as count,
           string_agg(uuid_send(item_id), '') as item_ids,
           string_agg(uuid_send(link_id), '') as link_ids,
           string_agg(uuid_send(coalesce(part_of, '00000000-0000-0000-0000-000000000000'::uuid)), '') as part_of,
           string_agg(timestamptz_send(changed_at), '') as changed_at,
           string_agg(timestamptz_send(coalesce(counts_from, received_at)), '') as counts_from
    from item where person_id = any (${persons}::uuid[]) and octet_length(facts) <= 1000
      and coalesce(counts_from, received_at) >= ${since}::timestamptz and category = any (${CATEGORIES}::text[])
    group by 1, 2, 3, 4, 5, 6`.execute(scope.db)
  return rows
}

/** 1 January 2000, from which the database counts. */
const EPOCH_MS = 946_684_800_000

/** Columns of instants one after the other, in milliseconds of the epoch, cut as the instants of rows are. */
export function millisOf(columns: readonly Uint8Array[]): Float64Array {
  const words = Buffer.concat(columns)
  const millis = new Float64Array(words.byteLength / 8)
  for (let place = 0; place < millis.length; place++) {
    const micros = words.readInt32BE(place * 8) * 0x1_0000_0000 + words.readUInt32BE(place * 8 + 4)
    millis[place] = Math.floor(micros / 1000) + EPOCH_MS
  }
  return millis
}

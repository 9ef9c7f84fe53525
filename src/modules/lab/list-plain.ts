import { sql } from 'kysely'
import { CATEGORIES } from '#base/categories'
import type { LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** A person's items as one text, so that millions of them cost little on their way. */
export type PlainPerson = { readonly personId: PersonId; readonly items: string }

/** An item of such a text. Instants are milliseconds of the epoch. */
export type PlainItem = {
  readonly itemId: string
  readonly linkId: LinkId
  /** Empty: it is part of nothing. */
  readonly partOf: string
  readonly changedMs: number
  readonly countsFromMs: number
  /** All that items of one kind have in common, as text: `readKind`. */
  readonly kind: string
}

/**
 * What was issued to some persons since an instant. A person with an item whose facts nobody has read
 * yet is left to the thorough way (`items` is empty). What is in no category stands in no list.
 */
export async function listPlain(
  scope: SystemScope,
  { persons, since }: { readonly persons: readonly PersonId[]; readonly since: Instant },
): Promise<readonly PlainPerson[]> {
  const { rows } = await sql<PlainPerson>`
    select person_id, case when bool_or(facts is null) then '' else string_agg(concat_ws(E'\n',
        item_id::text || link_id::text || coalesce(part_of::text, '') ||
          '|' || (date_part('epoch', changed_at) * 1e6)::int8 ||
          '|' || (date_part('epoch', coalesce(counts_from, received_at)) * 1e6)::int8 ||
          '|' || institution_id || '|' || category || '|' || resource_type || '|' || coalesce(flag, '') ||
          case when listed and hidden_by is null and standing = 'current' and verdict <> 'restricted'
            then '|row' else '|' end,
        nullif(facts, '')), E'\n\n') end as items
    from item where person_id = any (${persons}::uuid[]) and coalesce(counts_from, received_at) >= ${since}::timestamptz
      and category = any (${CATEGORIES}::text[])
    group by person_id`.execute(scope.db)
  return rows
}

const ID = 36

/** The items of a person's text. No line of facts is empty, so that an empty line parts two items. */
export function readPlain({ items }: PlainPerson): PlainItem[] {
  return items.split('\n\n').map((text) => {
    const first = text.indexOf('|', 2 * ID)
    const second = text.indexOf('|', first + 1)
    const third = text.indexOf('|', second + 1)
    return {
      itemId: text.slice(0, ID),
      linkId: text.slice(ID, 2 * ID) as LinkId,
      partOf: text.slice(2 * ID, first),
      changedMs: millisOf(text.slice(first + 1, second)),
      countsFromMs: millisOf(text.slice(second + 1, third)),
      kind: text.slice(third + 1),
    }
  })
}

/** From microseconds, cut as the instants of rows are. */
function millisOf(micros: string): number {
  return Math.floor(Number(micros) / 1000)
}

import { sql } from 'kysely'
import type { InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { itemIdOf } from './item-id.ts'

export type ItemsToRelink = {
  readonly institutionId: InstitutionId
  readonly personId: PersonId
  readonly linkId: LinkId
  readonly intoLink: LinkId
}

/**
 * What happened at these visits, or was billed to these accounts (`Encounter/…`, `Account/…`), goes from one number of the
 * institution to another: the visit, everything that names it, and the parts of what does. Answers which items went.
 */
export async function relinkVisits(
  scope: SystemScope,
  { moved, ...where }: ItemsToRelink & { readonly moved: readonly string[] },
): Promise<readonly ItemId[]> {
  const { institutionId } = where
  const named = moved.map((reference) => reference.split('/') as [string, string])
  const ids = named.map(([type, id]) => itemIdOf(institutionId, type, id))
  const accounts = moved.filter((reference) => reference.startsWith('Account/')).map((each) => `"${each}"`)
  const visits = [...ids, ...(await listVisitsOf(scope, where, accounts))]
  const { rows } = await sql<{ itemId: ItemId }>`
    with recursive going as (
      select item_id from item where person_id = ${where.personId}::uuid and link_id = ${where.linkId}::uuid
        and (item_id = any (${visits}::uuid[]) or encounter_id = any (${visits}::uuid[]))
      union
      select p.item_id from going g join item p on p.person_id = ${where.personId}::uuid and p.part_of = g.item_id
        and p.link_id = ${where.linkId}::uuid)
    update item set link_id = ${where.intoLink}::uuid
    where person_id = ${where.personId}::uuid and item_id in (select item_id from going)
    returning item_id`.execute(scope.db)
  return rows.map((row) => row.itemId)
}

/** Visits that name one of these accounts in their text. */
async function listVisitsOf(
  scope: SystemScope,
  { personId, linkId }: ItemsToRelink,
  accounts: readonly string[],
): Promise<readonly ItemId[]> {
  if (accounts.length === 0) return []
  const { rows } = await sql<{ itemId: ItemId }>`
    select i.item_id from item i join unnest(${accounts}::text[]) a on position(a in i.body) > 0
    where i.person_id = ${personId}::uuid and i.link_id = ${linkId}::uuid and i.resource_type = 'Encounter'`.execute(
    scope.db,
  )
  return rows.map((row) => row.itemId)
}

/** What was received under a number since an instant goes to another number. Answers which items went. */
export async function relinkSince(
  scope: SystemScope,
  { personId, linkId, intoLink, since }: ItemsToRelink & { readonly since: Instant },
): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ itemId: ItemId }>`
    update item set link_id = ${intoLink}::uuid
    where person_id = ${personId}::uuid and link_id = ${linkId}::uuid and received_at >= ${since}::timestamptz
    returning item_id`.execute(scope.db)
  return rows.map((row) => row.itemId)
}

/** Items go back to the number they came with, unless the institution has sent them under the other one since. */
export async function relinkBack(
  scope: SystemScope,
  {
    items,
    linkId,
    intoLink,
    since,
  }: {
    readonly items: readonly ItemId[]
    readonly linkId: LinkId
    readonly intoLink: LinkId
    readonly since: Instant
  },
): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ itemId: ItemId }>`
    update item set link_id = ${intoLink}::uuid
    where item_id = any (${items}::uuid[]) and link_id = ${linkId}::uuid and changed_at <= ${since}::timestamptz
    returning item_id`.execute(scope.db)
  return rows.map((row) => row.itemId)
}

import { sql } from 'kysely'
import type { InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'

/** Items that must go from one number of an institution to another, or back because the move was undone. */
export type MoveToCarry = {
  readonly changeNo: string
  readonly institutionId: InstitutionId
  readonly linkId: LinkId
  readonly personId: PersonId
  readonly intoLink: LinkId
  readonly intoPersonId: PersonId
  /** `Encounter/…` or `Account/…`; empty where a day says it. */
  readonly moved: readonly string[]
  readonly receivedFrom: Instant | null
  readonly isUndone: boolean
  readonly madeAt: Instant
  /** What went: filled where it must come back. */
  readonly items: readonly ItemId[]
}

/** The next move whose items have not gone, or not come back, yet. */
export async function nextMoveToCarry(scope: SystemScope): Promise<MoveToCarry | null> {
  const { rows } = await sql<MoveToCarry>`
    select c.change_no, f.institution_id, c.link_id, f.person_id, c.into_link, i.person_id as into_person_id,
           coalesce(s.moved, '{}') as moved, c.received_from, c.undone_at is not null as is_undone, c.made_at,
           array(select m.item_id from moved_item m where m.change_no = c.change_no) as items
    from link_change c
    join patient_link f on f.link_id = c.link_id
    join patient_link i on i.link_id = c.into_link
    left join patient_statement s on s.statement_id = c.statement_id
    where c.kind = 'move' and (c.carried_at is null or c.undone_at is not null) and c.returned_at is null
    order by c.change_no limit 1`.execute(scope.db)
  return rows[0] ?? null
}

/** The items have gone; which they were is kept, so that they can come back. */
export async function moveWasCarried(
  scope: SystemScope,
  { move, items }: { readonly move: MoveToCarry; readonly items: readonly ItemId[] },
): Promise<void> {
  if (!move.isUndone)
    await sql`insert into moved_item (change_no, item_id, from_link)
      select ${move.changeNo}::bigint, item_id, ${move.linkId}::uuid from unnest(${items}::uuid[]) item_id
      on conflict do nothing`.execute(scope.db)
  await sql`update link_change set
      carried_at = coalesce(carried_at, ${scope.now}::timestamptz),
      returned_at = case when ${move.isUndone} then ${scope.now}::timestamptz end
    where change_no = ${move.changeNo}::bigint`.execute(scope.db)
}

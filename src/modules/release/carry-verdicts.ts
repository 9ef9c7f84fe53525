import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** What was ever decided of items goes with them to another person; lines are added, none is taken away. */
export async function carryVerdicts(
  scope: SystemScope,
  {
    items,
    personId,
    intoPersonId,
  }: { readonly items: readonly ItemId[]; readonly personId: PersonId; readonly intoPersonId: PersonId },
): Promise<void> {
  await sql`insert into verdict (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select ${intoPersonId}::uuid, item_id, decided_at, rulebook_version, verdict, rule, because, release_at
    from verdict where person_id = ${personId}::uuid and item_id = any (${items}::uuid[])
    on conflict do nothing`.execute(scope.db)
}

/** What somebody has opened stays open when a person has confirmed that two records are theirs. */
export async function carryOpenings(
  scope: SystemScope,
  { personId, intoPersonId }: { readonly personId: PersonId; readonly intoPersonId: PersonId },
): Promise<void> {
  await sql`insert into opening (person_id, item_id, opened_at)
    select ${intoPersonId}::uuid, item_id, opened_at from opening where person_id = ${personId}::uuid
    on conflict do nothing`.execute(scope.db)
}

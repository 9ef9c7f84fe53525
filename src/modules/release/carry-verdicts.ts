import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { askToDecide } from './ask-to-decide.ts'

/**
 * What was ever decided of items goes with them to another person, and what clinicians have done on them. Of verdicts lines
 * are added, none is taken away; acts go.
 */
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
  for (const name of ACTS) {
    const table = sql.table(name)
    await sql`insert into ${table} select m.* from ${table} r,
        jsonb_populate_record(r, jsonb_build_object('person_id', ${intoPersonId}::text)) m
      where r.person_id = ${personId}::uuid and r.item_id = any (${items}::uuid[])
      on conflict do nothing`.execute(scope.db)
    await sql`delete from ${table} where person_id = ${personId}::uuid and item_id = any (${items}::uuid[])`.execute(
      scope.db,
    )
  }
  await askToDecide(scope, { personId: intoPersonId, because: 'items came from another record' })
}

const ACTS = [
  'clinician_comment',
  'clinician_hold',
  'early_release',
  'counselling',
  'goal_range',
  'kept_visit',
] as const

/** What somebody has opened stays open when a person has confirmed that two records are theirs; their choices go along. */
export async function carryOpenings(
  scope: SystemScope,
  { personId, intoPersonId }: { readonly personId: PersonId; readonly intoPersonId: PersonId },
): Promise<void> {
  await sql`insert into opening (person_id, item_id, opened_at)
    select ${intoPersonId}::uuid, item_id, opened_at from opening where person_id = ${personId}::uuid
    on conflict do nothing`.execute(scope.db)
  await sql`insert into release_choice select m.* from release_choice r,
      jsonb_populate_record(r, jsonb_build_object('person_id', ${intoPersonId}::text)) m
    where r.person_id = ${personId}::uuid
    on conflict do nothing`.execute(scope.db)
}

import type { Query } from './test-house.ts'

/** Rows of another person, and of one's own what only the person may see; an item and a hold that helpers must not see. */
export async function plantProtection(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  for (const whose of [person, other]) {
    await owner(
      `insert into guardianship (person_id, kind, ground, account_id, holder_name, document, reason, institution_id, made_by,
         made_name, needs_second)
       values ($1, 'guardian', 'parent', gen_random_uuid(), 'x', 'x', 'x', 'nordfjord-hospital', gen_random_uuid(), 'x', true)`,
      [whose],
    )
    await owner(
      `insert into kept_visit (person_id, item_id, institution_id, reason, account_id, actor_name)
       values ($1, gen_random_uuid(), 'nordfjord-hospital', 'x', gen_random_uuid(), 'x')`,
      [whose],
    )
    await owner(
      `insert into break_glass (person_id, institution_id, account_id, actor_name, ground, words, until)
       values ($1, 'nordfjord-hospital', gen_random_uuid(), 'x', 'emergency', 'x', now() + interval '1 hour')`,
      [whose],
    )
    await owner(
      `insert into restriction (person_id, against, what, category, opens_in_emergency, made_by, made_name, made_as)
       values ($1, 'clinicians', 'kind', 'other', true, gen_random_uuid(), 'x', 'self')`,
      [whose],
    )
  }
  const held = `release_at = now() + interval '3 days', verdict = 'delayed', shows_card = true, release_rule = 'planted hidden'`
  for (const change of [`title = 'planted hidden'`, `title = 'planted hidden', ${held}`])
    await owner(
      `with kept as (
         insert into restriction (person_id, against, what, item_id, opens_in_emergency, made_by, made_name, made_as)
         select person_id, 'helpers', 'item', item_id, false, gen_random_uuid(), 'x', 'self' from item
         where person_id = $1 and category = 'laboratory' and standing = 'current' and listed and release_at <= now()
           and title not like 'planted%' limit 1
         returning person_id, item_id)
       update item i set ${change} from kept k where i.person_id = k.person_id and i.item_id = k.item_id`,
      [person],
    )
}

/** What each scope must not find of safeguards, and must not be able to write. */
export function protectProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const tables = ['guardianship', 'kept_visit', 'break_glass', 'restriction']
  if (scope === 'clerk') return []
  if (scope === 'clinician')
    return [
      'select 1 from kept_visit',
      'select 1 from patient_link',
      'select 1 from patient_key',
      'select 1 from item where release_at <= now() or not listed',
    ]
  if (scope === 'delegate') return tables.map((table) => `select 1 from ${table}`)
  return [
    ...tables.map((table) => `select 1 from ${table} where person_id <> '${person}'`),
    `insert into restriction (person_id, against, what, opens_in_emergency, made_by, made_name, made_as)
     values ('${person}', 'helpers', 'everything', true, gen_random_uuid(), 'x', 'self')`,
    `update restriction set ended_at = now() - interval '1 day', ended_by = scope_actor(), ended_tx = 1
     where person_id = '${person}' and ended_at is null returning 1`,
  ]
}

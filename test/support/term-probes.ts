import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'

/** A code of the own institution, a goal of another person, and a goal at another institution. */
export async function plantTerms(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  await owner(`insert into local_code (institution_id, code_key, name) values ('${OWN}', 'x|planted', 'planted')`)
  for (const [whose, institution, ended] of [
    [other, OWN, 'null'],
    [other, THEIRS, 'null'],
    [person, OWN, 'now()'],
  ])
    await owner(`insert into goal_range (person_id, item_id, institution_id, high, unit, reason, until, account_id,
        author_name, ended_at, ended_by)
      select '${whose}', item_id, '${institution}', 5, 'mmol/L', 'planted', current_date + 9, gen_random_uuid(), 'x',
        ${ended}, case when ${ended}::timestamptz is not null then gen_random_uuid() end
      from item where person_id = '${whose}' limit 1`)
}

/** What nobody but stewards and administrators may write of codes, and what must not be found or written of goals. */
export function termProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  if (scope === 'self' || scope === 'delegate') return [`select 1 from released_goal where person_id <> '${person}'`]
  const goal = (institution: string) =>
    `insert into goal_range (person_id, item_id, institution_id, high, unit, reason, until, account_id, author_name)
     values (gen_random_uuid(), gen_random_uuid(), '${institution}', 5, 'x', 'x', current_date, scope_actor(), 'x')`
  return [
    `insert into local_code (institution_id, code_key, name) values ('${OWN}', 'x|y', 'x')`,
    `update local_code set name = 'x' where code_key = 'x|planted' returning 1`,
    `insert into code_decision (institution_id, code_key, word, account_id, author_name)
     values ('${OWN}', 'x', 'undone', scope_actor(), 'x')`,
    `insert into terms_setting (four_eyes, by_itself, account_id, actor_name) values (false, true, scope_actor(), 'x')`,
    `insert into remap_job (institution_id) values ('${OWN}')`,
    `select 1 from goal_range where institution_id <> '${OWN}'`,
    goal(THEIRS),
    ...(scope === 'clerk' ? ['select 1 from goal_range', goal(OWN)] : []),
    `update goal_range set ended_name = 'x' where ended_at is not null returning 1`,
  ]
}

/** What the window would let through, were a view to ask it for more than it does. */
export function termProbesOfWindow(person: string): readonly string[] {
  return [`select 1 from goal_range where person_id <> '${person}'`]
}

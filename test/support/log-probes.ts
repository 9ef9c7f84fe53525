import type { Query } from './test-house.ts'

const QUESTION = `person_id, disclosure_id, institution_id, person_name, looked_at, looked_by, looked_as, looked_page, due_at,
  account_id, asked_name`

/** Questions about looks, who asked whom an account saw, searches and wishes of others, at one's own institution and another. */
export async function plantLog(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  for (const [whose, institution] of [
    [other, 'nordfjord-hospital'],
    [person, 'nordfjord-hospital'],
    [person, 'st-eystein-hospital'],
  ])
    await owner(
      `insert into log_question (${QUESTION}) values ($1, gen_random_uuid(), $2, 'x', now(), 'x', 'clinician', 'clinic',
         now(), gen_random_uuid(), 'x')`,
      [whose, institution],
    )
  await owner(`insert into log_inquiry (actor_name, role, about_account, from_at, until_at, reason)
    values ('x', 'operator', gen_random_uuid(), now(), now(), 'x')`)
  await owner(`insert into fruitless_search (account_id, actor_name, role, page, request_id)
    values (gen_random_uuid(), 'x', 'clerk', 'x', 'x')`)
  for (const whose of [other, person])
    await owner('insert into look_notice (person_id, account_id, is_on) values ($1, gen_random_uuid(), true)', [whose])
}

/** What nobody must find or write of the log's own tables. */
export function logProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const inquiry = (
    role: string,
    account: string,
  ) => `insert into log_inquiry (account_id, actor_name, role, institution_id,
      about_account, from_at, until_at, reason)
    values (${account}, 'x', '${role}', scope_institution(), gen_random_uuid(), now(), now(), 'x')`
  const search = `insert into fruitless_search (account_id, actor_name, role, page, request_id)
    values (gen_random_uuid(), 'x', scope_capacity(), 'x', 'x')`
  if (scope === 'clerk' || scope === 'clinician')
    return [
      'select 1 from log_question',
      'select 1 from log_inquiry',
      'select 1 from fruitless_search',
      `update log_question set answer = 'x', answered_at = now(), answered_by = scope_actor(), answered_name = 'x' returning 1`,
      inquiry(scope, 'scope_actor()'),
      search,
    ]
  const question = (whose: string, account: string) => `insert into log_question (${QUESTION})
    values (${whose}, gen_random_uuid(), null, 'x', now(), 'x', 'clinician', 'clinic', now(), ${account}, 'x')`
  const wrong = [
    `select 1 from log_question where person_id <> '${person}'`,
    'select 1 from look_notice where account_id <> scope_actor()',
    question('gen_random_uuid()', 'scope_actor()'),
    question(`'${person}'::uuid`, 'gen_random_uuid()'),
    `insert into look_notice (person_id, account_id, is_on) values ('${person}', gen_random_uuid(), true)`,
  ]
  if (scope === 'self') return wrong
  return [...wrong, 'select 1 from log_question', question(`'${person}'::uuid`, 'scope_actor()')]
}

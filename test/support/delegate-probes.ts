import type { Query } from './test-house.ts'

/** Offers of another person, an open one of one's own, and one that is over; a guardian's grant, and a helper's. */
export async function plantOffers(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  for (const [whose, outcome] of [
    [other, null],
    [person, null],
    [person, 'declined'],
  ])
    await owner(
      `insert into grant_offer (person_id, offer_id, helper_name, tasks, valid_from, account_id, actor_name, code_hash,
         code_until, closed_at, outcome)
       values ($1, gen_random_uuid(), 'x', '{}', now(), gen_random_uuid(), 'x', gen_random_uuid()::text, now(),
         case when $2::text is not null then now() end, $2)`,
      [whose, outcome],
    )
  await owner(`insert into account_event (account_id, kind) select id, 'new-device' from portal_account`)
  for (const [whose, capacity] of [
    [person, 'guardian'],
    [person, 'delegate'],
    [other, 'delegate'],
  ])
    await owner(
      `insert into access_grant (grant_id, account_id, person_id, capacity, ground)
       select gen_random_uuid(), id, $1, $2, 'planted' from portal_account where email = 'steward@demo.example'`,
      [whose, capacity],
    )
}

/** What nobody must find or write of helpers: others' offers and grants, in others' names, or after they are over. */
export function delegateProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  if (scope === 'clerk' || scope === 'clinician') return ['select 1 from grant_offer', 'select 1 from access_grant']
  const wrong = [
    'select 1 from account_event where account_id <> scope_actor()',
    `select 1 from grant_offer where person_id <> '${person}'`,
    `update access_grant set ended_at = now() where person_id <> '${person}' or capacity <> 'delegate' returning 1`,
    `update access_grant set ended_at = now() - interval '1 day' where capacity = 'delegate' returning 1`,
    `update grant_offer set outcome = 'accepted', closed_at = now() where closed_at is null returning 1`,
    `update grant_offer set closed_at = null, outcome = null where closed_at is not null returning 1`,
    offer('gen_random_uuid()', 'scope_actor()'),
    offer(`'${person}'::uuid`, 'gen_random_uuid()'),
  ]
  if (scope === 'self') return wrong
  return [
    ...wrong,
    'select 1 from access_grant where account_id <> scope_actor()',
    'select 1 from grant_offer',
    'select 1 from list_helpers()',
    'update access_grant set ended_at = now() where account_id <> scope_actor() returning 1',
    `update grant_offer set code_hash = 'x' returning 1`,
    offer(`'${person}'::uuid`, 'scope_actor()'),
  ]
}

/** An offer in the name of somebody, for the record of somebody. */
function offer(person: string, account: string): string {
  return `insert into grant_offer (person_id, offer_id, helper_name, tasks, valid_from, account_id, actor_name, code_hash,
      code_until)
    values (${person}, gen_random_uuid(), 'x', '{}', now(), ${account}, 'x', gen_random_uuid()::text, now())`
}

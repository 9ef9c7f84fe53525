import type { Query } from './test-house.ts'

/** A letter that waits at the desk of an institution. */
export async function plantLetter(
  owner: Query,
  { person, institution = 'nordfjord-hospital' }: { readonly person: string; readonly institution?: string },
): Promise<void> {
  await owner(
    `insert into paper_letter (person_id, account_id, institution_id, link_id, person_name)
     select $1, a.id, $2, gen_random_uuid(), 'planted' from portal_account a
     where not exists (select from paper_letter p where p.account_id = a.id) order by a.id limit 1`,
    [person, institution],
  )
}

/** Letters of the own desk and of another, and a desk that prints. */
export async function plantLetters(owner: Query, person: string): Promise<void> {
  await owner(`insert into letter_desk (institution_id, is_open, set_by, set_name)
    values ('st-eystein-hospital', true, gen_random_uuid(), 'x')`)
  for (const institution of ['nordfjord-hospital', 'st-eystein-hospital'])
    await plantLetter(owner, { person, institution })
}

/** What nobody must find or write of letters: those of other desks, in another name, or for a desk that is not theirs to open. */
export function letterProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician'): readonly string[] {
  const opens = (institution: string) =>
    `insert into letter_desk (institution_id, is_open, set_by, set_name) values ('${institution}', true, scope_actor(), 'x')`
  const all = [
    'select 1 from paper_letter',
    `insert into paper_letter (person_id, account_id, institution_id, link_id, person_name)
     select gen_random_uuid(), scope_actor(), 'nordfjord-hospital', gen_random_uuid(), 'x'`,
    `update letter_desk set is_open = false returning 1`,
    opens('nordfjord-hospital'),
  ]
  if (scope !== 'clerk') return all
  return [
    `select 1 from paper_letter where institution_id <> 'nordfjord-hospital'`,
    `update paper_letter set printed_at = now(), printed_by = gen_random_uuid() where printed_at is null returning 1`,
    `update paper_letter set printed_at = '2020-01-01', printed_by = scope_actor() where printed_at is null returning 1`,
    ...all.slice(1),
  ]
}

import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'
const ANYBODY = 'gen_random_uuid()'
const EVENT =
  'request_event (person_id, request_id, word, by_whom, account_id, link_id, institution_id, category, shows_delegates'

/** Requests of another person, at one's own institution and at another, and one of one's own that is over. */
export async function plantRequests(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  const requests = [
    [other, OWN, 'null', 'null'],
    [other, THEIRS, 'null', 'null'],
    [person, OWN, 'now()', `'declined'`],
  ]
  for (const [whose, institution, closedAt, outcome] of requests) {
    const [row] = await owner(
      `insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, due_at,
         account_id, asked_name, capacity, closed_at, outcome)
       select $1, 'early-opening', link_id, $2, 'laboratory', array[gen_random_uuid()], true, now() + interval '1 day',
         gen_random_uuid(), 'planted', 'self', ${closedAt}, ${outcome}
       from patient_link where person_id = $1 and parted_at is null limit 1 returning request_id, link_id`,
      [whose, institution],
    )
    await owner(
      `insert into ${EVENT}) values ($1, $2, 'asked', 'person', gen_random_uuid(), $3, $4, 'laboratory', true)`,
      [whose, row!.request_id, row!.link_id, institution],
    )
  }
}

/** What a person, a helper or staff must not find or write of requests. */
export function requestProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const promise = `insert into request_promise (kind, working_days, account_id, actor_name) values ('call-me', 30, scope_actor(), 'x')`
  const note = (whose: string, byWhom: string, institution: string) =>
    `insert into ${EVENT}) values (${whose}, ${ANYBODY}, 'asked', '${byWhom}', scope_actor(), ${ANYBODY}, '${institution}', 'laboratory', true)`
  const tables = ['request', 'request_event']
  const reopen = `update request set ball = 'staff' where closed_at is not null returning 1`
  if (scope === 'clerk') return [...tables.map((table) => `select 1 from ${table}`), promise]
  if (scope === 'clinician')
    return [
      ...tables.map((table) => `select 1 from ${table} where institution_id <> '${OWN}'`),
      note(`'${person}'`, 'staff', THEIRS),
      reopen,
      promise,
    ]
  return [
    ...[...tables, 'asked_card', 'request_item'].map(
      (table) => `select 1 from ${table} where person_id <> '${person}'`,
    ),
    'select item_ids from request',
    note(ANYBODY, 'person', OWN),
    note(`'${person}'`, 'staff', OWN),
    reopen,
  ]
}

/** What the windows would let through behind the functions that ask. */
export function requestProbesOfWindow(person: string): readonly string[] {
  return [
    `select 1 from request where person_id <> '${person}'`,
    `insert into ${EVENT}) values (${ANYBODY}, ${ANYBODY}, 'asked', 'person', ${ANYBODY}, ${ANYBODY}, '${OWN}', 'laboratory', true)`,
  ]
}

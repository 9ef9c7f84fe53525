import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'
const ANYBODY = 'gen_random_uuid()'

/** A thread of a person with the first team of an institution, with its first words and a paper. */
export async function plantThread(
  owner: Query,
  { person, institution = OWN }: { readonly person: string; readonly institution?: string },
): Promise<{ readonly thread: string; readonly team: string; readonly file: string }> {
  const [team] = await owner(
    `insert into message_team (institution_id, name) values ($1, 'Planted')
     on conflict (institution_id, name) do update set name = excluded.name
     returning (select coalesce((select team_id from message_team o where o.institution_id = $1 and o.name <> 'Planted'
       order by name limit 1), message_team.team_id)) as team_id`,
    [institution],
  )
  const [thread] = await owner(
    `insert into message_thread (person_id, start_key, institution_id, team_id, asked_team_id, topic, subject,
       person_name, account_id, asked_name, capacity, due_at)
     values ($1, gen_random_uuid(), $2, $3, $3, 'results', 'planted', 'x', gen_random_uuid(), 'x', 'self', now())
     returning thread_id`,
    [person, institution, team!.team_id],
  )
  const [said] = await owner(
    `insert into thread_message (person_id, thread_id, post_key, word, text, by_whom, account_id, actor_name,
       institution_id, team_id, at_team_id, team_name)
     values ($1, $2, gen_random_uuid(), 'asked', 'planted', 'person', gen_random_uuid(), 'x', $3, $4, $4, 'x')
     returning message_id`,
    [person, thread!.thread_id, institution, team!.team_id],
  )
  const file = await plantFile(owner, { person, thread: thread!.thread_id, message: said!.message_id })
  return { thread: thread!.thread_id as string, team: team!.team_id as string, file }
}

type PlantedFile = { readonly person: string; readonly thread: unknown; readonly message: unknown }

/** A paper that has been checked; without a message it is still in somebody's form. */
async function plantFile(owner: Query, { person, thread, message }: PlantedFile): Promise<string> {
  const [file] = await owner(
    `insert into message_file (person_id, form_key, account_id, thread_id, message_id, name, content_type, size, digest,
       bytes, state)
     values ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, 'planted.pdf', 'application/pdf', 7, sha256('planted'),
       'planted', 'open') returning file_id`,
    [person, thread, message],
  )
  return file!.file_id as string
}

/** Threads, readings and drafts of others and of one's own that others wrote, and what a team keeps. */
export async function plantMessages(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  for (const whose of [person, other])
    for (const institution of [OWN, THEIRS]) {
      const { thread, team } = await plantThread(owner, { person: whose, institution })
      await owner('insert into message_reading values ($1, $2, gen_random_uuid(), now())', [whose, thread])
      await owner(
        `insert into message_draft (person_id, draft_id, account_id) values ($1, gen_random_uuid(), gen_random_uuid())`,
        [whose],
      )
      await plantFile(owner, { person: whose, thread, message: null })
      await owner(`insert into message_template (team_id, title, text) values ($1, 'planted', 'planted')`, [team])
      await owner(
        `insert into message_team_member (team_id, account_id, institution_id, added_by)
         values ($1, gen_random_uuid(), $2, 'planted')`,
        [team, institution],
      )
      await owner(
        `insert into workload_count (team_id, institution_id, week, channel, count, account_id, actor_name)
         values ($1, $2, '2026-01-05', 'desk', 1, gen_random_uuid(), 'planted') on conflict do nothing`,
        [team, institution],
      )
      await owner(
        `insert into message_route (institution_id, topic, service_id, team_id) values ($1, 'results', 'planted', $2)
         on conflict do nothing`,
        [institution, team],
      )
    }
}

/** What nobody must find or write of messages: others', without the team or the task, or in somebody else's name. */
export function messageProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const draft = (whose: string, account: string) =>
    `insert into message_draft (person_id, draft_id, account_id) values (${whose}, ${ANYBODY}, ${account})`
  if (scope === 'clerk' || scope === 'clinician')
    return [
      ...[
        'message_thread',
        'thread_message',
        'message_file',
        'message_team_member',
        'message_template',
        'workload_count',
      ].map((table) => `select 1 from ${table}`),
      'delete from message_file returning 1',
      `insert into message_team (institution_id, name) values ('${OWN}', 'probe')`,
      `update message_team set phone = '' returning 1`,
      `insert into message_route (institution_id, topic, team_id) select '${OWN}', 'probe', team_id from message_team limit 1`,
      `update message_route set topic = topic returning 1`,
      `delete from message_route where service_id = 'planted' returning 1`,
      `insert into feature_stage (institution_id, feature, stage, account_id, actor_name) values ('${OWN}', 'messages', 'off', scope_actor(), 'x')`,
    ]
  return [
    // Neither opens messages first: nothing at all is there.
    ...['message_thread', 'thread_message', 'message_file'].map((table) => `select 1 from ${table}`),
    'delete from message_file returning 1',
    `select 1 from message_reading where person_id <> '${person}' or account_id <> scope_actor()`,
    `select 1 from message_draft where person_id <> '${person}' or account_id <> scope_actor()`,
    draft(ANYBODY, 'scope_actor()'),
    draft(`'${person}'`, ANYBODY),
  ]
}

import type { Query } from './test-house.ts'

/** A pulse that a person has written down and sent to the first team of an institution, which asked for it. */
export async function plantJournal(
  owner: Query,
  { person, institution = 'nordfjord-hospital' }: { readonly person: string; readonly institution?: string },
): Promise<{ readonly ask: string; readonly entry: string }> {
  const [team] = await owner('select team_id from message_team where institution_id = $1 order by name limit 1', [
    institution,
  ])
  const [ask] = await owner(
    `insert into journal_ask (person_id, institution_id, team_id, kind, person_name, times_weekly, weekly_most, until_day,
       high, asked_by, asked_name, asked_at, answer, answered_at)
     values ($1, $2, $3, 'pulse', 'x', 3, 7, current_date + 30, 100, gen_random_uuid(), 'x', now() - interval '2 days',
       'yes', now() - interval '1 day')
     returning ask_id`,
    [person, institution, team!.team_id],
  )
  const [entry] = await owner(
    `insert into journal_entry (person_id, entry_id, kind, measured_at, value, note, account_id, actor_name, capacity)
     values ($1, gen_random_uuid(), 'pulse', now() - interval '1 hour', 104, 'planted', gen_random_uuid(), 'x', 'self')
     returning entry_id`,
    [person],
  )
  await owner(
    `insert into journal_sent (person_id, ask_id, entry_id, institution_id, team_id, is_beyond, due_at)
     values ($1, $2, $3, $4, $5, true, now() + interval '1 day')`,
    [person, ask!.ask_id, entry!.entry_id, institution, team!.team_id],
  )
  return { ask: ask!.ask_id as string, entry: entry!.entry_id as string }
}

/** Journals of two persons; of the first an entry that is struck out, and an ask that is over. */
export async function plantJournals(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  await plantJournal(owner, { person: other })
  const { entry, ask } = await plantJournal(owner, { person })
  await owner(`update journal_entry set struck_at = now() where entry_id = $1`, [entry])
  await owner(`update journal_ask set ended_at = now(), ended_by = 'team' where ask_id = $1`, [ask])
  for (const whose of [person, other])
    await owner(
      `insert into item_note (person_id, item_id, words) select person_id, item_id, 'planted' from item where person_id = $1 limit 1`,
      [whose],
    )
  for (const whose of [person, other]) await plantGoal(owner, whose)
}

/** What somebody wants to reach. */
export async function plantGoal(owner: Query, person: string): Promise<string> {
  const [goal] = await owner(
    `insert into journal_goal (person_id, goal_id, words, kind, high) values ($1, gen_random_uuid(), 'planted', 'pulse', 80)
     returning goal_id`,
    [person],
  )
  return goal!.goal_id as string
}

/** What nobody must find or write of journals: others', by another name, anew after an end, or of a team that is not open. */
export function journalProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const tables = ['journal_entry', 'journal_ask', 'journal_sent']
  if (scope === 'clerk' || scope === 'clinician')
    return [
      ...[...tables, 'journal_goal'].map((table) => `select 1 from ${table}`),
      `update journal_ask set ended_at = now(), ended_by = 'team' returning 1`,
      `update journal_sent set words = 'x' returning 1`,
      `insert into journal_ask (person_id, institution_id, team_id, kind, person_name, times_weekly, weekly_most, until_day,
         asked_by, asked_name)
       select '${person}', 'nordfjord-hospital', team_id, 'weight', 'x', 1, 1, current_date, scope_actor(), 'x'
       from message_team limit 1`,
    ]
  if (scope === 'delegate')
    return [
      ...[...tables, 'item_note', 'journal_goal'].map((table) => `select 1 from ${table}`),
      `insert into journal_goal (person_id, goal_id, words) values ('${person}', gen_random_uuid(), 'x')`,
      `insert into item_note (person_id, item_id, words) select person_id, item_id, 'x' from released_item limit 1`,
    ]
  const entry = (whose: string, account: string) =>
    `insert into journal_entry (person_id, entry_id, kind, measured_at, value, account_id, actor_name, capacity)
     values (${whose}, gen_random_uuid(), 'pulse', now(), 70, ${account}, 'x', 'self')`
  return [
    ...[...tables, 'item_note', 'journal_goal'].map((table) => `select 1 from ${table} where person_id <> '${person}'`),
    `insert into item_note (person_id, item_id, words) values ('${person}', gen_random_uuid(), 'x')`,
    `insert into journal_goal (person_id, goal_id, words) values (gen_random_uuid(), gen_random_uuid(), 'x')`,
    `update journal_goal set ended_at = '2020-01-01', ended_word = 'reached' returning 1`,
    entry('gen_random_uuid()', 'scope_actor()'),
    entry(`'${person}'`, 'gen_random_uuid()'),
    `update journal_entry set struck_at = now() where struck_at is not null returning 1`,
    `update journal_ask set answer = 'yes', answered_at = now() where ended_at is not null returning 1`,
    `update journal_sent set read_at = '2020-01-01' returning 1`,
    `insert into journal_sent (person_id, ask_id, entry_id, institution_id, team_id, is_beyond)
     select s.person_id, s.ask_id, gen_random_uuid(), s.institution_id, s.team_id, false from journal_sent s limit 1`,
  ]
}

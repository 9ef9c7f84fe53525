import type { Query } from './test-house.ts'

/** What a team of an institution asks a person; with `sent`, what they answered, else a draft. */
export async function plantQuestionnaire(
  owner: Query,
  {
    person,
    institution = 'nordfjord-hospital',
    sent = false,
  }: { readonly person: string; readonly institution?: string; readonly sent?: boolean },
): Promise<{ readonly ask: string; readonly questionnaire: string }> {
  const [team] = await owner('select team_id from message_team where institution_id = $1 order by name limit 1', [
    institution,
  ])
  const [form] = await owner(
    'select questionnaire_id from questionnaire where institution_id = $1 and ended_at is null limit 1',
    [institution],
  )
  const [ask] = await owner(
    `insert into questionnaire_ask (person_id, institution_id, team_id, questionnaire_id, person_name, until_day, words,
       asked_by, asked_name, asked_at)
     values ($1, $2, $3, $4, 'x', current_date + 30, 'planted', gen_random_uuid(), 'x', now() - interval '3 days')
     returning ask_id`,
    [person, institution, team!.team_id, form!.questionnaire_id],
  )
  const { ask_id } = ask!
  const answers = { breath: [{ valueCoding: { code: 'stairs' } }] }
  const response = {
    resourceType: 'QuestionnaireResponse',
    item: [{ linkId: 'week', item: [{ linkId: 'breath', answer: answers.breath }] }],
  }
  if (sent)
    await owner(
      `insert into questionnaire_response (person_id, ask_id, institution_id, team_id, questionnaire_id, resource, score,
         account_id, actor_name, capacity, due_at)
       values ($1, $2, $3, $4, $5, $6, 3, gen_random_uuid(), 'x', 'self', now() + interval '1 day')`,
      [person, ask_id, institution, team!.team_id, form!.questionnaire_id, JSON.stringify(response)],
    )
  else
    await owner(
      `insert into questionnaire_draft (person_id, ask_id, answers, account_id) values ($1, $2, $3, gen_random_uuid())`,
      [person, ask_id, JSON.stringify(answers)],
    )
  return { ask: ask_id as string, questionnaire: form!.questionnaire_id as string }
}

/** Of two persons: what was sent and what is a draft; of the first also one that only its person may see, and one that is over. */
export async function plantQuestionnaires(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  await plantQuestionnaire(owner, { person: other })
  await plantQuestionnaire(owner, { person: other, sent: true })
  await plantQuestionnaire(owner, { person, sent: true })
  const { ask: ended } = await plantQuestionnaire(owner, { person })
  await owner(`update questionnaire_ask set ended_at = now(), ended_by = 'team' where ask_id = $1`, [ended])
  await owner(`insert into questionnaire_rule (institution_id, service_id, url, team_id, days_before, set_name)
    select s.institution_id, s.service_id, 'urn:planted', t.team_id, 3, 'x' from visit_service s, message_team t
    where s.institution_id <> 'nordfjord-hospital' limit 1`)
}

const TABLES = ['questionnaire_ask', 'questionnaire_draft', 'questionnaire_response']

/** What nobody must find or write of questionnaires: others', by another name, after an end, or of a team that is not open. */
export function questionnaireProbes(
  scope: 'self' | 'delegate' | 'clerk' | 'clinician',
  person: string,
): readonly string[] {
  if (scope === 'clerk' || scope === 'clinician')
    return [
      ...TABLES.slice(0, 1).map((table) => `select 1 from ${table}`),
      `select 1 from questionnaire_response`,
      `update questionnaire_ask set ended_at = now(), ended_by = 'team' returning 1`,
      `update questionnaire_response set words = 'x' returning 1`,
      `update questionnaire set ended_at = now() returning 1`,
      `update questionnaire_rule set ended_at = now() returning 1`,
      `select 1 from questionnaire_rule where institution_id <> scope_institution()`,
      `insert into questionnaire (institution_id, url, title, resource, made_by, made_name)
       values ('nordfjord-hospital', 'urn:x', 'x', '{}', scope_actor(), 'x')`,
      `insert into questionnaire_rule (institution_id, service_id, url, team_id, days_before, set_by, set_name)
       select t.institution_id, s.service_id, 'urn:x', t.team_id, 3, scope_actor(), 'x'
       from message_team t join visit_service s using (institution_id) limit 1`,
      `insert into questionnaire_ask (person_id, institution_id, team_id, questionnaire_id, person_name, until_day, asked_by,
         asked_name)
       select '${person}', q.institution_id, t.team_id, q.questionnaire_id, 'x', current_date, scope_actor(), 'x'
       from questionnaire q join message_team t using (institution_id) where q.institution_id = 'nordfjord-hospital' limit 1`,
    ]
  if (scope === 'delegate') return TABLES.map((table) => `select 1 from ${table}`)
  const response = (account: string, ask: string) =>
    `insert into questionnaire_response (person_id, ask_id, institution_id, team_id, questionnaire_id, resource, account_id,
       actor_name, capacity, due_at)
     select a.person_id, a.ask_id, a.institution_id, ${ask}, a.questionnaire_id, '{}', ${account}, 'x', 'self', now()
     from questionnaire_ask a where a.person_id = '${person}' and a.ended_at is not null limit 1`
  return [
    ...TABLES.map((table) => `select 1 from ${table} where person_id <> '${person}'`),
    response('scope_actor()', 'a.team_id'),
    `update questionnaire_ask set ended_at = now(), ended_by = 'person' where ended_at is not null returning 1`,
    `update questionnaire_ask set ended_at = now(), ended_by = 'team' where ended_at is null returning 1`,
    `update questionnaire_response set read_at = '2020-01-01' returning 1`,
    `update questionnaire_draft set answers = 'x', saved_at = now(), account_id = scope_actor() returning 1`,
    `insert into questionnaire_draft (person_id, ask_id, answers, account_id)
     values ('${person}', gen_random_uuid(), '{}', scope_actor())`,
  ]
}

import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'

/** One row of what people do with openness for another person and at another institution, and one at one's own. */
export async function plantOpenness(owner: Query, { other }: { readonly other: string }): Promise<void> {
  const acts: readonly (readonly [string, string, string])[] = [
    ['clinician_comment', 'text, language', `'planted', 'en'`],
    ['clinician_hold', 'ground, reason, until', `'planted', 'planted', now() + interval '1 day'`],
    ['early_release', '', ''],
    ['counselling', '', ''],
  ]
  const item = `(select item_id from item where person_id = '${other}' order by item_id limit 1)`
  const second = `(select item_id from item where person_id = '${other}' order by item_id limit 1 offset 1)`
  for (const [institution, of] of [
    [OWN, item],
    [THEIRS, second],
  ] as const) {
    for (const [table, columns, values] of acts)
      await owner(`insert into ${table} (person_id, item_id, institution_id, account_id, author_name${columns && `, ${columns}`})
        values ('${other}', ${of}, '${institution}', gen_random_uuid(), 'x'${values && `, ${values}`})`)
  }
  await owner(`insert into release_choice (person_id, subject, moments, account_id, actor_name, capacity)
    values ('${other}', 'everything', '{}', gen_random_uuid(), 'x', 'self')`)
  await owner(`insert into release_ask (person_id, account_id) values ('${other}', gen_random_uuid())`)
  await owner(`insert into pulse_given (person_id, item_id) values ('${other}', ${item})`)
  await owner(`insert into pulse (test_class, rule, word) values ('x', 'x', 'helped')`)
  await owner(`insert into redecide_job (key, because) values ('planted', 'planted')`)
  // A card by a clinician's hold, and a hold on it that has been lifted: the card must not name that one.
  const waiting = `select person_id, item_id from item where person_id <> '${other}' and release_at > now()
    and standing = 'current' and listed and shows_card and release_at <> 'infinity' and release_rule not like 'planted%'`
  await owner(`update item set release_rule = 'clinician-hold' where (person_id, item_id) in (${waiting})`)
  await owner(`insert into clinician_hold (person_id, item_id, institution_id, account_id, author_name, ground, reason,
      until, lifted_at, lifted_by, lifted_name)
    select person_id, item_id, '${THEIRS}', gen_random_uuid(), 'x', 'lifted', 'planted', now() + interval '99 days', now(),
           gen_random_uuid(), 'x' from (${waiting}) w`)
  await owner(`insert into rulebook_draft (draft_id, base_version, title, body, account_id, author_name)
    values ('${DRAFT}', 1, 'planted', 'planted', gen_random_uuid(), 'x')`)
  await owner(`insert into lab_run (draft_id, title, body, days, account_id, actor_name)
    values ('${DRAFT}', 'planted', 'planted', 30, gen_random_uuid(), 'x')`)
}

const ANYBODY = 'gen_random_uuid()'
const DRAFT = '5d3f1c52-8a0e-4a5e-9a53-2f1f6d0b7c11'

/** What a patient, clerk or clinician must not find or write of it. */
export function opennessProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  if (scope === 'clerk') return clerkProbes()
  if (scope === 'clinician') return clinicianProbes(person)
  return [
    ...['release_choice', 'release_ask', 'pulse_given', 'released_comment', 'released_verdict'].map(
      (table) => `select 1 from ${table} where person_id <> '${person}'`,
    ),
    `select 1 from sealed_hold where ground = 'lifted' or person_id <> '${person}'`,
    `insert into release_choice (person_id, subject, moments, account_id, actor_name, capacity)
      values (${ANYBODY}, 'everything', '{}', scope_actor(), 'x', scope_capacity())`,
    `insert into release_ask (person_id, account_id) values (${ANYBODY}, scope_actor())`,
    `insert into pulse_given (person_id, item_id) values (${ANYBODY}, ${ANYBODY})`,
    `insert into pulse (test_class, rule, word, given_on) values ('x', 'x', 'helped', current_date - 1)`,
    `insert into redecide_person (person_id, because) values (${ANYBODY}, 'x')`,
  ]
}

function clerkProbes(): readonly string[] {
  return [
    'select 1 from item',
    'select 1 from pulse',
    'select 1 from rulebook_draft',
    'select 1 from lab_run',
    `insert into lab_run (draft_id, title, body, days, account_id, actor_name)
      values ('${DRAFT}', 'x', 'x', 30, scope_actor(), 'x')`,
    'select 1 from redecide_job',
    `insert into redecide_person (person_id, because) values (${ANYBODY}, 'x')`,
  ]
}

function clinicianProbes(person: string): readonly string[] {
  const acts = ['clinician_comment', 'clinician_hold', 'early_release', 'counselling']
  const more: Readonly<Record<string, readonly [string, string]>> = {
    clinician_comment: [', text, language', `, 'x', 'en'`],
    clinician_hold: [', ground, reason, until', `, 'x', 'x', now() + interval '1 day'`],
  }
  return [
    ...[...acts, 'item', 'patient_link', 'patient_key'].map(
      (table) => `select 1 from ${table} where institution_id <> '${OWN}'`,
    ),
    ...acts.map((table) => {
      const [columns, values] = more[table] ?? ['', '']
      return `insert into ${table} (person_id, item_id, institution_id, account_id, author_name${columns})
        values ('${person}', ${ANYBODY}, '${THEIRS}', scope_actor(), 'x'${values})`
    }),
    `update clinician_hold set lifted_at = now(), lifted_by = ${ANYBODY} where institution_id = '${OWN}' returning 1`,
    `update item set release_at = now() - interval '1 day' where institution_id = '${OWN}' and release_at > now() returning 1`,
    `update item set release_rule = 'open-at-once' where institution_id = '${OWN}' returning 1`,
    `insert into verdict (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
      values ('${person}', ${ANYBODY}, now() + interval '1 day', 1, 'x', 'x', 'x', now())`,
  ]
}

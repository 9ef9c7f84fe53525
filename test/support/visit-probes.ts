import type { Query } from './test-house.ts'

const OWN = 'nordfjord-hospital'
const THEIRS = 'st-eystein-hospital'

/** Visits of another person and of another institution, and one of one's own that only the person sees. */
export async function plantVisits(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  const [service] = await owner(
    `insert into visit_service (institution_id, name) values ('${THEIRS}', 'planted') returning service_id`,
  )
  await owner(`insert into pick_up_place (institution_id, name) values ('${THEIRS}', 'planted')`)
  const shared = [
    person,
    `(select link_id from patient_link where person_id = $1 and parted_at is null limit 1)`,
  ] as const
  for (const [whose, institution, shows] of [
    [other, OWN, true],
    [other, THEIRS, true],
    [shared[0], OWN, false],
  ] as const) {
    const [booking] = await owner(
      `insert into booking (person_id, booking_id, slot_id, service_id, institution_id, link_id, starts_at, ends_at,
         shows_delegates, person_name, account_id, actor_name)
       values ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, ${shared[1]}, now(), now(), $4, 'x', gen_random_uuid(), 'x') returning booking_id`,
      [whose, service!.service_id, institution, shows],
    )
    await owner('insert into visit_guest values ($1, $2, gen_random_uuid())', [whose, booking!.booking_id])
    const text = await plantConsent(owner, institution)
    await owner(
      `insert into visit_consent (person_id, visit_id, text_id, institution_id, link_id, shows_delegates, answer, account_id,
         actor_name, capacity)
       values ($1, $2, $3, $4, ${shared[1]}, $5, 'yes', gen_random_uuid(), 'x', 'self')`,
      [whose, booking!.booking_id, text, institution, shows],
    )
    await owner(
      `insert into visit_wish (person_id, service_id, institution_id, link_id, from_day, until_day, shows_delegates,
         account_id, actor_name)
       values ($1, gen_random_uuid(), $2, ${shared[1]}, current_date, current_date, $3, gen_random_uuid(), 'x')`,
      [whose, institution, shows],
    )
    await owner(
      `insert into check_in (person_id, visit_id, institution_id, link_id, starts_at, shows_delegates, person_name,
         address_stands, account_id, actor_name)
       values ($1, gen_random_uuid(), $2, ${shared[1]}, now(), $3, 'x', true, gen_random_uuid(), 'x')`,
      [whose, institution, shows],
    )
  }
  for (const [whose, institution, shows, isShown] of [
    [other, OWN, true, true],
    [other, THEIRS, true, true],
    [person, OWN, false, false],
  ] as const)
    await owner(
      `insert into visit_question (person_id, question_id, visit_id, institution_id, link_id, shows_delegates, place_no, text,
         is_shown, account_id, actor_name)
       values ($1, gen_random_uuid(), gen_random_uuid(), $2, ${shared[1]}, $3, 1, 'x', $4, gen_random_uuid(), 'x')`,
      [whose, institution, shows, isShown],
    )
  await owner(`insert into visit_reminder (person_id, account_id, channel, hours_before)
    values ('${other}', gen_random_uuid(), 'mail', 24)`)
}

/** Something that an institution asks before every visit. */
export async function plantConsent(owner: Query, institution = OWN): Promise<string> {
  const [text] = await owner(
    `insert into consent_text (institution_id, title, words, language, made_by, made_name)
     values ($1, 'planted', 'planted', 'en', gen_random_uuid(), 'x') returning text_id`,
    [institution],
  )
  return text!.text_id as string
}

/** What nobody must find or write of visits: of others, in others' names, for other institutions. */
export function visitProbes(scope: 'self' | 'delegate' | 'clerk' | 'clinician', person: string): readonly string[] {
  const tables = ['booking', 'check_in', 'visit_consent']
  const staff = [
    `insert into visit_service (institution_id, name) values ('${OWN}', 'probe')`,
    `insert into pick_up_place (institution_id, name) values ('${OWN}', 'probe')`,
    `insert into slot (service_id, institution_id, starts_at, ends_at)
       select service_id, institution_id, now(), now() + interval '1 hour' from visit_service where name = 'planted'`,
    `update visit_service set closed_at = now() where name = 'planted' returning 1`,
    `update pick_up_place set ended_at = now() where name = 'planted' returning 1`,
    `insert into consent_text (institution_id, title, words, language, made_by, made_name)
       values ('${OWN}', 'probe', 'probe', 'en', scope_actor(), 'x')`,
    `update consent_text set ended_at = now() where title = 'planted' returning 1`,
  ]
  if (scope === 'clerk' || scope === 'clinician')
    return [
      ...tables.map((table) => `select 1 from ${table} where institution_id <> '${OWN}'`),
      'select 1 from visit_question',
      'select 1 from visit_guest',
      ...staff,
    ]
  const checkIn = (
    whose: string,
    account: string,
  ) => `insert into check_in (person_id, visit_id, institution_id, link_id,
      starts_at, shows_delegates, person_name, address_stands, account_id, actor_name)
    values (${whose}, gen_random_uuid(), '${OWN}', gen_random_uuid(), now(), true, 'x', true, ${account}, 'x')`
  const consent = (whose: string, text: string, account = 'scope_actor()') =>
    `insert into visit_consent (person_id, visit_id, text_id, institution_id, link_id, shows_delegates, answer, account_id,
       actor_name, capacity)
     select ${whose}, gen_random_uuid(), ${text}, '${OWN}', link_id, true, 'yes', ${account}, 'x', 'self'
     from patient_link where person_id = '${person}' limit 1`
  const ofOwn = `(select text_id from consent_text where institution_id = '${OWN}' limit 1)`
  const wrong = [
    consent('gen_random_uuid()', ofOwn),
    consent(`'${person}'::uuid`, 'gen_random_uuid()'),
    consent(`'${person}'::uuid`, ofOwn, 'gen_random_uuid()'),
    ...[...tables, 'visit_wish', 'visit_question', 'visit_guest', 'visit_reminder'].map(
      (table) => `select 1 from ${table} where person_id <> '${person}'`,
    ),
    checkIn('gen_random_uuid()', 'scope_actor()'),
    `insert into visit_question (person_id, question_id, visit_id, institution_id, link_id, shows_delegates, place_no, text,
       account_id, actor_name)
     values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '${OWN}', gen_random_uuid(), true, 1, 'x', scope_actor(), 'x')`,
    checkIn(`'${person}'::uuid`, 'gen_random_uuid()'),
    `update check_in set account_id = gen_random_uuid() where person_id = '${person}' returning 1`,
    `insert into visit_reminder (person_id, account_id, channel, hours_before) values ('${person}', gen_random_uuid(), 'mail', 24)`,
  ]
  if (scope === 'self') return wrong
  return [
    ...wrong,
    consent(`'${person}'::uuid`, ofOwn),
    ...[...tables, 'visit_wish', 'visit_question', 'visit_guest'].map((table) => `select 1 from ${table}`),
  ]
}

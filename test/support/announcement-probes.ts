import type { Query } from './test-house.ts'

/** What an institution tells persons, approved and begun. */
export async function plantAnnouncement(
  owner: Query,
  {
    persons,
    institution = 'nordfjord-hospital',
  }: { readonly persons: readonly string[]; readonly institution?: string },
): Promise<string> {
  const words = { en: { title: 'Flu vaccination in town', text: 'Come on Monday.\n\nBring nothing.' } }
  const [row] = await owner(
    `insert into announcement (institution_id, words, begins_on, ends_on, made_by, made_name, answer, answered_by, answered_name,
       answered_at, gathered_at)
     values ($1, $2, current_date - 1, current_date + 20, gen_random_uuid(), 'x', 'yes', gen_random_uuid(), 'x', now(), now())
     returning announcement_id`,
    [institution, JSON.stringify(words)],
  )
  const announcementId = row!.announcement_id as string
  for (const person of persons)
    await owner('insert into announcement_reader (person_id, announcement_id) values ($1, $2)', [
      person,
      announcementId,
    ])
  return announcementId
}

/** One for one person, one for another only, one taken back, and one that nobody has answered. */
export async function plantAnnouncements(
  owner: Query,
  { person, other }: { readonly person: string; readonly other: string },
): Promise<void> {
  await plantAnnouncement(owner, { persons: [person, other] })
  await plantAnnouncement(owner, { persons: [other], institution: 'lesja-medical-centre' })
  const withdrawn = await plantAnnouncement(owner, { persons: [person] })
  await owner('update announcement set withdrawn_at = now() where announcement_id = $1', [withdrawn])
  const waiting = await plantAnnouncement(owner, { persons: [] })
  await owner(
    `update announcement set answer = null, answered_by = null, answered_name = null, answered_at = null, gathered_at = null
     where announcement_id = $1`,
    [waiting],
  )
}

/** What nobody must find or write of announcements: others', what is taken back, or an answer by who may not give it. */
export function announcementProbes(
  scope: 'self' | 'delegate' | 'clerk' | 'clinician',
  person: string,
): readonly string[] {
  if (scope === 'clerk' || scope === 'clinician')
    return [
      `select 1 from announcement`,
      `update announcement set withdrawn_at = now() returning 1`,
      `update announcement set answer = 'yes', answered_by = scope_actor(), answered_at = now() where answer is null returning 1`,
      `insert into announcement (institution_id, words, begins_on, ends_on, made_by, made_name)
       values ('nordfjord-hospital', '{}', current_date, current_date, scope_actor(), 'x')`,
    ]
  if (scope === 'delegate')
    return ['announcement', 'announcement_reader']
      .map((table) => `select 1 from ${table}`)
      .concat(`update announcement_reader set opened_at = now() returning 1`)
  return [
    `select 1 from announcement_reader where person_id <> '${person}'`,
    `select 1 from announcement where withdrawn_at is not null or gathered_at is null`,
    `select 1 from announcement where institution_id = 'lesja-medical-centre'`,
    `update announcement_reader set opened_at = '2020-01-01' returning 1`,
    `select 1 from notice_choice where account_id <> scope_actor()`,
  ]
}

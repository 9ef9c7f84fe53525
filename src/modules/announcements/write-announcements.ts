import { sql } from 'kysely'
import { Conflict, NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Announcement, Group, InLanguages } from './announcement.ts'

const COLUMNS = sql`a.announcement_id, a.institution_id, n.name as institution_name, a.words, a.place, a.age_from, a.age_until,
  a.known_here, a.begins_on::text, a.ends_on::text, a.made_name, a.made_at, a.answer, a.answer_words, a.answered_name,
  a.answered_at, a.gathered_at, a.withdrawn_at, (now() at time zone n.time_zone)::date > a.ends_on as is_over`

type Row = Omit<Announcement, 'words'> & { readonly words: string }

/** Those of the own institution, or for a steward of all; what waits for an answer first. At most 200. */
export async function listOwnAnnouncements(scope: StaffScope): Promise<readonly Announcement[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from announcement a join institution n on n.institution_id = a.institution_id
    order by a.answer is null and a.withdrawn_at is null desc, a.made_at desc limit 200`.execute(scope.db)
  return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as InLanguages }))
}

/** Throws NotFound for those that this role does not see. */
export async function readOwnAnnouncement(
  scope: StaffScope,
  { announcementId }: { readonly announcementId: string },
): Promise<Announcement> {
  const found = isUuid(announcementId)
    ? (await listOwnAnnouncements(scope)).find((each) => each.announcementId === announcementId)
    : undefined
  if (!found) throw new NotFound('announcement', { detail: 'not of this institution' })
  return found
}

/** How many belong to a group of the own institution now; null: fewer than twenty. */
export async function countGroup(
  scope: StaffScope,
  { place, ageFrom, ageUntil, knownHere }: Group,
): Promise<number | null> {
  const { rows } = await sql<{ count: number | null }>`
    select count_announcement_group(${place}, ${ageFrom}::integer, ${ageUntil}::integer, ${knownHere}::boolean) as count`.execute(
    scope.db,
  )
  return rows[0]!.count
}

/** What became of it; null for numbers below five. */
export type Effect = {
  readonly meant: number | null
  /** With a sign-in of their own. */
  readonly reachable: number | null
  readonly told: number | null
  readonly opened: number | null
}

export async function countEffect(
  scope: StaffScope,
  { announcementId }: Pick<Announcement, 'announcementId'>,
): Promise<Effect> {
  const { rows } = await sql<Effect>`select meant, reachable, told, opened
    from count_announcement(${announcementId}::uuid)`.execute(scope.db)
  return rows[0]!
}

export type NewAnnouncement = Group & Pick<Announcement, 'words' | 'beginsOn' | 'endsOn'>

/** Writes it, to be answered by a steward. Throws Refused for other roles. */
export async function writeAnnouncement(scope: StaffScope, order: NewAnnouncement): Promise<string> {
  if (scope.role !== 'institution-administrator') throw new Refused('only the site administrator writes announcements')
  const { rows } = await sql<{ announcementId: string }>`
    insert into announcement (institution_id, words, place, age_from, age_until, known_here, begins_on, ends_on, made_by,
      made_name)
    values (${scope.institutionId}, ${JSON.stringify(order.words)}, ${order.place}, ${order.ageFrom}::integer,
      ${order.ageUntil}::integer, ${order.knownHere}::boolean, ${order.beginsOn}::date, ${order.endsOn}::date,
      ${scope.actor.accountId}::uuid, ${scope.actor.name})
    returning announcement_id`.execute(scope.db)
  return rows[0]!.announcementId
}

/** Takes it back: nobody is shown it any more. */
export async function withdrawAnnouncement(
  scope: StaffScope,
  { announcementId }: Pick<Announcement, 'announcementId'>,
): Promise<void> {
  if (scope.role !== 'institution-administrator') throw new Refused('only the site administrator writes announcements')
  await sql`update announcement set withdrawn_at = now()
    where announcement_id = ${announcementId}::uuid and withdrawn_at is null`.execute(scope.db)
}

/**
 * A steward lets it go out, or not and says why. Throws Refused for other roles, and Conflict where it was answered or taken
 * back, or is the steward's own.
 */
export async function answerAnnouncement(
  scope: StaffScope,
  order: Pick<Announcement, 'announcementId' | 'answerWords'> & { readonly answer: 'yes' | 'no' },
): Promise<void> {
  if (scope.role !== 'steward') throw new Refused('only stewards answer announcements')
  const { rows } = await sql`update announcement set answer = ${order.answer}, answer_words = ${order.answerWords},
      answered_by = ${scope.actor.accountId}::uuid, answered_name = ${scope.actor.name}, answered_at = now()
    where announcement_id = ${order.announcementId}::uuid and answer is null and withdrawn_at is null
    returning 1`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('it was answered, taken back, or is your own')
}

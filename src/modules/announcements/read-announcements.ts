import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import type { InLanguages } from './announcement.ts'

/** An announcement as its reader finds it. */
export type ReadAnnouncement = {
  readonly announcementId: string
  readonly institutionName: string
  readonly words: InLanguages
  readonly beginsOn: string
  readonly endsOn: string
  readonly openedAt: Instant | null
  /** Its last day has passed. */
  readonly isOver: boolean
}

type Row = Omit<ReadAnnouncement, 'words'> & { readonly words: string }

/** What services have told groups that this person belonged to, the newest first; of the last year. At most 100. */
export async function listAnnouncements(scope: PatientScope): Promise<readonly ReadAnnouncement[]> {
  const { rows } = await sql<Row>`
    select a.announcement_id, n.name as institution_name, a.words, a.begins_on::text, a.ends_on::text, r.opened_at,
           (now() at time zone n.time_zone)::date > a.ends_on as is_over
    from announcement_reader r join announcement a on a.announcement_id = r.announcement_id
    join institution n on n.institution_id = a.institution_id
    where r.person_id = ${scope.subject}::uuid and a.ends_on > now() - interval '1 year'
    order by a.begins_on desc, a.announcement_id limit 100`.execute(scope.db)
  return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as InLanguages }))
}

/** Throws NotFound for what was told to others. */
export async function readAnnouncement(
  scope: PatientScope,
  { announcementId }: { readonly announcementId: string },
): Promise<ReadAnnouncement> {
  const found = isUuid(announcementId)
    ? (await listAnnouncements(scope)).find((each) => each.announcementId === announcementId)
    : undefined
  if (!found) throw new NotFound('announcement', { detail: 'not for this person' })
  return found
}

/** What stands on the first page: not opened and not over; nothing for accounts that do not want it there. */
export async function listNewAnnouncements(scope: PatientScope): Promise<readonly ReadAnnouncement[]> {
  const { rows } = await sql<{ announcements: boolean }>`select announcements from notice_choice
    where account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
  if (rows[0]?.announcements === false) return []
  return (await listAnnouncements(scope)).filter(({ openedAt, isOver }) => !openedAt && !isOver)
}

/** It was opened, by the person or for them; the first time counts. */
export async function markOpened(
  scope: PatientScope,
  { announcementId }: { readonly announcementId: string },
): Promise<void> {
  await sql`update announcement_reader set opened_at = now()
    where person_id = ${scope.subject}::uuid and announcement_id = ${announcementId}::uuid and opened_at is null`.execute(
    scope.db,
  )
}

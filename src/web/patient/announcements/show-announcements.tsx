import { listAnnouncements, markOpened, readAnnouncement } from '#announcements'
import type { PatientScope } from '#platform/database/scopes'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { AnnouncementPage, AnnouncementsPage } from './announcement-pages.tsx'

/** What services have told groups that this person belongs to. */
export async function showAnnouncements(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <AnnouncementsPage frame={frame} announcements={await listAnnouncements(scope)} /> }
}

/** One of them; that it was opened is counted. */
export async function showAnnouncement(scope: PatientScope, { params, isHead }: Visit, frame: Frame): Promise<Shown> {
  const announcement = await readAnnouncement(scope, { announcementId: params.announcementId! })
  if (!isHead) await markOpened(scope, announcement)
  return { view: <AnnouncementPage frame={frame} announcement={announcement} /> }
}

import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid, type LinkId, type PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'

/** A patient of the institution whose record stood together with another human being's. */
export type PatientNotice = {
  readonly noticeId: string
  readonly institutionId: string
  readonly institutionName: string
  readonly linkId: LinkId
  /** Whose record it stood in. */
  readonly personId: PersonId
  /** Whose number it is now. */
  readonly personNow: PersonId
  readonly demographics: Demographics
  readonly since: Date
  readonly until: Date
  readonly toldAt: Date
}

/** What the staff of these institutions have been told and nobody has dealt with yet, oldest first. */
export async function listNotices(
  scope: StaffScope,
  { take }: { readonly take: number },
): Promise<readonly PatientNotice[]> {
  const { rows } = await sql<Omit<PatientNotice, 'demographics'> & { demographics: string }>`
    select n.notice_id, n.institution_id, i.name as institution_name, n.link_id, n.person_id, l.person_id as person_now,
           l.demographics, n.since,
           n.until, n.told_at
    from patient_notice n join institution i using (institution_id) join patient_link l using (link_id)
    where n.done_at is null order by n.told_at, n.notice_id limit ${take}`.execute(scope.db)
  return rows.map((row) => ({ ...row, demographics: JSON.parse(row.demographics) as Demographics }))
}

/** How many wait at the desk: all that those who run an institution see of them. */
export async function countNotices(scope: StaffScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from patient_notice where done_at is null`.execute(scope.db)
  return rows[0]!.count
}

/** One notice, dealt with or not. Throws NotFound for another institution's. */
export async function readNotice(
  scope: StaffScope,
  { noticeId }: { readonly noticeId: string },
): Promise<PatientNotice & { readonly doneAt: Date | null; readonly doneName: string | null }> {
  const { rows } = isUuid(noticeId)
    ? await sql<
        Omit<PatientNotice, 'demographics'> & { demographics: string; doneAt: Date | null; doneName: string | null }
      >`select n.notice_id, n.institution_id, i.name as institution_name, n.link_id, n.person_id, l.person_id as person_now,
           l.demographics,
           n.since, n.until, n.told_at, n.done_at, n.done_name
        from patient_notice n join institution i using (institution_id) join patient_link l using (link_id)
        where n.notice_id = ${noticeId}::uuid`.execute(scope.db)
    : { rows: [] }
  const [row] = rows
  if (!row) throw new NotFound('notice', { detail: 'none of this scope' })
  return { ...row, demographics: JSON.parse(row.demographics) as Demographics }
}

/** Somebody has told the patient, or has found that nobody need be told. */
export async function markNoticeDone(scope: StaffScope, { noticeId }: { readonly noticeId: string }): Promise<void> {
  await scope.db
    .updateTable('patientNotice')
    .set({ doneAt: sql`now()`, doneBy: scope.actor.accountId, doneName: scope.actor.name })
    .where('noticeId', '=', noticeId)
    .where('doneAt', 'is', null)
    .execute()
}

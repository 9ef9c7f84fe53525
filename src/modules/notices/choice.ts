import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { AccountScope } from '#platform/database/scopes'
import { type LetterDesk, listLetterDesks } from './letter-desk.ts'
import { listPushDevices, type PushDevice } from './push-device.ts'

export const RECORD_TIMES = ['at-once', 'daily', 'weekly', 'never'] as const
export type RecordTime = (typeof RECORD_TIMES)[number]

/** What an account is told of, how, and when not. */
export type NoticeChoice = {
  /** How often one is told that there is something new in the own record. */
  readonly record: RecordTime
  /** The same of records that one helps with, or looks after. */
  readonly others: RecordTime
  /** What teams write, ask and answer. */
  readonly teams: boolean
  /** What services tell groups: on the first page, and by mail. */
  readonly announcements: boolean
  readonly channel: 'mail' | 'sms' | 'letter' | 'push'
  /** Whose desk prints letters; null: another channel. */
  readonly letterInstitution: string | null
  /** Whole hours of the day, by the region's clocks; null: never quiet. */
  readonly quiet: { readonly from: number; readonly until: number } | null
}

/** Who has chosen nothing is told once a day that something is new, and at once what teams say, by mail. */
export const USUAL_CHOICE: NoticeChoice = {
  record: 'daily',
  others: 'daily',
  teams: true,
  announcements: true,
  channel: 'mail',
  letterInstitution: null,
  quiet: null,
}

export type ChosenNotices = {
  readonly choice: NoticeChoice
  /** The number that is confirmed for codes; null without one. */
  readonly phone: string | null
  /** Whether there are others whose records one sees. */
  readonly helps: boolean
  /** The desks that print letters for the own record. */
  readonly desks: readonly LetterDesk[]
  /** Whose browsers tell. */
  readonly devices: readonly PushDevice[]
}

/** What the account has chosen. */
export async function readNoticeChoice(scope: AccountScope): Promise<ChosenNotices> {
  const { rows } = await sql<Omit<NoticeChoice, 'quiet'> & { quietFrom: number | null; quietUntil: number | null }>`
    select record, others, teams, announcements, channel, letter_institution, quiet_from, quiet_until from notice_choice
    where account_id = ${scope.session.accountId}::uuid`.execute(scope.db)
  const { rows: phones } = await sql<{ address: string }>`select address from sign_in_contact
    where account_id = ${scope.session.accountId}::uuid and kind = 'sms' and confirmed_at is not null`.execute(scope.db)
  const phone = phones[0]?.address ?? null
  const { rows: helping } = await sql<{ helps: boolean }>`select helps_somebody() as helps`.execute(scope.db)
  const { helps } = helping[0]!
  const desks = await listLetterDesks(scope)
  const devices = await listPushDevices(scope)
  const row = rows[0]
  if (!row) return { choice: USUAL_CHOICE, phone, helps, desks, devices }
  const { record, others, teams, announcements, quietFrom, quietUntil } = row
  const quiet = quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil }
  // A number that was taken away since reaches nobody, nor does a desk that prints no more.
  const letterInstitution = desks.find((desk) => desk.institutionId === row.letterInstitution)?.institutionId ?? null
  const reaches = { mail: true, sms: phone !== null, letter: letterInstitution !== null, push: devices.length > 0 }
  const channel = reaches[row.channel] ? row.channel : 'mail'
  return {
    choice: { record, others, teams, announcements, channel, letterInstitution, quiet },
    phone,
    helps,
    desks,
    devices,
  }
}

/** Chooses anew. Throws Invalid for SMS without a confirmed number, letters of a desk that prints none, and hours that are none. */
export async function chooseNotices(
  scope: AccountScope,
  { record, others, teams, announcements, channel, letterInstitution, quiet }: NoticeChoice,
  { timeZone }: { readonly timeZone: string },
): Promise<void> {
  const { phone, desks, devices } = await readNoticeChoice(scope)
  if (channel === 'sms' && !phone) throw new Invalid('channel', { detail: 'no confirmed number' })
  if (channel === 'push' && devices.length === 0) throw new Invalid('channel', { detail: 'no device' })
  const isDesk = desks.some((desk) => desk.institutionId === letterInstitution)
  if (channel === 'letter' ? !isDesk : letterInstitution !== null)
    throw new Invalid('channel', { detail: 'a desk that prints letters for this record' })
  const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 23
  if (quiet && (!isHour(quiet.from) || !isHour(quiet.until) || quiet.from === quiet.until))
    throw new Invalid('quiet', { detail: 'two different hours' })
  await sql`insert into notice_choice (account_id, record, others, teams, announcements, channel, letter_institution, quiet_from,
      quiet_until, time_zone)
    values (${scope.session.accountId}::uuid, ${record}, ${others}, ${teams}, ${announcements}, ${channel}, ${letterInstitution},
      ${quiet?.from ?? null}, ${quiet?.until ?? null},
      ${timeZone})
    on conflict (account_id) do update set record = excluded.record, others = excluded.others, teams = excluded.teams,
      announcements = excluded.announcements, channel = excluded.channel, letter_institution = excluded.letter_institution,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, time_zone = excluded.time_zone,
      set_at = now()`.execute(scope.db)
}

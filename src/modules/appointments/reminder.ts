import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'

export const REMINDER_CHANNELS = ['none', 'mail', 'sms'] as const
export const REMINDER_HOURS = [24, 48, 72] as const

/** How this account is reminded of the visits in this record. */
export type Reminder = { readonly channel: (typeof REMINDER_CHANNELS)[number]; readonly hoursBefore: number }

/** What this account has chosen; without a choice nobody is written to. */
export async function readReminder(scope: PatientScope): Promise<Reminder> {
  const { rows } = await sql<Reminder>`
    select channel, hours_before from visit_reminder
    where person_id = ${scope.subject}::uuid and account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
  return rows[0] ?? { channel: 'none', hoursBefore: 24 }
}

/** Chooses anew, for this account alone. Throws Invalid for what is not offered. */
export async function setReminder(
  scope: PatientScope,
  { channel, hoursBefore }: { readonly channel: string; readonly hoursBefore: number },
): Promise<void> {
  if (!REMINDER_CHANNELS.some((each) => each === channel) || !REMINDER_HOURS.some((each) => each === hoursBefore))
    throw new Invalid('form', { detail: 'no such reminder' })
  await sql`insert into visit_reminder (person_id, account_id, channel, hours_before)
    values (${scope.subject}::uuid, ${scope.actor.accountId}::uuid, ${channel}, ${hoursBefore})
    on conflict (person_id, account_id) do update set channel = excluded.channel, hours_before = excluded.hours_before,
      set_at = excluded.set_at`.execute(scope.db)
}

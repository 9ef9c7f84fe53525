import { sql } from 'kysely'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import type { Invitation, Step } from './invitation.ts'

/** What waits at the desk: nobody came yet; came and did not get through; word went out and nothing came; never signed in; too late. */
export const WORKLISTS = ['waiting', 'stuck', 'unread', 'quiet', 'expired'] as const
export type Worklist = (typeof WORKLISTS)[number]

export type InvitationPage = { readonly invitations: readonly Invitation[]; readonly hasMore: boolean }

const PAGE = 25
/** Somebody who began a moment ago is not stuck. */
const BEGUN_MINUTES = 60
/** Word that led to nothing for so long was not read: a letter may be. */
const UNREAD_DAYS = 5
/** For so long what has ended is worth a clerk's while. */
const WORTH_DAYS = 90

const COLUMNS = [
  'invitationId',
  'personId',
  'linkId',
  'purpose',
  'institutionId',
  'channel',
  'campaign',
  'language',
  'identityCheck',
  'personName',
  'contact',
  'madeAt',
  'expiresAt',
  'actorName',
  'wrongTries',
  'step',
  'stepAt',
  'reminders',
  'endedAt',
  'endedBecause',
  'signedInAt',
] as const

/** One worklist of the clerk's institution, the longest wait first. */
export async function listInvitations(
  scope: StaffScope,
  { list, page }: { readonly list: Worklist; readonly page: number },
): Promise<InvitationPage> {
  const rows = await scope.db
    .selectFrom('invitation')
    .select(COLUMNS)
    .where(conditionOf(list, scope.now))
    .orderBy('madeAt')
    .orderBy('invitationId')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute()
  return { invitations: rows.slice(0, PAGE) as Invitation[], hasMore: rows.length > PAGE }
}

/** How many wait in each list. */
export async function countInvitations(scope: StaffScope): Promise<Readonly<Record<Worklist, number>>> {
  const counts = WORKLISTS.map(
    (list) => sql`count(*) filter (where ${conditionOf(list, scope.now)})::int as ${sql.ref(list)}`,
  )
  const { rows } = await sql<Record<Worklist, number>>`select ${sql.join(counts)} from invitation`.execute(scope.db)
  return rows[0]!
}

/** Has stuck: something went wrong, or pages were opened and left. Begun a moment ago is on the way. */
function conditionOf(list: Worklist, now: Instant) {
  const isOpen = sql<boolean>`ended_at is null and expires_at > ${now}::timestamptz`
  const isStuck = sql<boolean>`(step is not null and (step <> 'begun'
    or step_at < ${now}::timestamptz - make_interval(mins => ${BEGUN_MINUTES})))`
  const since = sql<boolean>`> ${now}::timestamptz - make_interval(days => ${WORTH_DAYS})`
  const isUnread = sql<boolean>`(step is null and channel in ('email', 'sms', 'visit')
    and coalesce(reminded_at, made_at) < ${now}::timestamptz - make_interval(days => ${UNREAD_DAYS}))`
  if (list === 'waiting') return sql<boolean>`${isOpen} and not ${isStuck} and not ${isUnread}`
  if (list === 'unread') return sql<boolean>`${isOpen} and ${isUnread}`
  if (list === 'stuck') return sql<boolean>`${isOpen} and ${isStuck}`
  if (list === 'quiet') return sql<boolean>`ended_because = 'used' and signed_in_at is null and ended_at ${since}`
  return sql<boolean>`expires_at ${since} and (ended_because = 'expired'
    or (ended_at is null and expires_at <= ${now}::timestamptz))`
}

/** One invitation of the clerk's institution; null when there is none. */
export async function readInvitation(
  scope: StaffScope,
  { invitationId }: { readonly invitationId: string },
): Promise<Invitation | null> {
  if (!isUuid(invitationId)) return null
  const row = await scope.db
    .selectFrom('invitation')
    .select(COLUMNS)
    .where('invitationId', '=', invitationId)
    .executeTakeFirst()
  return (row as Invitation | undefined) ?? null
}

export type InvitationEvent = { readonly at: Instant; readonly kind: string; readonly step: Step | null }

/** What has happened with an invitation, the first first. */
export async function listInvitationEvents(
  scope: StaffScope,
  { invitationId }: Pick<Invitation, 'invitationId'>,
): Promise<readonly InvitationEvent[]> {
  const rows = await scope.db
    .selectFrom('adoptionFact')
    .select(['at', 'kind', 'step'])
    .where('invitationId', '=', invitationId)
    .orderBy('factId')
    .execute()
  return rows as InvitationEvent[]
}

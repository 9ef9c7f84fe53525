import { recordSight } from '#audit'
import { isUuid } from '#base/ids'
import { readPagingInstant } from '#base/paging-instant'
import {
  asTopic,
  countInbox,
  countUnread,
  type InboxMark,
  listInbox,
  listTeams,
  listUnread,
  MOST_UNREAD,
  openTeams,
  type TeamThread,
} from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { InboxPage } from './inbox-page.tsx'

const A_PAGE = 50

/** What waits with the clinician's teams, the oldest promise first. Everybody who is named finds the look in their log. */
export async function showTeamInbox(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const teams = await openTeams(scope)
  if (query.ball === 'unread') return showUnread(scope, frame, teams)
  const ball = query.ball === 'person' ? 'person' : 'staff'
  const topic = asTopic(query.topic)
  const found = await listInbox(scope, { topic, ball, after: readMark(query.after), take: A_PAGE + 1 })
  const threads = found.slice(0, A_PAGE)
  await recordSight(scope, { persons: threads.map(({ personId }) => personId), page: 'messages' })
  return {
    runsScript: true,
    view: (
      <InboxPage
        frame={frame}
        teams={(await listTeams(scope)).filter(({ teamId }) => teams.includes(teamId))}
        counts={await countInbox(scope)}
        unread={await countUnread(scope)}
        threads={threads}
        topic={topic}
        ball={ball}
        after={found.length > A_PAGE ? markOf(threads.at(-1)!) : null}
        isHandedOver={query.said === 'handed-over'}
      />
    ),
  }
}

/** What the teams have written and nobody has read: whom to call. */
async function showUnread(scope: StaffScope, frame: Frame, teams: readonly string[]): Promise<Shown> {
  const found = await listUnread(scope)
  const threads = found.slice(0, MOST_UNREAD)
  await recordSight(scope, { persons: threads.map(({ personId }) => personId), page: 'messages' })
  const own = (await listTeams(scope)).filter(({ teamId }) => teams.includes(teamId))
  const props = { frame, teams: own, threads, counts: [], unread: found.length, topic: null, after: null }
  return { view: <InboxPage {...props} ball="unread" isHandedOver={false} />, runsScript: true }
}

/** The last line of a page: `2026-12-01T00:00:00.000Z_{threadId}`. */
function markOf({ dueAt, threadId }: TeamThread): string {
  return `${dueAt.toISOString()}_${threadId}`
}

function readMark(text: string | undefined): InboxMark | null {
  const [when = '', threadId = ''] = (text ?? '').split('_')
  const dueAt = readPagingInstant(when)
  return isUuid(threadId) && dueAt ? { dueAt, threadId } : null
}

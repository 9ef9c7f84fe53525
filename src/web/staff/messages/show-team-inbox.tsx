import { recordSight } from '#audit'
import { isUuid } from '#base/ids'
import { readPagingInstant } from '#base/paging-instant'
import { asTopic, countInbox, type InboxMark, listInbox, listTeams, openTeams, type TeamThread } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { InboxPage } from './inbox-page.tsx'

const A_PAGE = 50

/** What waits with the clinician's teams, the oldest promise first. Everybody who is named finds the look in their log. */
export async function showTeamInbox(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const teams = await openTeams(scope)
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
        threads={threads}
        topic={topic}
        ball={ball}
        after={found.length > A_PAGE ? markOf(threads.at(-1)!) : null}
        isHandedOver={query.said === 'handed-over'}
      />
    ),
  }
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

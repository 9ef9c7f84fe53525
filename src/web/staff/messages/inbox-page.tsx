import {
  CALL_AFTER_DAYS,
  type InboxCount,
  isLate,
  MOST_COUNTED,
  MOST_UNREAD,
  type Team,
  type TeamThread,
  TOPICS,
  type Topic,
} from '#messaging'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { Paging } from '#ui/paging/paging'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { topicWords } from '../../patient/messages/thread-words.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { BackToWork, hasClinic } from '../own-teams.tsx'
import { bornIn } from '../words-of-patients.ts'

export type InboxPageProps = {
  readonly frame: Frame
  readonly teams: readonly Team[]
  readonly counts: readonly InboxCount[]
  readonly threads: readonly TeamThread[]
  readonly topic: Topic | null
  readonly ball: 'staff' | 'person' | 'unread'
  /** How much was written and lies unread. */
  readonly unread: number
  /** Where the next page begins; null: this is the last. */
  readonly after: string | null
  readonly isHandedOver: boolean
}

/** The inbox of one's teams: counts by topic, then what waits, the oldest promise first. */
export function InboxPage(props: InboxPageProps) {
  const { frame, teams, threads, topic, ball, after } = props
  const { w } = frame
  const t = w.teamInbox
  return (
    <PortalPage frame={frame} title={t.title} wide>
      {hasClinic(frame) && <BackToWork frame={frame} />}
      <h1>{t.title}</h1>
      {props.isHandedOver && (
        <Notice kind="info">
          <p role="status">{t.handedOver}</p>
        </Notice>
      )}
      {teams.length > 0 && <Live {...props} />}
      <p class="lead">{leadWords(props)}</p>
      {!hasClinic(frame) && teams.length > 0 && (
        <p>
          <a href={paths.teamRequests()}>{w.teamRequests.title}</a> ·{' '}
          <a href={paths.expectedVisits()}>{w.slots.expectedTitle}</a>
        </p>
      )}
      {teams.length > 0 && <Choices {...props} />}
      {teams.length > 0 && threads.length === 0 && (
        <EmptyState sentences={[ball === 'unread' ? t.noneUnread : t.none]} />
      )}
      {threads.length > 0 && <Waiting frame={frame} threads={threads} ball={ball} />}
      <Paging
        label={t.paging}
        newer={null}
        older={
          after ? { href: paths.teamInbox({ topic, ball: ball === 'staff' ? null : ball, after }), text: t.more } : null
        }
      />
      {teams.map(({ teamId, name }) => (
        <p>
          <a href={paths.teamWords(teamId)}>{t.looksAfter({ team: name })}</a>
        </p>
      ))}
    </PortalPage>
  )
}

/** To browsers that run the one script it says when the list has changed; all others load it anew themselves. */
function Live({ frame, topic, ball }: InboxPageProps) {
  const { w, now, inboxScript } = frame
  if (!inboxScript) return null
  return (
    <>
      <div data-live={paths.liveInbox(now.toISOString())} role="status">
        <div hidden>
          <Notice kind="info">
            <p>
              {w.teamInbox.changed}{' '}
              <a href={paths.teamInbox({ topic, ball: ball === 'staff' ? null : ball })}>{w.teamInbox.showNow}</a>
            </p>
          </Notice>
        </div>
      </div>
      <script type="module" src={inboxScript} />
    </>
  )
}

function leadWords({ frame, teams, ball }: InboxPageProps): string {
  const t = frame.w.teamInbox
  if (teams.length === 0) return t.noTeam
  return ball === 'unread' ? t.unreadIntro({ count: CALL_AFTER_DAYS }) : t.intro
}

/** Whose turn it is, and which topic: each a link, with how much waits. */
function Choices({ frame, counts, topic, ball, unread }: InboxPageProps) {
  const t = frame.w.teamInbox
  return (
    <>
      <ul class="chips">
        <Choice href={paths.teamInbox()} text={t.waitsForYou} isHere={ball === 'staff'} />
        <Choice href={paths.teamInbox({ ball: 'person' })} text={t.waitsForPatient} isHere={ball === 'person'} />
        {(unread > 0 || ball === 'unread') && (
          <Choice
            href={paths.teamInbox({ ball: 'unread' })}
            text={unread > MOST_UNREAD ? t.unreadMany({ count: MOST_UNREAD }) : t.unread({ count: unread })}
            isHere={ball === 'unread'}
          />
        )}
      </ul>
      {ball === 'staff' && (
        <ul class="chips">
          <Choice href={paths.teamInbox()} text={t.all} isHere={topic === null} />
          {TOPICS.flatMap((each) => {
            const lines = counts.filter((line) => line.topic === each)
            const [count, late] = [sum(lines.map(({ waiting }) => waiting)), sum(lines.map((line) => line.late))]
            if (count === 0) return []
            const words = { topic: topicWords(each, frame), count, late }
            const isMany = lines.some(({ waiting }) => waiting > MOST_COUNTED)
            const few = late > 0 ? t.countLate(words) : t.count(words)
            const text = isMany ? t.countMany({ ...words, count: MOST_COUNTED }) : few
            return [<Choice href={paths.teamInbox({ topic: each })} text={text} isHere={topic === each} />]
          })}
        </ul>
      )}
    </>
  )
}

function Choice({ href, text, isHere }: { readonly href: string; readonly text: string; readonly isHere: boolean }) {
  return (
    <li>
      <a href={href} aria-current={isHere ? 'true' : undefined}>
        {text}
      </a>
    </li>
  )
}

function Waiting({ frame, threads, ball }: Pick<InboxPageProps, 'frame' | 'threads' | 'ball'>) {
  const { w, timeZone, now } = frame
  const t = w.teamInbox
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[t.what, t.patient, ball === 'unread' ? t.written : t.due, t.team].map((title) => ({ title }))}
      rows={threads.map((thread) => {
        const born = bornIn(thread, frame)
        const day = w.formatInstantDay(ball === 'unread' ? thread.saidAt : thread.dueAt, timeZone)
        return {
          key: thread.threadId,
          cells: [
            <>
              <a href={paths.teamThread(thread.threadId)}>
                <bdi>{thread.subject}</bdi>
              </a>
              <br />
              {topicWords(thread.topic, frame)}
            </>,
            <>
              <bdi>{thread.personName}</bdi>
              <br />
              {born && w.worklist.born({ day: born })}
            </>,
            ball !== 'unread' && isLate(thread, now) ? <Tag>{t.late({ day })}</Tag> : day,
            <bdi>{thread.teamName}</bdi>,
          ],
        }
      })}
    />
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}

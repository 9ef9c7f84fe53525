import type { FeedHealth } from '#ingestion'
import { DataTable } from '#ui/data-table/data-table'
import type { Frame } from '../patient/view-types.ts'
import { SILENT_DAYS } from '../silent-days.ts'

/** The days over which messages are counted. */
export const HEALTH_DAYS = 30
/** Messages that wait longer than this are a lag; less is the worker at work. */
const LAG_SECONDS = 60
const DAY_MS = 86_400_000

/** How each feed of an institution is: a sentence first, then the figures. */
export function feedTable(frame: Frame, feeds: readonly FeedHealth[]) {
  const { w, timeZone } = frame
  const t = w.feedHealth
  const columns = [
    { title: t.feed },
    { title: t.state },
    { title: t.last },
    { title: t.accepted({ days: HEALTH_DAYS }), isNumber: true },
    { title: t.waits, isNumber: true },
    { title: t.aside },
    { title: t.unmatched, isNumber: true },
  ]
  const rows = feeds.map((feed) => ({
    key: feed.feedId,
    cells: [
      <bdi>{feed.feedId}</bdi>,
      stateOf(feed, frame),
      feed.lastMessageAt ? w.formatInstant(feed.lastMessageAt, timeZone) : w.staff.never,
      w.formatNumber(feed.accepted),
      w.formatNumber(feed.waiting),
      asideOf(feed, frame),
      w.formatNumber(feed.unmatched),
    ],
  }))
  return (
    <>
      <DataTable caption={t.title} columns={columns} rows={rows} />
      <p>{t.rhythm({ days: SILENT_DAYS })}</p>
    </>
  )
}

/** The one thing worth saying of a feed: what stops it comes before what is late. */
function stateOf(feed: FeedHealth, { w, timeZone, now }: Frame): string {
  const t = w.feedHealth
  const when = (at: Date) => w.formatInstant(at, timeZone)
  if (feed.pausedAt) return t.paused({ when: when(feed.pausedAt), because: feed.pausedBecause ?? '' })
  if (feed.waitingSince && (feed.lagSeconds ?? 0) > LAG_SECONDS) return t.lag({ when: when(feed.waitingSince) })
  if (!feed.lastMessageAt) return t.never
  if (now.getTime() - feed.lastMessageAt.getTime() > SILENT_DAYS * DAY_MS)
    return t.silent({ when: when(feed.lastMessageAt) })
  return t.works
}

function asideOf({ quarantined }: FeedHealth, { w }: Frame): string {
  const t = w.feedHealth
  const parts = []
  if (quarantined.invalid) parts.push(t.invalid({ count: quarantined.invalid }))
  if (quarantined.fault) parts.push(t.fault({ count: quarantined.fault }))
  return parts.length > 0 ? w.formatList(parts) : w.formatNumber(0)
}

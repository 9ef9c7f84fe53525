import { type Instant, readClinicalDate } from '#base/instant'
import { type Ask, type Entry, type Goal, KINDS, type Kind, type Sent, type ValueKind } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { PostButton } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { Trend, type TrendSeries } from '#ui/trend/trend'
import { paths } from '../../paths.ts'
import { dayAt } from '../../start-of-day.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { GoalRows } from './goal-rows.tsx'
import { titleOf } from './journal-page.tsx'
import { callWords, valueWords } from './journal-words.ts'

export type KindPageProps = {
  readonly frame: Frame
  readonly kind: Kind
  /** The newest first. */
  readonly entries: readonly Entry[]
  readonly sent: readonly Sent[]
  readonly asks: readonly Ask[]
  /** What has just been written down. */
  readonly written: Entry | null
  /** Teams that ask for it and have had enough of it this week. */
  readonly keptFrom: readonly string[]
  /** How many have just been written down at once. */
  readonly listed: number | null
  readonly isStruck: boolean
  /** Who reads it; what somebody else wrote says so. */
  readonly reader: string
  /** What the person wants to reach with it. */
  readonly goals: readonly Goal[]
  readonly maySetGoals: boolean
}

/** All of one kind: as a picture, as a table, and where each value went. */
export function KindPage(props: KindPageProps) {
  const { frame, kind, entries } = props
  const { w } = frame
  const t = w.journal
  return (
    <PortalPage frame={frame} title={t.kinds[kind]}>
      <BackLink href={paths.journal()}>{w.frame.backTo({ page: titleOf(frame) })}</BackLink>
      <h1>{t.kinds[kind]}</h1>
      <Told {...props} />
      <p>
        <a class="ds-button" data-variant="primary" href={paths.journalNew(kind)}>
          {entries.length === 0 ? t.save : t.another}
        </a>
      </p>
      <Goals {...props} />
      {entries.length === 0 && <EmptyState sentences={[t.none]} />}
      {kind !== 'diary' && entries.length > 1 && <Picture {...props} kind={kind} />}
      {entries.length > 0 && <Entries {...props} />}
      {kind !== 'diary' && entries.length > 0 && (
        <p>
          <a href={paths.journalCsv(kind)}>{t.file}</a>
        </p>
      )}
      {props.sent.length > 0 && <p class="m">{t.struckHint}</p>}
    </PortalPage>
  )
}

function Goals({ frame, kind, goals, maySetGoals }: KindPageProps) {
  if (!maySetGoals) return null
  return (
    <>
      {goals.length > 0 && <GoalRows goals={goals} frame={frame} />}
      <p>
        <a href={paths.newGoal(kind)}>{frame.w.ownGoals.addOf}</a>
      </p>
    </>
  )
}

/** What became of what was just written down, one value or many at once. */
function Told(props: KindPageProps) {
  const { frame, written, sent, keptFrom, listed, isStruck } = props
  const t = frame.w.journal
  const head = headOf(props)
  if (head === null) return null
  const meant = new Set((isStruck ? [] : justWritten(props)).map(({ entryId }) => entryId))
  const went = sent.filter(({ entryId }) => meant.has(entryId))
  const beyond = [...new Map(went.filter(isOutside).map((one) => [one.askId, one])).values()]
  const within = written && listed === null ? went.filter((one) => !isOutside(one)) : []
  return (
    <Notice kind={beyond.length > 0 ? 'danger' : 'info'}>
      <p role="status">{head}</p>
      {within.map(({ teamName }) => (
        <p>{t.sentTo({ team: teamName })}</p>
      ))}
      {beyond.map((one) => (
        <Beyond {...props} one={one} />
      ))}
      {keptFrom.map((team) => (
        <p>{t.keptFromTeam({ team })}</p>
      ))}
    </Notice>
  )
}

function headOf({ frame: { w }, written, listed, isStruck }: KindPageProps): string | null {
  const t = w.journal
  if (isStruck) return t.struck
  if (listed !== null) return t.listSaved({ count: listed })
  const value = written && valueWords(written, w)
  if (!written) return null
  return value ? t.saved({ value }) : t.savedWords
}

/** Many at once were written in the same instant, which is the latest. */
function justWritten({ written, listed, entries }: KindPageProps): readonly Entry[] {
  if (listed === null) return written ? [written] : []
  const latest = Math.max(...entries.map(({ enteredAt }) => enteredAt.getTime()))
  return entries.filter(({ enteredAt }) => enteredAt.getTime() === latest)
}

function isOutside({ isBeyond, dueAt }: Sent): boolean {
  return isBeyond && dueAt !== null
}

/** Until when the team looks at it, and whom to call now. */
function Beyond({ frame, asks, one }: KindPageProps & { readonly one: Sent }) {
  const { w, timeZone } = frame
  const ask = asks.find(({ askId }) => askId === one.askId)
  if (!ask || !one.dueAt) return null
  return (
    <>
      <p>{w.journal.beyond({ team: one.teamName, day: w.formatInstantDay(one.dueAt, timeZone) })}</p>
      <p>
        <b>{callWords(ask, frame)}</b>
      </p>
    </>
  )
}

const DRAWN = 100

/** With a band for the goal, where there is one for its one number. */
function Picture({ frame, kind, entries, goals }: KindPageProps & { readonly kind: ValueKind }) {
  const { w, timeZone } = frame
  const t = w.journal
  const drawn = entries.slice(0, DRAWN).toReversed()
  const isOneDay = new Set(drawn.map(({ measuredAt }) => dayAt(measuredAt, timeZone))).size === 1
  const seriesOf = (source: string, part: 'value' | 'second'): TrendSeries => ({
    source,
    points: drawn.map((entry, at) => ({
      at: entry.measuredAt.getTime(),
      number: entry[part]!,
      date: isOneDay ? w.formatTime(entry.measuredAt, timeZone) : dayWords(entry.measuredAt, frame),
      text: `${w.formatNumber(entry[part]!)} ${t.units[kind]}`,
      isThis: at === drawn.length - 1,
    })),
  })
  const isPair = KINDS[kind].second !== null
  const goal = isPair || goals.length !== 1 ? null : goals[0]!
  const ends = t.trendEnds({ first: valueWords(drawn[0]!, w), last: valueWords(drawn.at(-1)!, w) })
  return (
    <Trend
      series={
        isPair ? [seriesOf(t.upperSeries, 'value'), seriesOf(t.lowerSeries, 'second')] : [seriesOf(t.own, 'value')]
      }
      low={goal?.low ?? null}
      high={goal?.high ?? null}
      usual={goal && w.ownGoals.band}
      label={`${t.trend({ kind: t.kinds[kind], count: drawn.length })}, ${ends}`}
      caption={t.trendTable}
      columns={{ date: t.when, result: t.value, source: t.which }}
      thisOne={t.thisOne}
      format={w.formatNumber}
    />
  )
}

/** A day without its weekday: two of them stand below the picture. */
function dayWords(at: Instant, { w, timeZone }: Frame): string {
  const day = readClinicalDate(dayAt(at, timeZone))
  return day ? w.formatDay(day) : ''
}

function Entries(props: KindPageProps) {
  const { frame, entries } = props
  const t = frame.w.journal
  return (
    <section>
      <h2>{t.all}</h2>
      <ul class="rows">
        {entries.map((entry) => (
          <li>
            <OneEntry {...props} entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneEntry({ frame, entry, sent, reader }: KindPageProps & { readonly entry: Entry }) {
  const { w, timeZone } = frame
  const t = w.journal
  const when = w.formatInstant(entry.measuredAt, timeZone)
  const value = valueWords(entry, w)
  return (
    <>
      <p>
        {value && (
          <>
            <b>
              <bdi>{value}</bdi>
            </b>
            <br />
          </>
        )}
        <span class="m">{when}</span>
      </p>
      {entry.note && (
        <p>
          <bdi>{entry.note}</bdi>
        </p>
      )}
      {entry.accountId !== reader && <p class="m">{t.by({ name: entry.actorName })}</p>}
      {sent
        .filter(({ entryId }) => entryId === entry.entryId)
        .map((one) => (
          <p class="m">{stateWords(one, frame)}</p>
        ))}
      <PostButton action={paths.journalStrike(entry.entryId)} kind="quiet">
        {t.strikeOf({ value: value || t.kinds[entry.kind], when })}
      </PostButton>
    </>
  )
}

function stateWords({ state, teamName, dueAt }: Sent, { w, timeZone }: Frame): string {
  const t = w.journal.states
  const day = dueAt ? w.formatInstantDay(dueAt, timeZone) : ''
  if ((state === 'needs-answer' || state === 'new') && day) return t['needs-answer']({ team: teamName, day })
  return t[state === 'needs-answer' ? 'new' : state]({ team: teamName })
}

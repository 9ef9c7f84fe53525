import {
  type Ask,
  type Entry,
  type Goal,
  type ItemNote,
  isLive,
  type Kind,
  type Sent,
  VALUE_KINDS,
  waitsForAnswer,
} from '#journal'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { GoalRows } from './goal-rows.tsx'
import { valueWords } from './journal-words.ts'

export type JournalPageProps = {
  readonly frame: Frame
  readonly asks: readonly Ask[]
  /** The last of each kind. */
  readonly newest: readonly Entry[]
  readonly sent: readonly Sent[]
  /** On entries of the record. */
  readonly notes: readonly ItemNote[]
  /** What the person wants to reach; null where the reader has no goals here. */
  readonly goals: readonly Goal[] | null
  /** A diary is its owner's alone. */
  readonly hasDiary: boolean
}

/** What one may write down, what teams ask for, and what was written down last. */
export function JournalPage(props: JournalPageProps) {
  const { frame, asks, newest } = props
  const t = frame.w.journal
  return (
    <PortalPage frame={frame} title={titleOf(frame)}>
      <h1>{titleOf(frame)}</h1>
      <Waiting asks={asks.filter(waitsForAnswer)} frame={frame} />
      <p class="lead">{t.lead}</p>
      <Said sent={props.sent} frame={frame} />
      <section>
        <h2>{t.chooseTitle}</h2>
        <ul class="chips">
          {kindsFor(props).map((kind) => (
            <li>
              <a href={paths.journalNew(kind)}>{t.kinds[kind]}</a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.newest}</h2>
        {newest.length === 0 ? <EmptyState sentences={[t.none]} /> : <Newest newest={newest} frame={frame} />}
      </section>
      <GoesOn asks={asks.filter(isLive)} frame={frame} />
      {props.goals && <Goals goals={props.goals} frame={frame} />}
      <Notes notes={props.notes} frame={frame} />
    </PortalPage>
  )
}

/** For whose record it is not. */
export function NoJournalPage({ frame }: { readonly frame: Frame }) {
  return (
    <PortalPage frame={frame} title={titleOf(frame)}>
      <h1>{titleOf(frame)}</h1>
      <EmptyState sentences={[frame.w.journal.notCovered]} />
    </PortalPage>
  )
}

export function titleOf({ w, visitor }: Frame): string {
  const subject = visitor?.subject
  return subject && !subject.isSelf ? w.journal.otherTitle({ name: subject.name }) : w.journal.title
}

/** What teams ask for comes first. */
function kindsFor({ asks, hasDiary }: JournalPageProps): readonly Kind[] {
  const asked = asks.filter(isLive).map(({ kind }) => kind)
  return [...new Set<Kind>([...asked, ...VALUE_KINDS, ...(hasDiary ? (['diary'] as const) : [])])]
}

type Asks = { readonly asks: readonly Ask[]; readonly frame: Frame }

function Waiting({ asks, frame }: Asks) {
  if (asks.length === 0) return null
  const t = frame.w.journal
  return (
    <Notice kind="info">
      <h2>{t.askedTitle}</h2>
      {asks.map((ask) => (
        <p>
          {t.asked({ team: ask.teamName, institution: ask.institutionName, kind: t.kinds[ask.kind] })}{' '}
          <a href={paths.journalAsk(ask.askId)}>
            {t.askedLink}
            <span class="ds-sr-only">: {t.kinds[ask.kind]}</span>
          </a>
        </p>
      ))}
    </Notice>
  )
}

/** The latest words of teams, in full. */
function Said({ sent, frame }: Pick<JournalPageProps, 'sent' | 'frame'>) {
  const { w, timeZone } = frame
  const said = sent.filter(({ words }) => words !== '').slice(0, 3)
  if (said.length === 0) return null
  return (
    <section>
      <h2>{w.journal.saidTitle}</h2>
      {said.map(({ words, decidedName, decidedAt, teamName }) => (
        <>
          <p class="m">
            {w.journal.said({
              name: decidedName ?? teamName,
              team: teamName,
              day: decidedAt ? w.formatInstantDay(decidedAt, timeZone) : '',
            })}
          </p>
          <blockquote>
            <bdi>{words}</bdi>
          </blockquote>
        </>
      ))}
    </section>
  )
}

function Newest({ newest, frame }: Pick<JournalPageProps, 'newest' | 'frame'>) {
  const { w, now, timeZone } = frame
  return (
    <ul class="rows">
      {newest.map((entry) => (
        <li>
          <a href={paths.journalOf(entry.kind)}>{w.journal.kinds[entry.kind]}</a>{' '}
          <b>
            <bdi>{valueWords(entry, w)}</bdi>
          </b>
          <br />
          <span class="m">{w.formatRelativeTime(entry.measuredAt, now, timeZone)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What one wants to reach now; the others stand on their page. */
function Goals({ goals, frame }: { readonly goals: readonly Goal[]; readonly frame: Frame }) {
  const t = frame.w.ownGoals
  const live = goals.filter(({ endedAt }) => endedAt === null)
  return (
    <section>
      <h2>{t.title}</h2>
      {live.length > 0 && <GoalRows goals={live} frame={frame} />}
      <p>
        <a href={goals.length > 0 ? paths.goals() : paths.newGoal()}>{goals.length > 0 ? t.all : t.add}</a>
      </p>
    </section>
  )
}

/** What was noted on entries of the record, also on such as are not shown any more. */
function Notes({ notes, frame }: Pick<JournalPageProps, 'notes' | 'frame'>) {
  if (notes.length === 0) return null
  const t = frame.w.journal.notes
  return (
    <section>
      <h2>{t.all}</h2>
      <ul class="rows">
        {notes.map(({ itemId, words, title }) => (
          <li>
            {title === null ? (
              <p class="m">{t.gone}</p>
            ) : (
              <p class="t">
                <a href={paths.item(itemId)}>
                  <bdi>{title}</bdi>
                </a>
              </p>
            )}
            <p>
              <bdi>{words}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function GoesOn({ asks, frame }: Asks) {
  if (asks.length === 0) return null
  const t = frame.w.journal
  return (
    <section>
      <h2>{t.goesOn}</h2>
      <ul>
        {asks.map((ask) => (
          <li>
            <a href={paths.journalAsk(ask.askId)}>
              {ask.teamName}, {ask.institutionName}: {t.kinds[ask.kind]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { WatchedAsk } from '#journal'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { Tag } from '#ui/tag/tag'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { BackToWork } from '../own-teams.tsx'
import { bornIn } from '../words-of-patients.ts'

export type TeamJournalPageProps = {
  readonly frame: Frame
  readonly asks: readonly WatchedAsk[]
  /** A team of the reader reads measurements. */
  readonly takesAny: boolean
  readonly said: 'sent' | 'twice' | null
}

/** What the own teams have asked patients to measure, what presses first. */
export function TeamJournalPage({ frame, asks, takesAny, said }: TeamJournalPageProps) {
  const t = frame.w.teamJournal
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackToWork frame={frame} />
      <h1>{t.title}</h1>
      {said && (
        <Notice kind="info">
          <p role="status">{t[said]}</p>
        </Notice>
      )}
      <p class="lead">{takesAny ? t.intro : t.noTeam}</p>
      {takesAny && (
        <p>
          <a class="ds-button" data-variant="secondary" href={paths.newTeamAsk()}>
            {t.ask}
          </a>
        </p>
      )}
      {takesAny && asks.length === 0 && <EmptyState sentences={[t.none]} />}
      {asks.length > 0 && <Asks asks={asks} frame={frame} />}
    </PortalPage>
  )
}

function Asks({ asks, frame }: Pick<TeamJournalPageProps, 'asks' | 'frame'>) {
  const { w } = frame
  const t = w.teamJournal
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[t.patient, t.what, t.waiting, t.state].map((title) => ({ title }))}
      rows={asks.map((ask) => {
        const born = bornIn(ask, frame)
        return {
          key: ask.askId,
          cells: [
            <>
              <a href={paths.teamAsk(ask.askId)}>
                <bdi>{ask.personName}</bdi>
              </a>
              <br />
              {born && w.worklist.born({ day: born })}
            </>,
            w.journal.kinds[ask.kind],
            <Waits ask={ask} frame={frame} />,
            askState(ask, frame),
          ],
        }
      })}
    />
  )
}

function Waits({ ask, frame }: { readonly ask: WatchedAsk; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.teamJournal
  if (ask.waiting === 0) return <>{t.nothing}</>
  const day = ask.dueAt ? w.formatInstantDay(ask.dueAt, timeZone) : ''
  return (
    <>
      {ask.urgent > 0 && ask.dueAt && (
        <>
          <Tag>{t.beyond({ count: ask.urgent, day })}</Tag>{' '}
        </>
      )}
      {t.values({ count: ask.waiting })}
    </>
  )
}

/** How an ask stands, in words. */
export function askState(ask: Omit<WatchedAsk, 'waiting' | 'urgent' | 'dueAt' | 'lastSentAt'>, frame: Frame): string {
  const { w, timeZone } = frame
  const t = w.teamJournal.states
  const until = w.formatInstantDay(new Date(`${ask.untilDay}T00:00:00Z`), 'UTC')
  if (ask.endedBy) return t[ask.endedBy]
  if (ask.answer === 'no') return t.no
  if (ask.isOver) return t.over({ day: until })
  if (ask.answer === 'yes') return t.yes({ day: until })
  return t.asked({ day: w.formatInstantDay(ask.askedAt, timeZone) })
}

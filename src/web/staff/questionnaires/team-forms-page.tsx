import { formOf, type TeamForm } from '#questionnaires'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import { Said } from '../../patient/questionnaires/answer-words.tsx'
import { dayWords } from '../../patient/questionnaires/ask-words.ts'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn } from '../words-of-patients.ts'

export type TeamFormsPageProps = {
  readonly frame: Frame
  readonly asks: readonly TeamForm[]
  readonly said: 'sent' | 'twice' | null
  /** Why nobody can be asked; null: somebody can. */
  readonly hindrance: 'noTeam' | 'noForms' | null
}

/** What the own teams asked and got answered. */
export function TeamFormsPage({ frame, asks, said, hindrance }: TeamFormsPageProps) {
  const t = frame.w.teamQuestionnaires
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <h1>{t.title}</h1>
      {said && (
        <Notice kind="info">
          <p role="status">{said === 'sent' ? t.sentDone : t.twice}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      {hindrance ? (
        <EmptyState sentences={[t[hindrance]]} />
      ) : (
        <p>
          <a class="ds-button" data-variant="primary" href={paths.newTeamForm()}>
            {t.ask}
          </a>
        </p>
      )}
      {asks.length === 0 ? !hindrance && <EmptyState sentences={[t.none]} /> : <Asks frame={frame} asks={asks} />}
    </PortalPage>
  )
}

function Asks({ frame, asks }: Pick<TeamFormsPageProps, 'frame' | 'asks'>) {
  const { w } = frame
  const t = w.teamQuestionnaires
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[{ title: t.patient }, { title: t.what }, { title: t.state }, { title: t.total, isNumber: true }]}
      rows={asks.map((ask) => {
        const form = formOf(ask)
        const born = bornIn(ask, frame)
        return {
          key: ask.askId,
          cells: [
            <>
              <a href={paths.teamForm(ask.askId)}>
                <bdi>{ask.personName}</bdi>
              </a>
              {born && <p class="m">{w.worklist.born({ day: born })}</p>}
            </>,
            <Said wording={form.title} form={form} frame={frame} />,
            stateWords(ask, frame),
            ask.score === null ? '' : w.formatNumber(ask.score),
          ],
        }
      })}
    />
  )
}

/** Where an ask stands, in words. */
export function stateWords(ask: TeamForm, frame: Frame): string {
  const { w, timeZone, now } = frame
  const t = w.teamQuestionnaires
  if (ask.state === 'new' && ask.dueAt) {
    const day = w.formatInstantDay(ask.dueAt, timeZone)
    return ask.dueAt.getTime() < now.getTime() ? t.late({ day }) : t.waits({ day })
  }
  if (ask.state === 'seen' || ask.state === 'answered') return t[ask.state]({ name: ask.answeredBy ?? '' })
  if (ask.endedBy === 'person') return t.declined
  if (ask.endedBy === 'visit') return t.off
  if (ask.endedBy === 'team') return t.ended
  const day = dayWords(ask.untilDay, frame)
  return ask.isOver ? t.over({ day }) : t.asked({ day })
}

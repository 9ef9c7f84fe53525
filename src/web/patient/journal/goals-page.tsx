import type { Goal } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { GoalRows } from './goal-rows.tsx'
import { titleOf } from './journal-page.tsx'

export type GoalsPageProps = {
  readonly frame: Frame
  readonly goals: readonly Goal[]
  readonly isDeleted: boolean
}

/** What one wants to reach, and what one wanted. */
export function GoalsPage({ frame, goals, isDeleted }: GoalsPageProps) {
  const { w } = frame
  const t = w.ownGoals
  const past = goals.filter(({ endedAt }) => endedAt !== null)
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.journal()}>{w.frame.backTo({ page: titleOf(frame) })}</BackLink>
      <h1>{t.title}</h1>
      {isDeleted && (
        <Notice kind="info">
          <p role="status">{t.deleted}</p>
        </Notice>
      )}
      <p class="lead">{t.lead}</p>
      <LiveGoals frame={frame} goals={goals} />
      <p>
        <a class="ds-button" data-variant="primary" href={paths.newGoal()}>
          {t.add}
        </a>
      </p>
      {past.length > 0 && (
        <section>
          <h2>{t.past}</h2>
          <GoalRows frame={frame} goals={past} />
        </section>
      )}
    </PortalPage>
  )
}

type Goals = Pick<GoalsPageProps, 'frame' | 'goals'>

function LiveGoals({ frame, goals }: Goals) {
  const live = goals.filter(({ endedAt }) => endedAt === null)
  if (live.length === 0) return <EmptyState sentences={[frame.w.ownGoals.none]} />
  return <GoalRows frame={frame} goals={live} />
}

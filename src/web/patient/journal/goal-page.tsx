import type { Entry, Goal, Progress } from '#journal'
import { VALUE_KINDS } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import { GoalFaults, GoalForm, type GoalFormProps } from './goal-form.tsx'
import { goalLimits, goalTime, progressWords } from './goal-words.ts'

type Form = Pick<GoalFormProps, 'frame' | 'kind' | 'typed' | 'fault'>

/** A new goal, in words or within numbers. */
export function NewGoalPage({ formKey, ...form }: Form & { readonly formKey: string }) {
  const { frame, kind, fault } = form
  const { w } = frame
  const t = w.ownGoals
  return (
    <PortalPage frame={frame} title={t.add}>
      <BackLink href={paths.goals()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.add}</h1>
      <GoalFaults frame={frame} fault={fault} />
      <p class="lead">{t.lead}</p>
      <GoalForm {...form} action={paths.newGoal(kind ?? undefined)} formKey={formKey} />
      {!kind && (
        <section>
          <h2>{t.measured}</h2>
          <ul class="chips">
            {VALUE_KINDS.map((each) => (
              <li>
                <a href={paths.newGoal(each)}>{w.journal.kinds[each]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PortalPage>
  )
}

export type GoalPageProps = Form & {
  readonly goal: Goal
  readonly progress: Progress
  /** The newest that counts for it. */
  readonly last: Entry | undefined
  readonly isKept: boolean
}

/** One goal: how it stands, and its end. */
export function GoalPage(props: GoalPageProps) {
  const { frame, goal, progress, last, isKept, fault } = props
  const { w } = frame
  const t = w.ownGoals
  return (
    <PortalPage frame={frame} title={t.one}>
      <BackLink href={paths.goals()}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>
        <bdi>{goal.words}</bdi>
      </h1>
      <GoalFaults frame={frame} fault={fault} />
      {isKept && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      {[goalLimits(goal, frame), goalTime(goal, frame)].map((words) => words && <p>{words}</p>)}
      {goal.kind && <p>{progressWords(progress, last, frame)}</p>}
      {goal.kind && (
        <p>
          <a href={paths.journalOf(goal.kind)}>{t.values({ kind: w.journal.kinds[goal.kind] })}</a>
        </p>
      )}
      {goal.endedAt === null ? <Live {...props} /> : <Ended goal={goal} frame={frame} />}
    </PortalPage>
  )
}

function Live({ frame, goal, ...form }: GoalPageProps) {
  const t = frame.w.ownGoals
  const action = paths.goal(goal.goalId)
  return (
    <>
      <form class="stack" method="post" action={action}>
        <div>
          <Button name="does" value="reached">
            {t.reached}
          </Button>
        </div>
        <div>
          <Button name="does" value="let-go" kind="secondary">
            {t.letGo}
          </Button>
        </div>
      </form>
      <details open={form.fault !== null}>
        <summary>{t.change}</summary>
        <GoalForm {...form} frame={frame} action={action} formKey={null} />
      </details>
    </>
  )
}

function Ended({ goal, frame }: Pick<GoalPageProps, 'goal' | 'frame'>) {
  const action = paths.goal(goal.goalId)
  const t = frame.w.ownGoals
  return (
    <>
      <PostButton action={action} kind="secondary" name="does" value="resume">
        {t.again}
      </PostButton>
      <PostButton action={action} kind="quiet" name="does" value="delete">
        {t.delete}
      </PostButton>
    </>
  )
}

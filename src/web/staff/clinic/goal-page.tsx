import { readClinicalDate } from '#base/instant'
import type { Goal, GoalFault, OwnItemPage } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { goalWords } from '../../patient/item/goal-words.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { nameIn } from '../words-of-patients.ts'

export type GoalPageProps = {
  readonly frame: Frame
  readonly item: OwnItemPage
  readonly goals: readonly Goal[]
  /** What was sent and could not be taken. */
  readonly again: { readonly form: Readonly<Record<string, string>>; readonly fault: GoalFault } | null
}

/** A range that this patient should reach: what holds, and a form for a new one. */
export function GoalPage(props: GoalPageProps) {
  const { frame, item, goals } = props
  const { w, timeZone } = frame
  const t = w.goals
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.clinicItem(item.itemId)}>{w.frame.backTo({ page: item.title })}</BackLink>
      <h1>{t.title}</h1>
      <p class="lead">
        <bdi>{nameIn(item, frame)}</bdi> · <bdi>{item.title}</bdi>
      </p>
      {goals.map((goal) => (
        <form class="stack steps" method="post" action={paths.clinicGoal(item.itemId)}>
          <p>
            <b>{goalWords(goal, frame)}</b> · {t.until({ day: w.formatDay(readClinicalDate(goal.until)!) })}
          </p>
          <p dir="auto">{goal.reason}</p>
          <p class="m">{t.setBy({ name: goal.authorName, day: w.formatInstantDay(goal.setAt, timeZone) })}</p>
          <input type="hidden" name="goal" value={goal.goalId} />
          <Button kind="secondary" name="word" value="end">
            {t.end}
          </Button>
        </form>
      ))}
      <h2>{t.set}</h2>
      <SetForm {...props} />
    </PortalPage>
  )
}

function SetForm({ frame, item, again }: GoalPageProps) {
  const t = frame.w.goals
  const fault = (field: GoalFault) => (again?.fault === field ? t.faults[field] : null)
  return (
    <form class="stack steps" method="post" action={paths.clinicGoal(item.itemId)}>
      <p class="hint">{t.hint}</p>
      <Field name="low" label={t.low} value={again?.form.low ?? ''} fault={fault('ends')} autoComplete="off" />
      <Field name="high" label={t.high} value={again?.form.high ?? ''} autoComplete="off" />
      <Field name="unit" label={t.unit} value={again?.form.unit ?? ''} fault={fault('unit')} isRequired />
      <LongField
        name="reason"
        label={t.reason}
        value={again?.form.reason ?? ''}
        fault={fault('reason')}
        longest={2000}
        isRequired
      />
      <Field
        name="until"
        type="date"
        label={t.lastDay}
        value={again?.form.until ?? ''}
        fault={fault('until')}
        isRequired
      />
      <div>
        <Button kind="secondary" name="word" value="set">
          {t.save}
        </Button>
      </div>
    </form>
  )
}

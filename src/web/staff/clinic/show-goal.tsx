import { countStaffAct } from '#adoption'
import { recordSight } from '#audit'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { endGoal, listGoalsHere, type OwnItemPage, readGoal, readOwnItem, setGoal } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAt } from '../../start-of-day.ts'
import { GoalPage, type GoalPageProps } from './goal-page.tsx'

/** The ranges that this patient should reach, set from one result. */
export async function showGoal(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  return { view: await pageOf(scope, frame, item, null) }
}

/** Sets or ends a goal of the patient; faults come back in the form. */
export async function actOnGoal(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  const { form } = visit
  const { itemId } = item
  if (form.word === 'end') {
    if (!isUuid(form.goal ?? '')) throw new Invalid('form', { detail: 'no goal' })
    await endGoal(scope, { itemId, goalId: form.goal! })
  } else if (form.word === 'set') {
    const { order, fault } = readGoal(form, dayAt(frame.now, frame.timeZone))
    if (!order) return { view: await pageOf(scope, frame, item, { form, fault }), status: 422 }
    await setGoal(scope, { itemId, ...order })
  } else throw new Invalid('form', { detail: 'no word of ours' })
  await recordSight(scope, { persons: [item.personId], page: 'clinic-acted', itemId })
  await countStaffAct(scope, { kind: 'clinic-goal' })
  return { goTo: paths.clinicGoal(itemId) }
}

async function pageOf(scope: StaffScope, frame: Frame, item: OwnItemPage, again: GoalPageProps['again']) {
  const goals = await listGoalsHere(scope, { itemId: item.itemId })
  await recordSight(scope, { persons: [item.personId], page: 'clinic', itemId: item.itemId })
  return <GoalPage {...{ frame, item, goals, again }} />
}

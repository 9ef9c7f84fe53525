import { countStaffAct } from '#adoption'
import { recordSight } from '#audit'
import { Invalid } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { endGoal, readGoal, readOwnItem, setGoal } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAt } from '../../start-of-day.ts'
import { itemView } from './show-clinic-item.tsx'

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
    if (!order) return itemView(scope, frame, item, { done: null, said: null, goal: { form, fault } })
    await setGoal(scope, { itemId, ...order })
  } else throw new Invalid('form', { detail: 'no word of ours' })
  await recordSight(scope, { persons: [item.personId], page: 'clinic-acted', itemId })
  await countStaffAct(scope, { kind: 'clinic-goal' })
  return { goTo: `${paths.clinicItem(itemId)}#goal` }
}

import { keepVisit, shareVisitAgain } from '#access'
import { recordSight } from '#audit'
import type { StaffScope } from '#platform/database/scopes'
import { readOwnItem } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { itemView } from './show-clinic-item.tsx'

/** Keeps a minor's visit from parents and helpers, or ends that; faults come back on the item's page. */
export async function decideKeptVisit(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const item = await readOwnItem(scope, { itemId: visit.params.itemId! })
  const { itemId } = item
  await recordSight(scope, { persons: [item.personId], page: 'clinic-acted', itemId })
  if (visit.form.does === 'share') {
    await shareVisitAgain(scope, { itemId })
    return { goTo: paths.clinicItem(itemId) }
  }
  const kept = await keepVisit(scope, { itemId, reason: visit.form['why-mature'] ?? '' })
  if (kept === 'kept') return { goTo: paths.clinicItem(itemId) }
  return itemView(scope, frame, item, { done: null, said: null, keepFault: kept })
}

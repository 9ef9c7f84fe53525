import { countStaffWork } from '#adoption'
import type { StaffScope } from '#platform/database/scopes'
import { countHolds, readLiveRulebook, summarisePulses } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { HoldsPage, WORK_DAYS } from './holds-page.tsx'
import { namesOfInstitutions } from './show-rulebook.tsx'

/** How much waits where and why, and how it was for people; pulses are for those who decide, not for operators. */
export async function showHolds(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const counts = await countHolds(scope)
  const pulses = scope.role === 'operator' ? null : await summarisePulses(scope)
  const rulebook = await readLiveRulebook(scope)
  const names = await namesOfInstitutions(scope)
  const work = await countStaffWork(scope, { days: WORK_DAYS })
  return { view: <HoldsPage {...{ frame, counts, pulses, work, rulebook, names }} /> }
}

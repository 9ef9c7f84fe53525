import type { PatientScope } from '#platform/database/scopes'
import type { ItemPage } from '#record'
import { listOwnGoals } from '#release'
import { convertTo, sameTestInOtherMeasures } from '#terminology'
import type { GoalView } from '../view-types.ts'

/** The newest goal that lasts for this test, its ends in the value's own unit where that is safe. */
export async function goalOf(scope: PatientScope, item: ItemPage): Promise<GoalView | null> {
  if (!item.code) return null
  const [goal] = await listOwnGoals(scope, { codeKeys: sameTestInOtherMeasures(item.codeKey) })
  if (!goal) return null
  const from = { codeKey: item.codeKey, ucum: null, unit: goal.unit }
  const ends = [goal.low, goal.high].map((end) => (end === null ? null : convertTo(end, from, item)))
  const isDrawn = ends.every((end) => end === null || 'number' in end)
  const [low, high] = ends.map((end) => (end && 'number' in end ? end.number : null))
  return { ...goal, drawn: isDrawn ? { low: low ?? null, high: high ?? null } : null }
}

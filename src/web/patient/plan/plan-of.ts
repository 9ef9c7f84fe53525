import type { Category } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import { PLAN_TYPES, readPlan } from '#formats/fhir/read-plan'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { itemIdOf, listKindItems } from '#record'
import { namesOf } from '../item-row.tsx'
import { rowOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { gatherPlan, type SharedPlan } from './gather-plan.ts'

/** A plan of home care is one of the plans. */
const KINDS: readonly Category[] = ['care-plans', 'home-care']

/** What all services plan together, as far as this scope may see it; null where nobody has sent anything of a plan. */
export async function planOf(scope: PatientScope, frame: Frame): Promise<SharedPlan | null> {
  const items = await listKindItems(scope, { categories: KINDS, most: 1_000 })
  const parts = items
    .filter(({ resourceType }) => PLAN_TYPES.has(resourceType))
    .map((item) => ({ item, facts: readPlan(JSON.parse(item.body) as Resource) }))
  if (parts.length === 0) return null
  const teams = new Map(
    parts.flatMap(({ item, facts }) =>
      item.resourceType === 'CareTeam' ? [[item.itemId, facts.members] as const] : [],
    ),
  )
  const teamOf = (institutionId: InstitutionId, ids: readonly string[]) =>
    ids.flatMap((id) => teams.get(itemIdOf(institutionId, 'CareTeam', id)) ?? [])
  const entries = parts.map(({ item, facts }) => ({
    itemId: item.itemId,
    resourceType: item.resourceType,
    title: namesOf(rowOf(item, frame)).title,
    institutionName: item.institutionName,
    facts,
    team: [...facts.members, ...teamOf(item.institutionId, facts.teams)],
  }))
  return gatherPlan(entries, scope.now)
}

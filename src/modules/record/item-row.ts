import { type RawBuilder, sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId, ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'

/** One line of a list, in the house's own words: narrow columns, never the resource. */
export type ItemRow = {
  readonly itemId: ItemId
  readonly category: Category
  readonly resourceType: string
  readonly title: string
  readonly valueText: string | null
  readonly valueNumber: number | null
  readonly unit: string | null
  readonly ucum: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly rangeText: string | null
  readonly flag: string | null
  readonly happenedText: string | null
  readonly status: string | null
  readonly author: string | null
  readonly standing: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly partOf: ItemId | null
  readonly partOfTitle: string | null
  readonly isNew: boolean
}

/**
 * The columns of a line. A report that holds a value is named only when it is open itself: the join reads through the
 * same window. New is what opened since the visit before this one.
 */
export const rowColumns = (scope: PatientScope): RawBuilder<unknown> => sql`
  i.item_id, i.category, i.resource_type, i.title, i.value_text, i.value_number, i.unit, i.ucum, i.range_low,
  i.range_high, i.range_text, i.flag, i.happened_text, i.status, i.author, i.standing, i.institution_id,
  n.name as institution_name, p.item_id as part_of, p.title as part_of_title,
  coalesce(greatest(i.changed_at, i.release_at) > (select before_at from last_visit v
    where v.person_id = ${scope.subject}::uuid and v.account_id = ${scope.actor.accountId}::uuid), false) as is_new`

export const rowSource: RawBuilder<unknown> = sql`
  released_item i
  join institution n on n.institution_id = i.institution_id
  left join released_item p on p.person_id = i.person_id and p.item_id = i.part_of`

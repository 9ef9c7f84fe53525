import { type RawBuilder, sql } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId, ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { CONDITIONAL } from './ranges/range-of-person.ts'

/** One line of a list, in the house's own words: narrow columns, never the resource. */
export type ItemLine = {
  readonly itemId: ItemId
  readonly category: Category
  readonly title: string
  /**
   * System and code of what it is about, as `system|code`: what the institution's own code was mapped to, else the
   * sender's. A bar alone where there is none.
   */
  readonly codeKey: string
  readonly valueText: string | null
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly rangeText: string | null
  /** Ranges for some people only, with what chooses among them, for `rangeOfPerson`; null for most items. */
  readonly conditional: string | null
  readonly flag: string | null
  readonly happenedText: string | null
  readonly status: string | null
  readonly author: string | null
  readonly standing: string
  readonly institutionId: InstitutionId
  readonly institutionName: string
  readonly partOf: ItemId | null
  readonly partOfTitle: string | null
  /** What the report that holds it is about, like `codeKey`. */
  readonly partOfCodeKey: string | null
  readonly isNew: boolean
  /** Some words come before it, and the person has not read on yet: a list tells no value of it. */
  readonly hasPreface: boolean
  /** Another open item, from another door, may be the same one: both stand. */
  readonly mayRepeat: boolean
}

/** A line with what its own page needs beside it. */
export type ItemRow = ItemLine & {
  readonly resourceType: string
  readonly valueNumber: number | null
  readonly unit: string | null
  readonly ucum: string | null
}

/** Whether words come before an item `i` that its person has not opened yet. Only of such items is the opening looked up. */
export const HAS_PREFACE = `(i.verdict = 'open-with-preface' and not exists (
  select from opening o where o.person_id = i.person_id and o.item_id = i.item_id))`

/** The narrow columns of a line, of an item `i`, its institution `n` and the report `p` that holds it. */
const ROW_COLUMNS = `
  i.item_id as "itemId", i.category, i.resource_type as "resourceType", i.title,
  i.code_key as "codeKey", i.value_text as "valueText",
  i.value_number as "valueNumber", i.unit, i.ucum, i.range_low as "rangeLow", i.range_high as "rangeHigh",
  i.range_text as "rangeText", ${CONDITIONAL} as conditional, i.flag, i.happened_text as "happenedText", i.status, i.author, i.standing,
  i.institution_id as "institutionId", n.name as "institutionName", p.item_id as "partOf", p.title as "partOfTitle",
  p.code_key as "partOfCodeKey",
  ${HAS_PREFACE} as "hasPreface"`

/**
 * The columns of a line. A report that holds a value is named only when it is open itself: the join reads through the
 * same window. New is what opened since the visit before this one.
 */
export const rowColumns = (scope: PatientScope): RawBuilder<unknown> => sql`${sql.raw(ROW_COLUMNS)},
  i.item_id = any (array(select t.item_id from released_twin t
    where t.person_id = ${scope.subject}::uuid and t.kind = 'perhaps')) as may_repeat,
  coalesce(greatest(i.changed_at, i.release_at) > (select before_at from last_visit v
    where v.person_id = ${scope.subject}::uuid and v.account_id = ${scope.actor.accountId}::uuid), false) as is_new`

export const rowSource: RawBuilder<unknown> = sql`
  released_item i
  join institution n on n.institution_id = i.institution_id
  left join released_item p on p.person_id = i.person_id and p.item_id = i.part_of`

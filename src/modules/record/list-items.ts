import { CompiledQuery } from 'kysely'
import type { Category } from '#base/categories'
import type { InstitutionId, ItemId } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { HAS_PREFACE, type ItemLine } from './item-row.ts'
import { BETWEEN, NOTHING } from './marks.ts'
import { CONDITIONAL } from './ranges/range-of-person.ts'

export type ListQuestion = {
  readonly category: Category
  readonly institutionId: string | null
  /** YYYY-MM-DD, both days included. */
  readonly from: string | null
  readonly to: string | null
  /** From 1. */
  readonly page: number
  /** How many rows a page has; undefined: ROWS_A_PAGE. */
  readonly take?: number
}

export const ROWS_A_PAGE = 50

/** One page of a category, newest first, the values of one report together, and whether there is an older one. */
export async function listItems(
  scope: PatientScope,
  { category, institutionId, from, to, page, take = ROWS_A_PAGE }: ListQuestion,
): Promise<{ readonly rows: readonly ItemLine[]; readonly hasOlder: boolean }> {
  const first = (page - 1) * take
  const values = [scope.subject, scope.actor.accountId, category, institutionId, from, to, take + 1, first]
  const { rows } = await scope.db.withoutPlugins().executeQuery<ListTexts>(CompiledQuery.raw(LIST, values))
  const lines = linesOf(rows[0]!, category)
  return { rows: reportsTogether(lines.slice(0, take)), hasOlder: lines.length > take }
}

type ListTexts = { readonly lines: string | null; readonly reports: string | null }
type DatedLine = ItemLine & { readonly sortAt: number }

/** Values of one moment stand with the others of their report; the index knows nothing of reports. */
function reportsTogether(lines: readonly DatedLine[]): readonly ItemLine[] {
  const place = (line: DatedLine) => line.partOf ?? ''
  return lines.toSorted((a, b) => b.sortAt - a.sortAt || Number(place(a) > place(b)) - Number(place(a) < place(b)))
}

function linesOf({ lines, reports }: ListTexts, category: Category): DatedLine[] {
  if (lines === null) return []
  const held = reportsIn(reports)
  const cells = lines.split(BETWEEN)
  const found: DatedLine[] = []
  for (let at = 0; at < cells.length; at += COLUMNS.length)
    found.push(lineOf(cells.slice(at, at + COLUMNS.length), category, held))
  return found
}

type Report = { readonly title: string; readonly codeKey: string }

function reportsIn(text: string | null): ReadonlyMap<string, Report> {
  const cells = text?.split(BETWEEN) ?? []
  const reports = new Map<string, Report>()
  for (let at = 0; at < cells.length; at += 3)
    reports.set(cells[at]!, { title: cells[at + 1]!, codeKey: cells[at + 2]! })
  return reports
}

function lineOf(cells: readonly string[], category: Category, reports: ReadonlyMap<string, Report>): DatedLine {
  const [
    itemId,
    title,
    codeKey,
    value,
    low,
    high,
    range,
    conditional,
    flag,
    happened,
    status,
    author,
    standing,
    ...rest
  ] = cells
  const [institutionId, institutionName, partOf, isNew, hasPreface, mayRepeat, sortAt] = rest
  const report = reports.get(partOf!) ?? null
  return {
    itemId: itemId as ItemId,
    category,
    title: title!,
    codeKey: codeKey!,
    valueText: textOf(value),
    rangeLow: numberOf(low),
    rangeHigh: numberOf(high),
    rangeText: textOf(range),
    conditional: textOf(conditional),
    flag: textOf(flag),
    happenedText: textOf(happened),
    status: textOf(status),
    author: textOf(author),
    standing: standing!,
    institutionId: institutionId as InstitutionId,
    institutionName: institutionName!,
    partOf: report ? (partOf as ItemId) : null,
    partOfTitle: report?.title ?? null,
    partOfCodeKey: report?.codeKey ?? null,
    isNew: isNew === 'true',
    hasPreface: hasPreface === 'true',
    mayRepeat: mayRepeat === 'true',
    sortAt: Number(sortAt),
  }
}

const textOf = (cell: string | undefined) => (cell === NOTHING ? null : cell!)
const numberOf = (cell: string | undefined) => (cell === NOTHING ? null : Number(cell))

/** In the order in which `lineOf` takes them. */
const COLUMNS = [
  'i.item_id',
  'i.title',
  'i.code_key',
  'i.value_text',
  'i.range_low',
  'i.range_high',
  'i.range_text',
  CONDITIONAL,
  'i.flag',
  'i.happened_text',
  'i.status',
  'i.author',
  'i.standing',
  'i.institution_id',
  'n.name',
  'i.part_of',
  `coalesce(greatest(i.changed_at, i.release_at) > (select before_at from last_visit v
     where v.person_id = $1::uuid and v.account_id = $2::uuid), false)`,
  HAS_PREFACE,
  `i.item_id = any (array(select t.item_id from released_twin t where t.person_id = $1::uuid and t.kind = 'perhaps'))`,
  'extract(epoch from i.sort_at)::float8',
]

/**
 * The page is cut out first, in the order of the index; each of its reports is then looked up once, not once for every
 * value. It comes as one text: fifty lines of eighteen values cost the driver more than the database. One statement for
 * every filter, because this is what pages ask most: its plan is kept.
 */
const LIST = `
  with page as materialized (
    select person_id, item_id, title, code_key, value_text, range_low, range_high, range_text, ranges, flag, happened_text, status, author, standing,
           institution_id, part_of, sort_at, changed_at, release_at, verdict
    from released_item
    where person_id = $1::uuid and category = $3 and listed
      and ($4::text is null or institution_id = $4)
      and ($5::date is null or sort_at >= $5::date)
      and ($6::date is null or sort_at < $6::date + 1)
    order by sort_at desc, item_id limit $7 offset $8
  )
  select
    (select string_agg(concat_ws(e'\\x1e', ${COLUMNS.map((column) => `coalesce((${column})::text, e'\\x1f')`).join(', ')}),
                       e'\\x1e' order by i.sort_at desc, i.item_id)
     from page i join institution n on n.institution_id = i.institution_id) as lines,
    (select string_agg(concat_ws(e'\\x1e', item_id, title, code_key), e'\\x1e') from released_item
     where person_id = $1::uuid and item_id = any (array(select distinct part_of from page))) as reports`

import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { CONDITIONAL, HAS_PREFACE } from '#record'

/** A result or measurement as a line of a table: the sender's own words, and what finds our name of it. */
export type ResultLine = {
  readonly itemId: string
  readonly title: string
  readonly codeKey: string
  readonly valueText: string
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
  readonly rangeText: string | null
  /** For `rangeOfPerson`. */
  readonly conditional: string | null
  readonly flag: string | null
  /** What the sender says has become of it, such as preliminary; as FHIR has it. */
  readonly status: string | null
  readonly category: Category
  readonly happenedText: string | null
  readonly institutionName: string
}

const KINDS = ['laboratory', 'microbiology', 'pathology', 'blood-bank', 'vitals']
/** A spreadsheet is not read further; the resources have all of them. */
const MOST = 50_000

/** Every result with a value that the reader may see and that no other has replaced, newest first. */
export async function listResultLines(scope: PatientScope): Promise<readonly ResultLine[]> {
  const { rows } = await sql<ResultLine>`
    select i.item_id, i.title, i.code_key, i.value_text, i.range_low, i.range_high, i.range_text,
           ${sql.raw(CONDITIONAL)} as conditional, i.flag, i.status,
           i.category, i.happened_text,
           n.name as institution_name
    from released_item i join institution n on n.institution_id = i.institution_id
    where i.person_id = ${scope.subject}::uuid and i.category = any (${KINDS}::text[]) and i.value_text is not null
      and i.standing = 'current' and i.replaced_by is null and not ${sql.raw(HAS_PREFACE)}
    order by i.sort_at desc, i.item_id limit ${MOST}`.execute(scope.db)
  return rows
}

import { sql } from 'kysely'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { type LocalCode, testOf } from './local-code.ts'
import { shippedTests } from './shipped-tests.ts'
import { wordsOf } from './suggest/read-features.ts'
import { type Decided, gatherKnowledge, type Knowledge } from './suggest/suggest.ts'
import { type LoincTest, tableOf } from './test-table.ts'

/** Decisions that are learned from, the newest first; more would slow a page and say little. */
const MOST_DECISIONS = 5_000
const MOST_TERMS = 3_000

/**
 * What is known about given codes: the shipped tests, those of a loaded table of LOINC that share a word with them, and
 * what other institutions decided.
 */
export async function gatherFor(
  scope: StaffScope | SystemScope,
  codes: readonly Pick<LocalCode, 'name' | 'institutionId'>[],
): Promise<Knowledge> {
  const institutions = [...new Set(codes.map(({ institutionId }) => institutionId))]
  const loaded = await listLoaded(scope, codes)
  const shipped = shippedTests()
  const table = loaded.length === 0 ? shipped : tableOf([...shipped.all, ...loaded])
  return gatherKnowledge(table, await listDecided(scope, institutions))
}

/** What other institutions decided; of a page of several institutions, what all of them did. */
async function listDecided(
  scope: StaffScope | SystemScope,
  institutions: readonly string[],
): Promise<readonly Decided[]> {
  const [only] = institutions
  const { rows } = await sql<LocalCode & { loinc: string }>`
    select institution_id, code_key, name, unit, specimen, kind, range_low, range_high, loinc
    from local_code where state = 'mapped' and institution_id <> ${institutions.length === 1 ? only! : ''}
    order by seen desc limit ${MOST_DECISIONS}`.execute(scope.db)
  return rows.map((row) => ({ test: testOf(row), loinc: row.loinc, institutionId: row.institutionId }))
}

type LoadedRow = {
  readonly code: string
  readonly name: string
  readonly axes: LoadedAxes
  readonly otherNames: readonly (readonly string[])[] | null
}
export type LoadedAxes = Pick<LoincTest, 'component' | 'property' | 'system' | 'time' | 'method' | 'names'> & {
  readonly rank: number
}

async function listLoaded(
  scope: StaffScope | SystemScope,
  codes: readonly Pick<LocalCode, 'name'>[],
): Promise<readonly LoincTest[]> {
  const words = [...new Set(codes.flatMap(({ name }) => wordsOf(name)))].filter((word) => word.length > 1)
  if (words.length === 0) return []
  const { rows } = await sql<LoadedRow>`
    select t.code, t.name, t.axes, (select json_agg(v.axes -> 'names') from term v
      where v.system = 'loinc' and v.code = t.code and v.language <> 'en' and v.axes is not null) as other_names
    from term t
    where t.system = 'loinc' and t.language = 'en' and t.is_active and t.axes is not null
      and t.code in (select code from term where system = 'loinc' and words && ${words}::text[])
    order by (t.axes ->> 'rank')::int, t.code limit ${MOST_TERMS}`.execute(scope.db)
  const shipped = shippedTests()
  return rows
    .filter(({ code }) => shipped.find(code) === null)
    .map(({ code, axes: { rank: _rank, ...axes }, otherNames }, place) => ({
      ...axes,
      names: [...axes.names, ...(otherNames ?? []).flat()],
      code,
      unit: null,
      molar: null,
      isChecked: false,
      place: 10 + (place % 10),
    }))
}

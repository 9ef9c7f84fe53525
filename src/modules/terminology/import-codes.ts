import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import type { CodeLine, CodeList } from './read-code-list.ts'

export type Imported = { readonly added: number; readonly known: number }

/**
 * Takes an institution's list of codes into the queue; what is known already keeps its count and decisions, and learns
 * what the list says of unit and specimen. Codes of LOINC that the list gives are suggestions like others.
 */
export async function importCodes(
  scope: StaffScope,
  { institutionId, list, system }: { readonly institutionId: string; readonly list: CodeList; readonly system: string },
): Promise<Imported> {
  if (scope.role === 'institution-administrator' && scope.institutionId !== institutionId)
    throw new NotFound('institution', { detail: 'not the own one' })
  let added = 0
  for (let at = 0; at < list.lines.length; at += AT_ONCE)
    added += await importSome(scope, institutionId, system, list.lines.slice(at, at + AT_ONCE))
  return { added, known: list.lines.length - added }
}

const AT_ONCE = 500

async function importSome(
  scope: StaffScope,
  institutionId: string,
  system: string,
  lines: readonly CodeLine[],
): Promise<number> {
  const column = <T>(value: (line: CodeLine) => T): T[] => lines.map(value)
  const { rows } = await sql<{ isNew: boolean }>`
    insert into local_code (institution_id, code_key, name, unit, specimen, kind, range_low, range_high, seen)
    select ${institutionId}, k, n, u, s, d, l, h, c
    from unnest(${column((line) => `${line.system ?? system}|${line.code}`)}::text[], ${column(({ name }) => name)}::text[],
                ${column(({ unit }) => unit)}::text[], ${column(({ specimen }) => specimen)}::text[],
                ${column(({ kind }) => kind)}::text[], ${column(({ rangeLow }) => rangeLow)}::float8[],
                ${column(({ rangeHigh }) => rangeHigh)}::float8[], ${column(({ count }) => count)}::bigint[])
      as t(k, n, u, s, d, l, h, c)
    order by k
    on conflict (institution_id, code_key) do update set
      name = excluded.name, unit = coalesce(excluded.unit, local_code.unit), is_considered = false,
      specimen = coalesce(excluded.specimen, local_code.specimen), kind = coalesce(excluded.kind, local_code.kind)
    returning (xmax = 0) as is_new`.execute(scope.db)
  return rows.filter(({ isNew }) => isNew).length
}

import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** A code of an institution's own as it came with a result: nothing of the result itself but its unit. */
export type SeenCode = {
  /** `system|code`, as lines of the record carry it. */
  readonly codeKey: string
  readonly name: string
  readonly unit: string | null
  readonly specimen: string | null
  readonly kind: string
  readonly rangeLow: number | null
  readonly rangeHigh: number | null
}

/** The LOINC codes that an institution's own codes have been mapped to; only those that are in force. */
export async function findMappings(
  scope: SystemScope,
  { institutionId, codeKeys }: { readonly institutionId: InstitutionId; readonly codeKeys: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (codeKeys.length === 0) return new Map()
  const { rows } = await sql<{ codeKey: string; loinc: string }>`
    select code_key, loinc from local_code
    where institution_id = ${institutionId} and code_key = any (${[...new Set(codeKeys)]}::text[])
      and state = 'mapped'`.execute(scope.db)
  return new Map(rows.map((row) => [row.codeKey, row.loinc]))
}

/** Counts codes that came with new results, once for each result; in the order of their keys, so that two never wait in a circle. */
export async function noteCodes(
  scope: SystemScope,
  { institutionId, codes }: { readonly institutionId: InstitutionId; readonly codes: readonly SeenCode[] },
): Promise<void> {
  const byKey = new Map<string, { code: SeenCode; count: number }>()
  for (const code of codes) {
    if (code.codeKey.length > LONGEST_KEY) continue
    byKey.set(code.codeKey, { code, count: (byKey.get(code.codeKey)?.count ?? 0) + 1 })
  }
  const all = [...byKey.values()].toSorted((a, b) => (a.code.codeKey < b.code.codeKey ? -1 : 1))
  if (all.length === 0) return
  const column = <T>(value: (code: SeenCode) => T): T[] => all.map(({ code }) => value(code))
  await sql`insert into local_code (institution_id, code_key, name, unit, specimen, kind, range_low, range_high, seen,
      first_seen_at, last_seen_at)
    select ${institutionId}, k, n, u, s, d, l, h, c, ${scope.now}::timestamptz, ${scope.now}::timestamptz
    from unnest(${column(({ codeKey }) => codeKey)}::text[], ${column(({ name }) => name.slice(0, LONGEST_NAME))}::text[],
                ${column(({ unit }) => unit)}::text[], ${column(({ specimen }) => specimen)}::text[],
                ${column(({ kind }) => kind)}::text[], ${column(({ rangeLow }) => rangeLow)}::float8[],
                ${column(({ rangeHigh }) => rangeHigh)}::float8[],
                ${all.map(({ count }) => count)}::bigint[]) as t(k, n, u, s, d, l, h, c)
    order by k
    on conflict (institution_id, code_key) do update set
      seen = local_code.seen + excluded.seen, last_seen_at = excluded.last_seen_at,
      unit = coalesce(local_code.unit, excluded.unit), specimen = coalesce(local_code.specimen, excluded.specimen),
      range_low = coalesce(local_code.range_low, excluded.range_low),
      range_high = coalesce(local_code.range_high, excluded.range_high)`.execute(scope.db)
}

const LONGEST_KEY = 600
const LONGEST_NAME = 300

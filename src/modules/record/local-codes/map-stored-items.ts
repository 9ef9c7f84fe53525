import { sql } from 'kysely'
import type { InstitutionId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** An institution's own code (`system|code`) and what it means in LOINC; null: nothing any more. */
export type Mapping = { readonly codeKey: string; readonly loinc: string | null }

/**
 * Puts what local codes mean beside the stored items of some persons, and answers how many changed. The resource, as its
 * sender wrote it, is not touched, and no version is made.
 */
export async function mapStoredItems(
  scope: SystemScope,
  {
    institutionId,
    persons,
    mappings,
  }: {
    readonly institutionId: InstitutionId
    readonly persons: readonly PersonId[]
    readonly mappings: readonly Mapping[]
  },
): Promise<number> {
  if (persons.length === 0 || mappings.length === 0) return 0
  const { numAffectedRows } = await sql`
    update item set mapped_code = m.loinc
    from unnest(${mappings.map(({ codeKey }) => codeKey)}::text[], ${mappings.map(({ loinc }) => loinc)}::text[])
      as m(code_key, loinc)
    where item.person_id = any (${persons}::uuid[]) and item.institution_id = ${institutionId}
      and item.code is not null and concat(item.code_system, '|', item.code) = m.code_key
      and item.mapped_code is distinct from m.loinc`.execute(scope.db)
  return Number(numAffectedRows ?? 0)
}

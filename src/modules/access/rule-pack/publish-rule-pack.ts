import { sql } from 'kysely'
import { Conflict } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'
import { parseRulePack } from './parse-rule-pack.ts'

/**
 * Puts a rule pack in force at once: the next page that anybody opens goes by it. Throws Invalid for a fault, and Conflict
 * for a version that is not newer than the one in force. Answers the version.
 */
export async function publishRulePack(scope: SystemScope, { yaml }: { readonly yaml: string }): Promise<number> {
  const pack = parseRulePack(yaml)
  const { rows } = await sql<{ newest: number | null }>`select max(version) as newest from rule_pack`.execute(scope.db)
  const newest = rows[0]?.newest ?? null
  if (newest !== null && pack.version <= newest)
    throw new Conflict(`rule pack ${newest} is published already; the next one is version ${newest + 1}`)
  await sql`insert into rule_pack (version, title, decision, time_zone, own_address_from, keeps_visits_from, four_eyes,
                                   closes_at_death, care_days, break_glass_hours,
                                   protection_hours, body)
    values (${pack.version}, ${pack.title}, ${pack.decision}, ${pack.timeZone}, ${pack.ownAddressFrom},
            ${pack.keepsVisitsFrom}, ${[...pack.fourEyes]}, ${pack.closesAtDeath}, ${pack.careDays},
            ${pack.breakGlassHours}, ${pack.protectionHours}, ${yaml})`.execute(scope.db)
  for (const band of pack.bands)
    await sql`insert into rule_pack_band (version, from_age, guardian_categories, guardian_reads_log, child_categories)
      values (${pack.version}, ${band.from}, ${band.guardian && [...band.guardian]}, ${band.guardianReadsLog},
              ${band.child && [...band.child]})`.execute(scope.db)
  for (const [at, line] of pack.confidential.entries())
    await sql`insert into rule_pack_confidential (version, line_no, from_age, institutions, codes)
      values (${pack.version}, ${at}, ${line.from}, ${[...line.institutions]}, ${[...line.codes]})`.execute(scope.db)
  return pack.version
}

import { type Kysely, sql } from 'kysely'
import { Conflict, Invalid } from '#base/errors'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { checkRulebook } from './rulebooks/check-rulebook.ts'

export type RulebookToPublish = {
  readonly yaml: string
  /** The decision that it carries out; the database knows no rulebook without one. */
  readonly decisionId: number
  /** Who published it; null: the house. */
  readonly by: string | null
}

/**
 * Publishes a rulebook's text, for the room in which it was decided (governance). Throws Invalid with every fault, with
 * every principle it breaks and why, and for a day that is past (but for the region's first rulebook); Conflict for a
 * version that exists or is older than the newest.
 */
export async function publishRulebook(
  scope: SystemScope | StaffScope,
  { yaml, decisionId, by }: RulebookToPublish,
): Promise<number> {
  const { rulebook, faults, breaches } = checkRulebook(yaml, null)
  if (!rulebook)
    throw new Invalid(
      `the rulebook has faults: ${faults.map((each) => `${each.where} ${each.what}. ${each.mend}`).join('; ')}`,
    )
  if (breaches.length > 0)
    throw new Invalid(
      `the rulebook breaks a principle: ${breaches.map((each) => `“${each.says.en}” (${each.principle}): ${each.rule} ${each.what}`).join('; ')}`,
    )
  const db = scope.db as unknown as Kysely<unknown>
  const { rows } = await sql<{ newest: number | null; isPast: boolean }>`
    select max(version) as newest, ${rulebook.effectiveFrom}::date < (now() at time zone 'UTC')::date as is_past
    from rulebook`.execute(db)
  const { newest, isPast } = rows[0]!
  if (newest !== null && isPast)
    throw new Invalid(`its first day, ${rulebook.effectiveFrom}, is past; take today or later`)
  if (newest !== null && rulebook.version <= newest)
    throw new Conflict(`rulebook ${newest} is published already; the next one is version ${newest + 1}`)
  const from = `${rulebook.effectiveFrom}T00:00:00Z`
  await sql`insert into rulebook (version, title, effective_from, decision, body, published_at, published_by,
                          decision_id)
    values (${rulebook.version}, ${rulebook.title}, ${from}::timestamptz, ${rulebook.decision}, ${yaml},
            now(), ${by}, ${decisionId})`.execute(db)
  return rulebook.version
}

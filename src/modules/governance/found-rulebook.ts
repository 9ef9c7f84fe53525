import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'
import { parseRulebook, publishRulebook } from '#release'

const REVIEW_DAYS = 365

/**
 * Publishes the rulebook with which a region begins, by its founding decision; or, `isEarlier`, one that others decided
 * elsewhere (a region in memory, a measurement). Throws Invalid for a text that is no rulebook.
 */
export async function foundRulebook(
  scope: SystemScope,
  { yaml, isEarlier = false }: { readonly yaml: string; readonly isEarlier?: boolean },
): Promise<number> {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Invalid(`the rulebook has faults: ${reading.faults.map(({ what }) => what).join('; ')}`)
  const { rulebook } = reading
  const { rows } = await sql<{ decisionId: number }>`
    insert into decision (kind, outcome, carries, title, summary, body, review_on)
    values (${isEarlier ? 'earlier' : 'founding'}, 'accepted', 'rulebook', ${rulebook.title.slice(0, 200)},
            ${rulebook.decision.slice(0, 4_000)}, ${yaml}, current_date + ${REVIEW_DAYS}::integer)
    on conflict do nothing returning decision_id`.execute(scope.db)
  if (!rows[0]) throw new Invalid('this region has its founding decision already')
  return publishRulebook(scope, { yaml, decisionId: rows[0].decisionId, by: null })
}

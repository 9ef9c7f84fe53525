import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'

export type ExplainedVerdict = {
  readonly category: string
  readonly institutionId: string
  readonly receivedAt: Date
  readonly standing: string
  readonly verdict: string
  readonly rule: string
  readonly because: string
  readonly rulebookVersion: number
  /** Null: never by itself. */
  readonly releaseAt: Date | null
  readonly earlier: readonly {
    readonly decidedAt: Date
    readonly verdict: string
    readonly rule: string
    readonly because: string
  }[]
}

/** The verdict in force for one item and every one remembered, newest first; null when there is no such item. */
export async function explainVerdict(
  scope: SystemScope,
  { itemId }: { readonly itemId: string },
): Promise<ExplainedVerdict | null> {
  const { rows } = await sql<ExplainedVerdict & { personId: string }>`
    select person_id, category, institution_id, received_at, standing, verdict, release_rule as rule,
           release_because as because, rulebook_version, nullif(release_at, 'infinity') as release_at
    from item where item_id = ${itemId}::uuid`.execute(scope.db)
  const row = rows[0]
  if (!row) return null
  const { personId, ...verdict } = row
  const earlier = await scope.db
    .selectFrom('verdict')
    .select(['decidedAt', 'verdict', 'rule', 'because'])
    .where('personId', '=', personId)
    .where('itemId', '=', itemId)
    .orderBy('decidedAt', 'desc')
    .execute()
  return { ...verdict, earlier }
}

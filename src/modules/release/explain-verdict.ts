import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import { findRule } from './rulebook.ts'
import { readRulebook } from './rulebooks/read-rulebook.ts'

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
  /** Who decided the rule, in the words of its version. */
  readonly decidedBy: string
  readonly earlier: readonly {
    readonly decidedAt: Date
    readonly verdict: string
    readonly rule: string
    readonly because: string
    readonly rulebookVersion: number
    readonly decidedBy: string
    /** Null: never by itself. */
    readonly releaseAt: Date | null
  }[]
}

/** The verdict in force for one item and every one remembered, newest first; null when there is no such item. */
export async function explainVerdict(
  scope: SystemScope,
  { itemId }: { readonly itemId: string },
): Promise<ExplainedVerdict | null> {
  const { rows } = await sql<Omit<ExplainedVerdict, 'decidedBy' | 'earlier'> & { personId: string }>`
    select person_id, category, institution_id, received_at, standing, verdict, release_rule as rule,
           release_because as because, rulebook_version, nullif(release_at, 'infinity') as release_at
    from item where item_id = ${itemId}::uuid`.execute(scope.db)
  const row = rows[0]
  if (!row) return null
  const { personId, ...verdict } = row
  const earlier = await scope.db
    .selectFrom('verdict')
    .select(['decidedAt', 'verdict', 'rule', 'because', 'rulebookVersion', 'releaseAt'])
    .where('personId', '=', personId)
    .where('itemId', '=', itemId)
    .orderBy('decidedAt', 'desc')
    .execute()
  const told: ExplainedVerdict['earlier'][number][] = []
  for (const each of earlier)
    told.push({
      ...each,
      releaseAt: each.releaseAt instanceof Date ? each.releaseAt : null,
      decidedBy: await makerOf(scope, each),
    })
  return { ...verdict, decidedBy: await makerOf(scope, verdict), earlier: told }
}

async function makerOf(
  scope: SystemScope,
  { rulebookVersion, rule }: { readonly rulebookVersion: number; readonly rule: string },
): Promise<string> {
  const book = await readRulebook(scope, { version: rulebookVersion })
  return (book && findRule(book.rulebook, rule)?.decidedBy) || ''
}

import { type Kysely, sql } from 'kysely'
import { Conflict, NotFound, Refused } from '#base/errors'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import {
  amendRulebook,
  listRulebookVersions,
  markPublished,
  nameDeciders,
  publishRulebook,
  readRulebook,
} from '#release'

export type Publication = {
  readonly decisionId: number
  /** First day (YYYY-MM-DD, UTC); today at the earliest. */
  readonly effectiveFrom: string
}

type Decided = {
  readonly kind: string
  readonly carries: string
  readonly title: string
  readonly body: string | null
  readonly baseVersion: number | null
  readonly draftId: string | null
  readonly day: string
  readonly version: number | null
}

/**
 * Publishes the rulebook that a decision carries, word for word but for its number, first day and decision, and for the
 * names of those who decided, in rules that it changed and that still name others. There is no other way to publish one. Answers the version. Throws NotFound for no such decision, or one that carries no rulebook, and
 * Conflict where it was published already or another rulebook has come in between. What is stored is decided anew when its
 * day comes.
 */
export async function publishDecided(
  scope: StaffScope | SystemScope,
  { decisionId, effectiveFrom }: Publication,
): Promise<number> {
  if (scope.door === 'staff' && scope.role !== 'steward') throw new Refused('only stewards publish rulebooks')
  const decided = await readDecided(scope, decisionId)
  if (decided.version !== null) throw new Conflict(`decision ${decisionId} is rulebook ${decided.version} already`)
  const newest = Math.max(...(await listRulebookVersions(scope)).map(({ version }) => version))
  if (newest !== decided.baseVersion)
    throw new Conflict(`rulebook ${newest} was published since this was begun; begin anew from it`)
  const head = {
    version: newest + 1,
    decision: `Decision ${decisionId}, ${decided.day}: ${decided.title}`,
    effectiveFrom,
  }
  const by = scope.door === 'staff' ? scope.actor.name : null
  const before = await readRulebook(scope, { version: newest })
  const named = nameDeciders(decided.body!, before!.rulebook, `${decided.title}, ${decided.day}`)
  const version = await publishRulebook(scope, { yaml: amendRulebook(named, head), decisionId, by })
  if (decided.draftId !== null) await markPublished(scope, { draftId: decided.draftId, version })
  return version
}

/** The decision that carries a draft and waits to be published; null: none. */
export async function findDecisionOf(
  scope: StaffScope,
  { draftId }: { readonly draftId: string },
): Promise<number | null> {
  const { rows } = await sql<{ decisionId: number }>`
    select d.decision_id from decision d
    where d.draft_id = ${draftId}::uuid and d.carries = 'rulebook'
      and not exists (select from rulebook r where r.decision_id = d.decision_id)
    order by d.decision_id desc limit 1`.execute(scope.db)
  return rows[0]?.decisionId ?? null
}

async function readDecided(scope: StaffScope | SystemScope, decisionId: number): Promise<Decided> {
  const { rows } = await sql<Decided>`
    select d.kind, d.carries, d.title, d.body, d.base_version, d.draft_id, r.version,
           to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD') as day
    from decision d left join rulebook r on r.decision_id = d.decision_id
    where d.decision_id = ${decisionId}`.execute(scope.db as unknown as Kysely<unknown>)
  const found = rows[0]
  if (found?.carries !== 'rulebook') throw new NotFound('decision', { detail: 'none that carries a rulebook' })
  return found
}

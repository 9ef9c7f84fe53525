import { type Kysely, sql } from 'kysely'
import { NotFound } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PublicScope, StaffScope } from '#platform/database/scopes'
import type { Decision } from './decision.ts'

type Row = Omit<Decision, 'record' | 'published' | 'confirmedBy'> & {
  readonly record: string
  readonly version: number | null
  readonly effectiveFrom: Instant | null
  readonly confirmedId: number | null
  readonly confirmedOutcome: 'accepted' | 'refused' | null
}

const DECISIONS = sql`
  select d.decision_id, d.kind, d.outcome, d.carries, d.title, d.summary, d.reason, d.proposal_id, d.base_version,
         d.confirms, d.confirm_by::text as confirm_by, d.rule, d.votes_for, d.votes_against, d.abstained, d.signed_off,
         d.sign_offs_needed, d.record, d.review_on::text as review_on, d.decided_at, r.version, r.effective_from,
         c.decision_id as confirmed_id, c.outcome as confirmed_outcome
  from decision d left join rulebook r on r.decision_id = d.decision_id
  left join decision c on c.confirms = d.decision_id`

/** Every decision, the newest first. */
export async function listDecisions(scope: PublicScope | StaffScope): Promise<readonly Decision[]> {
  const { rows } = await sql<Row>`${DECISIONS} order by d.decision_id desc limit 500`.execute(dbOf(scope))
  return rows.map(decisionOf)
}

/** One decision. Throws NotFound. */
export async function readDecision(
  scope: PublicScope | StaffScope,
  { decisionId }: { readonly decisionId: number },
): Promise<Decision> {
  const { rows } = await sql<Row>`${DECISIONS} where d.decision_id = ${decisionId}
    order by c.decision_id desc limit 1`.execute(dbOf(scope))
  if (!rows[0]) throw new NotFound('decision', { detail: 'no such decision' })
  return decisionOf(rows[0])
}

export type OpenProposal = {
  readonly proposalId: string
  readonly title: string
  readonly openedAt: Instant
  readonly positionsUntil: Instant
}

/** What is before the room and not decided, as everybody may know of it. */
export async function listOpenProposals(scope: PublicScope): Promise<readonly OpenProposal[]> {
  const { rows } = await sql<OpenProposal>`
    select p.proposal_id, p.title, p.opened_at, p.positions_until from proposal p
    where not exists (select from decision d where d.proposal_id = p.proposal_id)
      and p.opened_at > ${scope.now}::timestamptz - interval '365 days'
    order by p.opened_at desc limit 100`.execute(dbOf(scope))
  return rows
}

function dbOf(scope: PublicScope | StaffScope): Kysely<unknown> {
  return scope.db as unknown as Kysely<unknown>
}

function decisionOf({ record, version, effectiveFrom, confirmedId, confirmedOutcome, ...rest }: Row): Decision {
  return {
    ...rest,
    record: JSON.parse(record) as Decision['record'],
    published: version === null ? null : { version, effectiveFrom: effectiveFrom! },
    confirmedBy: confirmedId === null ? null : { decisionId: confirmedId, outcome: confirmedOutcome! },
  }
}

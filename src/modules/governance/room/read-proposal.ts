import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { bySeat } from '../seat.ts'
import { stageOf } from './decide-stage.ts'
import type {
  Ballot,
  Evidence,
  Position,
  Proposal,
  ProposalHead,
  ProposalStep,
  ProposalText,
  SeatRef,
  SignOff,
  Stage,
} from './proposal.ts'

const HEAD = sql`
  select p.proposal_id, p.kind, p.title, p.draft_id, p.confirms, p.rule, p.review_on::text as review_on,
         p.positions_until, p.opened_at, p.actor_name, d.decision_id, r.version as published_version,
         (select s.word from proposal_step s where s.proposal_id = p.proposal_id order by s.step_no desc limit 1)
           as last_word
  from proposal p left join decision d on d.proposal_id = p.proposal_id
  left join rulebook r on r.decision_id = d.decision_id`

/** Every proposal, the newest first, and where it stands. */
export async function listProposals(
  scope: StaffScope,
  { draftId = null }: { readonly draftId?: string | null } = {},
): Promise<readonly (ProposalHead & { readonly stage: Stage })[]> {
  const { rows } = await sql<ProposalHead>`${HEAD}
    where ${draftId}::uuid is null or p.draft_id = ${draftId}::uuid
    order by p.opened_at desc limit 200`.execute(scope.db)
  return rows.map((row) => ({ ...row, stage: stageOf(row, scope.now) }))
}

/** One proposal with all that was said; first positions of others only once they are open. Throws NotFound. */
export async function readProposal(
  scope: StaffScope,
  { proposalId }: { readonly proposalId: string },
): Promise<Proposal> {
  if (!isUuid(proposalId)) throw new NotFound('proposal', { detail: 'not an id' })
  const { rows } = await sql<ProposalHead>`${HEAD} where p.proposal_id = ${proposalId}::uuid`.execute(scope.db)
  const head = rows[0]
  if (!head) throw new NotFound('proposal', { detail: 'no such proposal' })
  const seats = await partsOf<SeatRef>(scope, proposalId, sql`seat_id, kind, number from proposal_seat`, sql`seat_id`)
  const spoken = await sql<{ seatId: string }>`select seat_id from seats_that_spoke(${proposalId}::uuid)`.execute(
    scope.db,
  )
  return {
    ...head,
    stage: stageOf(head, scope.now),
    seats: seats.toSorted(bySeat),
    spoken: spoken.rows.map(({ seatId }) => seatId),
    texts: await partsOf<ProposalText>(scope, proposalId, TEXTS, sql`text_no`),
    steps: await partsOf<ProposalStep>(scope, proposalId, STEPS, sql`step_no`),
    evidence: (await partsOf<StoredEvidence>(scope, proposalId, EVIDENCE, sql`attached_at`)).map(evidenceOf),
    positions: await partsOf<Position>(scope, proposalId, POSITIONS, sql`seat_id, position_no`),
    ballots: await partsOf<Ballot>(scope, proposalId, sql`seat_id, text_no, vote, words from ballot`, sql`seat_id`),
    signOffs: await partsOf<SignOff>(scope, proposalId, SIGN_OFFS, sql`seat_id`),
  }
}

/** The text that stands before the room. */
export function newestText({ texts }: Pick<Proposal, 'texts'>): ProposalText {
  return texts.at(-1)!
}

const TEXTS = sql`text_no, summary, body, base_version, changed, follows, at, actor_name from proposal_text`
const STEPS = sql`step_no, word, text_no, reason, principle, until, at, actor_name from proposal_step`
const EVIDENCE = sql`evidence_id, kind, title, words, link, figures, made_at, attached_at, actor_name
  from proposal_evidence`
const POSITIONS = sql`seat_id, position_no, stance, grounds, words, text_no, said_at, opens_at, account_id from position`
const SIGN_OFFS = sql`seat_id, text_no, words, signed_at from sign_off`

type StoredEvidence = Omit<Evidence, 'figures'> & { readonly figures: string | null }

async function partsOf<Row>(
  scope: StaffScope,
  proposalId: string,
  what: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${what} where proposal_id = ${proposalId}::uuid order by ${order}`.execute(
    scope.db,
  )
  return rows
}

function evidenceOf({ figures, ...rest }: StoredEvidence): Evidence {
  return { ...rest, figures: figures === null ? null : (JSON.parse(figures) as unknown) }
}

import { sql } from 'kysely'
import { Conflict, Invalid, NotFound, Refused } from '#base/errors'
import { readClinicalDate } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { type Draft, readDraft } from '#release'
import { listSeats } from '../seats.ts'
import type { StepWord, VoteRule } from './proposal.ts'
import { listProposals } from './read-proposal.ts'

export type ProposalToOpen = {
  /** Null: it is about something else than the rulebook. */
  readonly draftId: string | null
  readonly title: string
  /** What is proposed, in plain words: everybody reads them with the decision. */
  readonly summary: string
  readonly rule: VoteRule
  /** YYYY-MM-DD, later than today. */
  readonly reviewOn: string
  /** YYYY-MM-DD: at its end first positions are read, whoever has spoken. */
  readonly positionsUntil: string
  /** The urgent decision that the room is to confirm. */
  readonly confirms?: number | null
}

/** What a form about a proposal can get wrong. */
export type ProposalFault = 'title' | 'summary' | 'review' | 'until' | 'no-seats' | 'no-patients'

const LONGEST_TITLE = 200
const LONGEST_SUMMARY = 4_000

/**
 * Puts a proposal before the room: every seat that somebody holds has a say in it. Answers its id, or what is wrong. A rule
 * of release needs patients at the table. Throws NotFound for no such draft, and Conflict where the draft is discussed already.
 */
export async function openProposal(
  scope: StaffScope,
  asked: ProposalToOpen,
): Promise<{ readonly proposalId: string } | { readonly fault: ProposalFault }> {
  if (scope.role !== 'steward' && scope.role !== 'representative')
    throw new Refused('stewards and representatives propose')
  const seats = (await listSeats(scope)).filter(({ holder }) => holder !== null)
  const fault = faultOf(scope, asked) ?? faultOfSeats(asked, seats)
  if (fault) return { fault }
  const draft = asked.draftId === null ? null : await readDraft(scope, { draftId: asked.draftId })
  if (draft) await refuseIfDiscussed(scope, draft)
  const { accountId, name } = scope.actor
  const { rows } = await sql<{ proposalId: string }>`
    insert into proposal (kind, title, draft_id, confirms, rule, review_on, positions_until, account_id, actor_name)
    values (${draft ? 'rulebook' : 'other'}, ${asked.title.trim()}, ${asked.draftId}::uuid, ${asked.confirms ?? null},
            ${asked.rule}, ${asked.reviewOn}::date, ${endOf(asked.positionsUntil)}::timestamptz, ${accountId}::uuid,
            ${name})
    returning proposal_id`.execute(scope.db)
  const { proposalId } = rows[0]!
  for (const { seatId, kind, number } of seats)
    await sql`insert into proposal_seat (proposal_id, seat_id, kind, number)
      values (${proposalId}::uuid, ${seatId}::uuid, ${kind}, ${number})`.execute(scope.db)
  await writeText(scope, { proposalId, textNo: 1, summary: asked.summary, ...bodyOf(draft) })
  await writeStep(scope, { proposalId, stepNo: 1, word: 'opened', textNo: 1 })
  return { proposalId }
}

export type TextToWrite = {
  readonly proposalId: string
  readonly textNo: number
  readonly summary: string
  readonly body: string | null
  readonly baseVersion: number | null
  readonly changed?: string
  readonly follows?: readonly string[]
}

/** One more text of a proposal; the same number twice is a Conflict. */
export async function writeText(scope: StaffScope, text: TextToWrite): Promise<void> {
  const { accountId, name } = scope.actor
  const { rows } = await sql`
    insert into proposal_text (proposal_id, text_no, summary, body, base_version, changed, follows, account_id, actor_name)
    values (${text.proposalId}::uuid, ${text.textNo}, ${text.summary.trim()}, ${text.body}, ${text.baseVersion}, ${text.changed ?? null},
            ${[...(text.follows ?? [])]}::uuid[], ${accountId}::uuid, ${name})
    on conflict do nothing returning text_no`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('somebody else has changed this proposal meanwhile')
}

/** What a draft puts before the room; nothing where there is none. */
export function bodyOf(draft: Draft | null): Pick<TextToWrite, 'body' | 'baseVersion'> {
  return { body: draft?.yaml ?? null, baseVersion: draft?.baseVersion ?? null }
}

export type StepToWrite = {
  readonly proposalId: string
  readonly stepNo: number
  readonly word: StepWord
  readonly textNo: number
  readonly reason?: string | null
  readonly principle?: string | null
  readonly until?: string | null
  readonly seat?: { readonly seatId: string; readonly kind: string } | null
}

/** One more step; the same number twice is a Conflict: of two at once, the later has read what is no longer so. */
export async function writeStep(scope: StaffScope, step: StepToWrite): Promise<void> {
  const { accountId, name } = scope.actor
  const { rows } = await sql`
    insert into proposal_step (proposal_id, step_no, word, text_no, reason, principle, until, seat_id, seat_kind,
                               account_id, actor_name)
    values (${step.proposalId}::uuid, ${step.stepNo}, ${step.word}, ${step.textNo}, ${step.reason ?? null},
            ${step.principle ?? null}, ${step.until ?? null}::timestamptz, ${step.seat?.seatId ?? null}::uuid,
            ${step.seat?.kind ?? null}, ${accountId}::uuid, ${name})
    on conflict do nothing returning step_no`.execute(scope.db)
  if (rows.length === 0) throw new Conflict('somebody else has moved this proposal on meanwhile')
}

/** The end of a day (UTC) as an instant. */
export function endOf(day: string): string {
  return `${day}T23:59:59Z`
}

/** True for a day in the calendar, after today by the scope's clock. */
export function isLater(scope: StaffScope, day: string): boolean {
  return readClinicalDate(day)?.precision === 'day' && day > scope.now.toISOString().slice(0, 10)
}

function faultOf(scope: StaffScope, asked: ProposalToOpen): ProposalFault | null {
  if (!isWithin(asked.title, LONGEST_TITLE)) return 'title'
  if (!isWithin(asked.summary, LONGEST_SUMMARY)) return 'summary'
  if (!isLater(scope, asked.reviewOn)) return 'review'
  return isLater(scope, asked.positionsUntil) ? null : 'until'
}

function faultOfSeats(asked: ProposalToOpen, seats: readonly { readonly kind: string }[]): ProposalFault | null {
  if (!seats.some(({ kind }) => kind !== 'leadership')) return 'no-seats'
  return asked.draftId !== null && !seats.some(({ kind }) => kind === 'patients') ? 'no-patients' : null
}

async function refuseIfDiscussed(
  scope: StaffScope,
  { draftId, publishedVersion }: { readonly draftId: string; readonly publishedVersion: number | null },
): Promise<void> {
  if (publishedVersion !== null) throw new NotFound('draft', { detail: 'published already' })
  const open = (await listProposals(scope, { draftId })).find(({ stage }) => stage !== 'withdrawn')
  if (open) throw new Conflict('this draft is before the room already')
}

export function isWithin(text: string, longest: number): boolean {
  return text.trim().length > 0 && text.trim().length <= longest
}

/** Throws Invalid unless the text has between one and `longest` characters. */
export function refuseUnlessWithin(what: string, text: string, longest: number): void {
  if (!isWithin(text, longest)) throw new Invalid(`${what} has 1 to ${longest} characters`)
}

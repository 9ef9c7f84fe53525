import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid, type LinkId, type PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { type DecisionWord, wordsFor } from './case-state.ts'
import type { Demographics } from './demographics.ts'
import type { CaseKind } from './open-case.ts'
import { isSecondPersonNeeded } from './second-person-rule.ts'

/** One person who may be the patient: what tells people apart, and how many may see the record; nothing else. */
export type CaseCandidate = {
  readonly linkId: LinkId
  readonly personId: PersonId
  readonly demographics: Demographics
  readonly reasons: readonly { readonly code: string; readonly says: string }[]
  /** Whom the number led to before another human being came under it. */
  readonly hadTheNumber: boolean
  readonly ownAccounts: number
  readonly otherAccounts: number
}

export type CaseDecision = {
  readonly turn: number
  readonly word: DecisionWord
  readonly candidateLink: string | null
  readonly receivedFrom: Date | null
  readonly reason: string
  readonly actorName: string
  readonly role: string
  readonly decidedAt: Date
}

export type MatchCase = {
  readonly caseId: string
  readonly kind: CaseKind
  readonly institutionId: string
  readonly institutionName: string
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly demographics: Demographics
  /** The institution's numbers of this patient, as they are printed. */
  readonly numbers: readonly string[]
  /** The person whose number it is by now, with who may see the record; null for a patient who is nobody yet. */
  readonly patient: Pick<CaseCandidate, 'linkId' | 'personId' | 'ownAccounts' | 'otherAccounts'> | null
  readonly candidates: readonly CaseCandidate[]
  readonly decisions: readonly CaseDecision[]
  /** The turn that the next decision takes. */
  readonly nextTurn: number
  /** What this actor may say of it now. */
  readonly words: readonly DecisionWord[]
  readonly needsSecond: boolean
  /** A decision has been written and is being carried out. */
  readonly isUnderWay: boolean
}

/** One case with both sides. Throws NotFound for another institution's, as for one that does not exist. */
export async function readMatchCase(scope: StaffScope, { caseId }: { readonly caseId: string }): Promise<MatchCase> {
  const found = isUuid(caseId) ? await findCase(scope, caseId) : undefined
  if (!found) throw new NotFound('case', { detail: 'none of this scope' })
  const sides = await listSides(scope, caseId)
  const decisions = await listDecisions(scope, caseId)
  const judged = JSON.parse(found.candidates) as { linkId?: string; reasons: CaseCandidate['reasons'] }[]
  const candidates = sides
    .filter((side) => side.linkId !== found.linkId)
    .map((side) => ({
      ...side,
      demographics: JSON.parse(side.demographics) as Demographics,
      reasons: judged.find((each) => each.linkId === side.linkId)?.reasons ?? [],
      hadTheNumber: side.linkId === found.contestedLink,
    }))
  const last = decisions.at(-1)?.turn ?? 0
  const state = { isClosed: found.closedAt !== null, proposedBy: found.proposedBy }
  return {
    ...found,
    demographics: JSON.parse(found.demographics) as Demographics,
    numbers: await listNumbers(scope, found),
    patient: sides.find((side) => side.linkId === found.linkId) ?? null,
    candidates: candidates.sort((a, b) => b.reasons.length - a.reasons.length || (a.linkId < b.linkId ? -1 : 1)),
    decisions,
    nextTurn: last + 1,
    words: last > found.carriedTurn ? [] : wordsFor(state, scope.actor.accountId),
    needsSecond: await isSecondPersonNeeded(scope, found),
    isUnderWay: last > found.carriedTurn,
  }
}

type Found = Omit<MatchCase, 'demographics' | 'numbers' | 'patient' | 'candidates' | 'decisions'> & {
  demographics: string
  candidates: string
  linkId: string | null
  contestedLink: string | null
  carriedTurn: number
  proposedBy: string | null
}

async function findCase(scope: StaffScope, caseId: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select c.case_id, c.kind, c.institution_id, i.name as institution_name, c.opened_at, c.closed_at, c.demographics,
           c.candidates, c.link_id, c.contested_link, c.carried_turn, c.proposed_by
    from match_case c join institution i using (institution_id) where c.case_id = ${caseId}::uuid`.execute(scope.db)
  return rows[0]
}

type SideRow = Omit<CaseCandidate, 'demographics' | 'reasons' | 'hadTheNumber'> & { readonly demographics: string }

async function listSides(scope: StaffScope, caseId: string): Promise<readonly SideRow[]> {
  const { rows } = await sql<SideRow>`
    select link_id, person_id, demographics, own_accounts::int as own_accounts, other_accounts::int as other_accounts
    from read_case_sides(${caseId}::uuid)`.execute(scope.db)
  return rows
}

async function listDecisions(scope: StaffScope, caseId: string): Promise<readonly CaseDecision[]> {
  return scope.db
    .selectFrom('patientDecision')
    .select(['turn', 'word', 'candidateLink', 'receivedFrom', 'reason', 'actorName', 'role', 'decidedAt'])
    .where('caseId', '=', caseId)
    .orderBy('turn')
    .execute() as Promise<CaseDecision[]>
}

const MOST_NUMBERS = 10

/** The numbers themselves; the id of a resource only where there is no number. */
async function listNumbers(scope: StaffScope, { caseId, linkId, institutionId }: Found): Promise<readonly string[]> {
  const { rows } = await sql<{ number: string; isNumber: boolean }>`
    select distinct regexp_replace(key, '^.*[|/]', '') as number, position('|' in key) > 0 as is_number from patient_key
    where institution_id = ${institutionId} and key not like '%://%/Patient/%'
      and (case_id = ${caseId}::uuid or link_id = ${linkId}::uuid) order by 1 limit ${MOST_NUMBERS}`.execute(scope.db)
  const numbers = rows.filter((row) => row.isNumber)
  return (numbers.length > 0 ? numbers : rows).map((row) => row.number)
}

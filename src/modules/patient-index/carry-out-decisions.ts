import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { applyKeptStatements } from './apply-kept-statements.ts'
import { type CaseState, type DecisionWord, wordsFor } from './case-state.ts'
import { joinLinks, listTogether, undoChanges, waitForLinks } from './change-links.ts'
import { linkWaitingNumber } from './link-waiting-number.ts'
import type { MatchRules } from './match-rules.ts'
import type { CaseKind } from './open-case.ts'
import { isSecondPersonNeeded } from './second-person-rule.ts'
import { closeStatement } from './statement.ts'
import { tellInstitutions } from './tell-institutions.ts'

/** What others must do because two records became one, or two again. */
export type CarriedOut = {
  readonly joined: readonly { readonly from: PersonId; readonly into: PersonId; readonly follows: readonly string[] }[]
  /** Persons who have their own record again. */
  readonly parted: readonly PersonId[]
}

type CaseRow = {
  readonly caseId: string
  readonly institutionId: InstitutionId
  readonly kind: CaseKind
  readonly linkId: LinkId | null
  readonly contestedLink: LinkId | null
  readonly statementId: string | null
  readonly carriedTurn: number
  readonly proposedBy: string | null
  readonly closedAt: Date | null
}

type DecisionRow = {
  readonly turn: number
  readonly word: DecisionWord
  readonly candidateLink: LinkId | null
  readonly receivedFrom: Date | null
  readonly follows: readonly string[]
  readonly accountId: string | null
}

/** Cases that somebody has decided and nobody has acted upon yet. */
export async function listUndone(scope: SystemScope): Promise<readonly string[]> {
  const { rows } = await sql<{ caseId: string }>`
    select distinct c.case_id from patient_decision d join match_case c using (case_id)
    where d.turn > c.carried_turn`.execute(scope.db)
  return rows.map((row) => row.caseId)
}

/**
 * Does what has been decided of a case, turn by turn. A word that is not to be said in the state the case is in by then
 * (somebody was quicker) is passed over. The caller lets permissions, rows and what waited follow.
 */
export async function carryOutCase(
  scope: SystemScope,
  { caseId }: { readonly caseId: string },
  rules: MatchRules,
): Promise<CarriedOut> {
  await waitForCase(scope, caseId)
  const done: { joined: CarriedOut['joined'][number][]; parted: PersonId[] } = { joined: [], parted: [] }
  const before = await readCase(scope, caseId)
  for (const decision of await listDecisions(scope, before)) {
    const found = await readCase(scope, caseId)
    if (wordsFor(stateOf(found), decision.accountId).includes(decision.word)) await act(scope, found, decision, done)
    await sql`update match_case set carried_turn = ${decision.turn} where case_id = ${caseId}::uuid`.execute(scope.db)
  }
  const keys = await keysOf(scope, before)
  await applyKeptStatements(scope, { institutionId: before.institutionId, keys }, rules)
  return done
}

/** Locks stand in one order; whoever would be met on the way is waited for before the first of them is moved. */
async function waitForCase(scope: SystemScope, caseId: string): Promise<void> {
  const { rows } = await sql<{ linkId: LinkId | null; institutionId: InstitutionId; demographics: string }>`
    select c.institution_id, c.demographics, unnest(array[c.link_id, c.contested_link, d.candidate_link, l.link_id, l.into_link]) as link_id
    from match_case c
    left join patient_decision d on d.case_id = c.case_id
    left join link_change l on l.case_id = c.case_id or l.statement_id = c.statement_id
    where c.case_id = ${caseId}::uuid`.execute(scope.db)
  const links = [...new Set(rows.map((row) => row.linkId).filter((link) => link !== null))]
  await waitForLinks(scope, links, rows[0])
}

async function readCase(scope: SystemScope, caseId: string): Promise<CaseRow> {
  const row = await scope.db
    .selectFrom('matchCase')
    .select([
      'caseId',
      'institutionId',
      'kind',
      'linkId',
      'contestedLink',
      'statementId',
      'carriedTurn',
      'proposedBy',
      'closedAt',
    ])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  return row as unknown as CaseRow
}

async function listDecisions(
  scope: SystemScope,
  { caseId, carriedTurn }: CaseRow,
  which: 'to come' | 'proposed' = 'to come',
): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select turn, word, candidate_link, received_from, follows, account_id from patient_decision
    where case_id = ${caseId}::uuid
      and case when ${which} = 'proposed' then word = 'same' and turn <= ${carriedTurn} else turn > ${carriedTurn} end
    order by turn`.execute(scope.db)
  return rows
}

function stateOf({ closedAt, proposedBy }: CaseRow): CaseState {
  return { isClosed: closedAt !== null, proposedBy }
}

type Done = { joined: CarriedOut['joined'][number][]; parted: PersonId[] }

async function act(scope: SystemScope, found: CaseRow, decision: DecisionRow, done: Done): Promise<void> {
  switch (decision.word) {
    case 'same':
      if (await isSecondPersonNeeded(scope, found)) await setProposed(scope, found, decision.accountId)
      else await makeOne(scope, found, decision, done)
      return
    case 'confirm':
      await makeOne(scope, found, (await listDecisions(scope, found, 'proposed')).at(-1)!, done)
      return
    case 'refuse':
      await setProposed(scope, found, null)
      return
    case 'other':
      await keepApart(scope, found, decision)
      return
    case 'undo':
      await undo(scope, found, done)
      return
    case 'unsure':
  }
}

async function setProposed(scope: SystemScope, { caseId }: CaseRow, accountId: string | null): Promise<void> {
  await sql`update match_case set proposed_by = ${accountId}::uuid where case_id = ${caseId}::uuid`.execute(scope.db)
}

async function makeOne(scope: SystemScope, found: CaseRow, decision: DecisionRow, done: Done): Promise<void> {
  const linkId = await linkWaitingNumber(scope, found)
  const intoLink = decision.candidateLink!
  const because = { caseId: found.caseId, statementId: found.statementId }
  if (found.kind === 'move') await addMove(scope, { linkId, intoLink, receivedFrom: null, because })
  else {
    const moved = await joinLinks(scope, { linkId, intoLink, because })
    const went = moved.find((link) => link.linkId === linkId)
    if (went) done.joined.push({ from: went.personId, into: went.intoPersonId, follows: decision.follows })
  }
  await giveWhatCameSince(scope, found, decision, linkId)
  await close(scope, found, 'applied')
}

async function keepApart(scope: SystemScope, found: CaseRow, decision: DecisionRow): Promise<void> {
  const linkId = await linkWaitingNumber(scope, found)
  await giveWhatCameSince(scope, found, decision, linkId)
  await close(scope, found, 'refused')
}

/** A number that was given to another human being: what came under it since that day is the new one's. */
async function giveWhatCameSince(
  scope: SystemScope,
  { caseId, contestedLink }: CaseRow,
  { receivedFrom }: DecisionRow,
  intoLink: LinkId,
): Promise<void> {
  if (!contestedLink || !receivedFrom) return
  const because = { caseId, statementId: null }
  await addMove(scope, { linkId: contestedLink, intoLink, receivedFrom, because })
}

async function addMove(
  scope: SystemScope,
  move: {
    readonly linkId: LinkId
    readonly intoLink: LinkId
    readonly receivedFrom: Date | null
    readonly because: { readonly caseId: string; readonly statementId: string | null }
  },
): Promise<void> {
  const { linkId, intoLink, receivedFrom, because } = move
  await sql`insert into link_change
      (kind, link_id, into_link, from_person_id, into_person_id, received_from, case_id, statement_id, made_at)
    select 'move', f.link_id, i.link_id, f.person_id, i.person_id, ${receivedFrom}::timestamptz, ${because.caseId}::uuid,
           ${because.statementId}::uuid, ${scope.now}::timestamptz
    from patient_link f, patient_link i where f.link_id = ${linkId}::uuid and i.link_id = ${intoLink}::uuid
    returning change_no`.execute(scope.db)
}

/** What this case brought together parts again; nothing that was apart comes together by it. */
async function undo(scope: SystemScope, found: CaseRow, done: Done): Promise<void> {
  const { rows } = await sql<{ changeNo: string; kind: string; linkId: LinkId; fromPersonId: PersonId }>`
    select change_no, kind, link_id, from_person_id from link_change
    where (case_id = ${found.caseId}::uuid or statement_id = ${found.statementId}::uuid)
      and kind in ('join', 'move') and undone_at is null`.execute(scope.db)
  const links = [...new Set(rows.map((row) => row.linkId))]
  const before = await listTogether(scope, links)
  const moved = await undoChanges(scope, { changes: rows.map((row) => row.changeNo), links })
  await tellInstitutions(scope, { before, moved, caseId: found.caseId })
  done.parted.push(...rows.filter((row) => row.kind === 'join').map((row) => row.fromPersonId))
  await sql`update match_case set closed_at = null, proposed_by = null where case_id = ${found.caseId}::uuid`.execute(
    scope.db,
  )
  const { caseId, statementId } = found
  if (statementId) await closeStatement(scope, { statementId, outcome: 'waiting', caseId })
}

async function close(
  scope: SystemScope,
  { caseId, statementId }: CaseRow,
  outcome: 'applied' | 'refused',
): Promise<void> {
  await sql`update match_case set closed_at = ${scope.now}::timestamptz, proposed_by = null
    where case_id = ${caseId}::uuid`.execute(scope.db)
  if (statementId) await closeStatement(scope, { statementId, outcome })
}

/** The numbers this case is about, whether they wait still or have their link by now. */
async function keysOf(scope: SystemScope, { caseId }: CaseRow): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select k.key from match_case c
    join patient_key k on k.institution_id = c.institution_id and (k.case_id = c.case_id or k.link_id = c.link_id)
    where c.case_id = ${caseId}::uuid`.execute(scope.db)
  return rows.map((row) => row.key)
}

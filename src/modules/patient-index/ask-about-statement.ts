import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Candidate } from './find-candidates.ts'
import type { FoundNumber, Numbers } from './find-numbers.ts'
import type { MatchRules } from './match-rules.ts'
import { openCase } from './open-case.ts'
import { judgeMatch, type MatchVerdict } from './score.ts'
import type { Statement } from './statement.ts'

/**
 * Two numbers that may be one are put before people. Two that wait in cases are looked at when one of them has been
 * decided: the answer is null.
 */
export async function askAboutMerge(
  scope: SystemScope,
  statement: Statement,
  { from, into }: Numbers,
  rules: MatchRules,
): Promise<string | null> {
  const { verdict, reasons } = judgeMatch(from!.demographics, into!.demographics, rules)
  const candidateOf = ({ linkId, personId }: FoundNumber): Candidate => ({
    linkId: linkId!,
    personId: personId!,
    verdict: verdict === 'different' ? 'possible' : verdict,
    reasons: [SAID, ...reasons],
  })
  if (from!.linkId && into!.linkId)
    return askOnce(scope, { statement, from: from!, candidate: candidateOf(into!), kind: 'merge' })
  if (from!.caseId && into!.caseId) return null
  const [waiting, linked] = from!.caseId ? [from!, into!] : [into!, from!]
  await addCandidate(scope, waiting.caseId!, candidateOf(linked))
  return waiting.caseId
}

/** A visit that belongs to another number, by the institution's word, while somebody sees where it is. */
export async function askAboutMove(scope: SystemScope, statement: Statement, { from, into }: Numbers): Promise<string> {
  const candidate: Candidate = {
    linkId: into!.linkId!,
    personId: into!.personId!,
    verdict: 'possible',
    reasons: [SAID],
  }
  return askOnce(scope, { statement, from: from!, candidate, kind: 'move' })
}

/** The matcher has no such reason; the worklist has words for it. */
const SAID = {
  code: 'institution-says',
  says: 'The institution says so.',
} as unknown as MatchVerdict['reasons'][number]

async function askOnce(
  scope: SystemScope,
  {
    statement,
    from,
    candidate,
    kind,
  }: {
    readonly statement: Statement
    readonly from: FoundNumber
    readonly candidate: Candidate
    readonly kind: 'merge' | 'move'
  },
): Promise<string> {
  const open = await findOpen(scope, {
    kind,
    linkId: from.linkId!,
    candidateLink: candidate.linkId,
    moved: statement.moved,
  })
  if (open) return open
  return openCase(scope, {
    kind,
    institutionId: statement.institutionId,
    demographics: from.demographics,
    candidates: [candidate],
    linkId: from.linkId!,
    statementId: statement.statementId,
  })
}

/** The same two numbers, and for a visit the same visit, are asked about once. */
async function findOpen(
  scope: SystemScope,
  asked: {
    readonly kind: 'merge' | 'move'
    readonly linkId: LinkId
    readonly candidateLink: LinkId
    readonly moved: readonly string[]
  },
): Promise<string | null> {
  const { rows } = await sql<{ caseId: string; candidates: string; linkId: LinkId }>`
    select c.case_id, c.candidates, c.link_id from match_case c
    left join patient_statement s on s.statement_id = c.statement_id
    where c.closed_at is null and c.kind = ${asked.kind}
      and (${asked.kind} = 'merge' or s.moved = ${asked.moved}::text[])
      and c.link_id in (${asked.linkId}::uuid, ${asked.candidateLink}::uuid)`.execute(scope.db)
  const pair = [asked.linkId, asked.candidateLink]
  const found = rows.find((row) => {
    const [candidate] = JSON.parse(row.candidates) as readonly { linkId: LinkId }[]
    return candidate && pair.includes(candidate.linkId) && candidate.linkId !== row.linkId
  })
  return found?.caseId ?? null
}

async function addCandidate(scope: SystemScope, caseId: string, candidate: Candidate): Promise<void> {
  const row = await scope.db
    .selectFrom('matchCase')
    .select('candidates')
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  const others = (JSON.parse(row.candidates) as { personId?: PersonId; linkId?: LinkId }[]).filter(
    (each) => each.linkId !== candidate.linkId && each.personId !== candidate.personId,
  )
  const candidates = JSON.stringify([candidate, ...others])
  await scope.db.updateTable('matchCase').set({ candidates }).where('caseId', '=', caseId).execute()
}

import { sql } from 'kysely'
import type { LinkId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { addPerson } from './add-link.ts'
import { applyStatement } from './apply-statement.ts'
import { type LinkRow, type MovedLink, partLink, undoChanges, waitForLinks } from './change-links.ts'
import type { Demographics } from './demographics.ts'
import { findNumber } from './find-numbers.ts'
import type { MatchRules } from './match-rules.ts'
import { openCase } from './open-case.ts'
import { judgeMatch } from './score.ts'
import { closeStatement, listStatements, type Statement } from './statement.ts'
import { tellInstitutions } from './tell-institutions.ts'

const AT_ONCE = 20

/** Does what was asked at desks: opens the case for two numbers that may be one; parts a number at once. */
export async function carryOutStatements(scope: SystemScope, rules: MatchRules): Promise<number> {
  const asked = await listStatements(scope, { asked: true, take: AT_ONCE })
  for (const statement of asked) {
    const done =
      statement.kind === 'part' ? await part(scope, statement, rules) : await applyStatement(scope, statement, rules)
    await closeStatement(scope, { statementId: statement.statementId, ...done })
  }
  return asked.length
}

async function part(scope: SystemScope, statement: Statement, rules: MatchRules) {
  const number = await findNumber(scope, { institutionId: statement.institutionId, keys: statement.fromKeys })
  if (!number?.linkId) return { outcome: number ? 'nothing-to-do' : 'unknown-number', caseId: null } as const
  const { linkId } = number
  const before = await waitForLinks(scope, [linkId])
  const own = before.find((link) => link.linkId === linkId)!
  const companion = before.find((link) => link.linkId !== linkId && link.personId === own.personId)
  if (!companion) return { outcome: 'nothing-to-do', caseId: null } as const
  const caseId = await openParted(scope, { statement, own, companion, rules })
  const moved = await takeOut(scope, { own, before, caseId })
  await tellInstitutions(scope, { before, moved, caseId })
  await closeParted(scope, { caseId, statement })
  return { outcome: 'applied', caseId } as const
}

/** Two records that were brought together go apart; a number that was never joined to anything goes alone. */
async function takeOut(
  scope: SystemScope,
  { own, before, caseId }: { readonly own: LinkRow; readonly before: readonly LinkRow[]; readonly caseId: string },
): Promise<readonly MovedLink[]> {
  const { rows } = await sql<{ changeNo: string }>`
    select change_no from link_change where kind = 'join' and undone_at is null
      and (link_id = ${own.linkId}::uuid or into_link = ${own.linkId}::uuid)`.execute(scope.db)
  const links = before.map((link) => link.linkId)
  const moved = rows.length === 0 ? [] : await undoChanges(scope, { changes: rows.map((row) => row.changeNo), links })
  if (moved.length > 0) return moved
  const intoPersonId =
    own.originPersonId === own.personId
      ? await addPerson(scope, { demographics: JSON.parse(own.demographics) as Demographics, deceasedAt: null })
      : own.originPersonId
  return partLink(scope, { linkId: own.linkId, intoPersonId, because: { caseId, statementId: null } })
}

async function openParted(
  scope: SystemScope,
  {
    statement,
    own,
    companion,
    rules,
  }: {
    readonly statement: Statement
    readonly own: LinkRow
    readonly companion: LinkRow
    readonly rules: MatchRules
  },
): Promise<string> {
  const demographics = JSON.parse(own.demographics) as Demographics
  const judged = judgeMatch(demographics, JSON.parse(companion.demographics) as Demographics, rules)
  return openCase(scope, {
    kind: 'parted',
    institutionId: statement.institutionId,
    demographics,
    linkId: own.linkId,
    candidates: [{ ...judged, linkId: companion.linkId satisfies LinkId, personId: companion.personId }],
  })
}

/** The first line of the case's history: who parted it, and why. */
async function closeParted(
  scope: SystemScope,
  { caseId, statement }: { readonly caseId: string; readonly statement: Statement },
): Promise<void> {
  await scope.db
    .insertInto('patientDecision')
    .values({
      caseId,
      turn: 1,
      institutionId: statement.institutionId,
      word: 'other',
      reason: statement.reason!,
      accountId: statement.accountId,
      actorName: statement.actorName!,
      role: statement.role!,
      decidedAt: scope.now,
    })
    .execute()
  await sql`update match_case set carried_turn = 1, closed_at = ${scope.now}::timestamptz
    where case_id = ${caseId}::uuid`.execute(scope.db)
}

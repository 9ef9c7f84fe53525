import { sql } from 'kysely'
import type { InstitutionId, LinkId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { addLink, addPerson } from './add-link.ts'
import type { Demographics } from './demographics.ts'
import { leadFromCase } from './open-case.ts'
import type { Statement } from './statement.ts'

type Word = {
  readonly word: 'same'
  readonly candidateLink: LinkId
  readonly statement: Statement
}

/**
 * A number that waits gets a link and a person of its own: what comes under it can be parted from any other again,
 * whatever is decided. Answers the link. With a decision of the institution the case is closed by its word.
 */
export async function linkWaitingNumber(
  scope: SystemScope,
  { caseId, decision = null }: { readonly caseId: string; readonly decision?: Word | null },
): Promise<LinkId> {
  const row = await scope.db
    .selectFrom('matchCase')
    .select(['linkId', 'institutionId', 'demographics', 'carriedTurn'])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  const linkId = (row.linkId as LinkId | null) ?? (await giveLink(scope, { caseId, ...row }))
  if (decision) await closeByStatement(scope, { caseId, turn: row.carriedTurn + 1, ...row, ...decision })
  return linkId
}

async function giveLink(
  scope: SystemScope,
  row: { readonly caseId: string; readonly institutionId: string; readonly demographics: string },
): Promise<LinkId> {
  const demographics = JSON.parse(row.demographics) as Demographics
  const personId = await addPerson(scope, { demographics, deceasedAt: null })
  const institutionId = row.institutionId as InstitutionId
  const where = { institutionId, personId, originPersonId: personId, demographics }
  const linkId = await addLink(scope, { ...where, reasons: ['decided'] })
  await leadFromCase(scope, { caseId: row.caseId, linkId })
  await sql`update match_case set link_id = ${linkId}::uuid where case_id = ${row.caseId}::uuid`.execute(scope.db)
  return linkId
}

async function closeByStatement(
  scope: SystemScope,
  given: Word & { readonly caseId: string; readonly institutionId: string; readonly turn: number },
): Promise<void> {
  const { caseId, institutionId, turn, word, candidateLink, statement } = given
  await sql`insert into patient_decision
      (case_id, turn, institution_id, word, candidate_link, reason, actor_name, role, decided_at)
    select ${caseId}::uuid, ${turn}, ${institutionId}, ${word}, ${candidateLink}::uuid,
      'The institution says that the two numbers are one patient.', name, 'institution', ${scope.now}::timestamptz
    from institution where institution_id = ${institutionId}
    returning turn`.execute(scope.db)
  await sql`update match_case set carried_turn = ${turn}, proposed_by = null, closed_at = ${scope.now}::timestamptz,
      statement_id = ${statement.statementId}::uuid
    where case_id = ${caseId}::uuid`.execute(scope.db)
}

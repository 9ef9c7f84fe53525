import { sql } from 'kysely'
import { isUuid, type PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { columnsOf, type RestrictionToMake } from './restriction.ts'

/**
 * Sets a restriction for a patient who is there and asks for it. False: not theirs to do, or something is missing. The same
 * twice is one, and nobody is told whether it held already.
 */
export async function restrictFor(
  scope: StaffScope,
  {
    personId,
    made,
    reason,
    identity,
  }: {
    readonly personId: PersonId
    readonly made: RestrictionToMake
    readonly reason: string
    /** How the patient was recognised. */
    readonly identity: string
  },
): Promise<boolean> {
  const { category, fromInstitutionId } = columnsOf(made)
  const accountId = made.against === 'account' && 'accountId' in made ? made.accountId : null
  const institutionId = made.against === 'institution' ? made.institutionId : null
  if (made.against === 'account' && (accountId === null || !isUuid(accountId))) return false
  const { rows } = await sql<{ word: string }>`
    select restrict_for(${personId}::uuid, ${made.against}, ${accountId}::uuid, ${institutionId}, ${made.what},
      ${category}, ${fromInstitutionId}, ${made.opensInEmergency}, ${reason}, ${identity}, ${scope.actor.name}) as word`.execute(
    scope.db,
  )
  return rows[0]?.word === 'kept'
}

/** Ends all that staff have set for a patient; answers the same whether there was any. False: not theirs to do. */
export async function endRestrictionsFor(
  scope: StaffScope,
  { personId, reason, identity }: { readonly personId: PersonId; readonly reason: string; readonly identity: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select end_restrictions_for(${personId}::uuid, ${reason}, ${identity}) as done`.execute(scope.db)
  return rows[0]?.done ?? false
}

/**
 * Agrees that what a colleague has set for a patient stays closed even in an emergency: one member of staff alone can close
 * nothing for good. Answers the same whether there was any. False: not theirs to do.
 */
export async function agreeRestrictionsFor(
  scope: StaffScope,
  { personId, identity }: { readonly personId: PersonId; readonly identity: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select agree_restrictions_for(${personId}::uuid, ${identity}, ${scope.actor.name}) as done`.execute(scope.db)
  return rows[0]?.done ?? false
}

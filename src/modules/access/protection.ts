import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'

/** One act that keeps helpers and guardians out of a record at all institutions. */
export type Protection = {
  readonly madeAt: Instant
  readonly madeName: string
  /** Until then somebody else must agree, else it is over. */
  readonly secondUntil: Instant
  readonly secondName: string | null
  readonly isMine: boolean
  readonly isLive: boolean
}

/** The protection that has not been ended; null where there is none, and for people not known at this institution. */
export async function readProtection(
  scope: StaffScope,
  { personId }: { readonly personId: PersonId },
): Promise<Protection | null> {
  const { rows } = await sql<Protection>`
    select made_at, made_name, second_until, second_name, is_mine, is_live
    from read_protection(${personId}::uuid)`.execute(scope.db)
  return rows[0] ?? null
}

/** Somebody who may see the record of a person beside them. */
export type HelperHere = { readonly accountId: string; readonly name: string; readonly capacity: string }

/** Helpers and guardians with a live permission, so that staff can say who is safe. */
export async function listHelpersHere(
  scope: StaffScope,
  { personId }: { readonly personId: PersonId },
): Promise<readonly HelperHere[]> {
  const { rows } = await sql<HelperHere>`
    select account_id, name, capacity from list_helpers_here(${personId}::uuid)`.execute(scope.db)
  return rows
}

/** Keeps everybody out but the person and `safe`, from the next request on. `had`: somebody has done it already; `needs-another`: nobody agreed with them in time. */
export async function protectPerson(
  scope: StaffScope,
  {
    personId,
    reason,
    safe,
  }: { readonly personId: PersonId; readonly reason: string; readonly safe: readonly string[] },
): Promise<'protected' | 'had' | 'needs-another' | 'refused'> {
  const { rows } = await sql<{ outcome: 'protected' | 'had' | 'needs-another' | 'refused' }>`
    select protect_person(${personId}::uuid, ${reason}, ${safe.filter(isUuid)}::uuid[], ${scope.actor.name}) as outcome`.execute(
    scope.db,
  )
  return rows[0]?.outcome ?? 'refused'
}

/** The second person agrees: it stays until it is ended. Throws NotFound where nothing waits for this member of staff. */
export async function agreeProtection(scope: StaffScope, { personId }: { readonly personId: PersonId }): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select agree_protection(${personId}::uuid, ${scope.actor.name}) as done`.execute(scope.db)
  if (!rows[0]?.done) throw new NotFound('protection', { detail: 'none that waits for this member of staff' })
}

/** Ends it, with a reason. Throws NotFound where there is none. */
export async function endProtection(
  scope: StaffScope,
  { personId, because }: { readonly personId: PersonId; readonly because: string },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select end_protection(${personId}::uuid, ${because}, ${scope.actor.name}) as done`.execute(scope.db)
  if (!rows[0]?.done) throw new NotFound('protection', { detail: 'none that lives' })
}

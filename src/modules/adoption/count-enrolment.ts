import type { InstitutionId } from '#base/ids'
import type { StaffScope, SystemScope } from '#platform/database/scopes'

/** The steps from an invitation to the first sign-in, and what can happen on the way. */
export type EnrolmentKind =
  | 'invitation'
  /** The same for who has an account: a code for a new password. */
  | 'recovery-given'
  | 'invitation-sent'
  | 'invitation-undeliverable'
  | 'invitation-reminder'
  | 'invitation-opened'
  | 'invitation-stuck'
  | 'invitation-expired'
  | 'invitation-withdrawn'
  | 'registration'
  | 'recovery'
  | 'first-sign-in'

export type EnrolmentFact = {
  readonly kind: EnrolmentKind
  readonly invitationId: string
  readonly institutionId: InstitutionId
  readonly channel: string
  readonly campaign: string | null
  /** Where it stuck. */
  readonly step?: string
  /** Who came in. */
  readonly accountId?: string
  /** The member of staff who did it. */
  readonly staffId?: string
}

/** Writes one step of somebody's way to an account: where, on which way, by which campaign and member of staff. Nothing clinical. */
export async function countEnrolment(scope: StaffScope | SystemScope, facts: readonly EnrolmentFact[]): Promise<void> {
  if (facts.length === 0) return
  const db = scope.db as SystemScope['db']
  await db
    .insertInto('adoptionFact')
    .values(facts.map((fact) => ({ ...fact })))
    .execute()
}

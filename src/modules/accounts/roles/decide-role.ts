import type { StaffRole } from '#platform/database/scopes'

/** Roles at one institution; a privacy officer may work for one or for the region. */
export const INSTITUTION_ROLES: readonly StaffRole[] = [
  'clinician',
  'clerk',
  'institution-administrator',
  'privacy-officer',
]
const REGION_ROLES: readonly StaffRole[] = ['steward', 'representative', 'operator', 'privacy-officer']

/** Which roles somebody in this role may give: stewards all, administrators those at their own institution. */
export function rolesToGive(giver: StaffRole): readonly StaffRole[] {
  if (giver === 'steward') return [...new Set([...INSTITUTION_ROLES, ...REGION_ROLES])]
  return giver === 'institution-administrator' ? INSTITUTION_ROLES : []
}

/** Roles that see or steer so much that two people must want them. The same stands in wants_two (0032-roles.sql). */
export function wantsTwo(role: StaffRole): boolean {
  return role === 'steward' || role === 'privacy-officer' || role === 'operator'
}

/** Whether a role fits a place: some are of an institution, some of the region, one of either. */
export function fitsPlace(role: StaffRole, institutionId: string | null): boolean {
  return (institutionId === null ? REGION_ROLES : INSTITUTION_ROLES).includes(role)
}

/** How a role stands in the review: nobody has to say anything yet, somebody should, or it opens nothing until they do. */
export type ReviewState = 'right' | 'overdue' | 'suspended'

/** Every role is confirmed within so many days; what is not is overdue. */
export function decideReview(
  { confirmedAt, suspendedAt }: { readonly confirmedAt: Date; readonly suspendedAt: Date | null },
  { now, reviewDays }: { readonly now: Date; readonly reviewDays: number },
): ReviewState {
  if (suspendedAt) return 'suspended'
  return now.getTime() - confirmedAt.getTime() > reviewDays * 86_400_000 ? 'overdue' : 'right'
}

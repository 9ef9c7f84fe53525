/** What staff may be; the same list stands in the table (0100-secretaries.sql) and in the scopes. */
type StaffRole =
  | 'clinician'
  | 'secretary'
  | 'clerk'
  | 'institution-administrator'
  | 'privacy-officer'
  | 'steward'
  | 'representative'
  | 'operator'

/** Roles at one institution; a privacy officer may work for one or for the region. */
const INSTITUTION_ROLES: readonly StaffRole[] = [
  'clinician',
  'secretary',
  'clerk',
  'institution-administrator',
  'privacy-officer',
]
const REGION_ROLES: readonly StaffRole[] = ['steward', 'representative', 'operator', 'privacy-officer']

/**
 * Which roles somebody in this role may give: stewards all, administrators those at their own institution. The same stands in
 * may_administer (0032-roles.sql), and there, too, which of them want two people.
 */
export function rolesToGive(giver: StaffRole): readonly StaffRole[] {
  if (giver === 'steward') return [...new Set([...INSTITUTION_ROLES, ...REGION_ROLES])]
  return giver === 'institution-administrator' ? INSTITUTION_ROLES : []
}

/** Whether a role fits a place: some are of an institution, some of the region, one of either. */
export function fitsPlace(role: StaffRole, institutionId: string | null): boolean {
  return (institutionId === null ? REGION_ROLES : INSTITUTION_ROLES).includes(role)
}

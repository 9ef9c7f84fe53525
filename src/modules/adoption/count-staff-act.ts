import type { StaffScope } from '#platform/database/scopes'

/** What staff do on their pages, as the region counts it: pages opened, and what was done on them. */
export type StaffAct =
  | 'clinic-page'
  | 'clinic-preview'
  | 'clinic-comment'
  | 'clinic-goal'
  | 'clinic-journal'
  | 'clinic-questionnaire'
  | 'clinic-release'
  | 'clinic-hold'
  | 'clinic-lift'
  | 'clinic-counselling'

/**
 * Counts one page or act of staff, so that the region can see how much work the portal makes: where and in which role, not
 * by whom, not about whom, not about what.
 */
export async function countStaffAct(scope: StaffScope, { kind }: { readonly kind: StaffAct }): Promise<void> {
  const { institutionId, role: capacity } = scope
  await scope.db.insertInto('adoptionFact').values({ kind, institutionId, capacity }).execute()
}

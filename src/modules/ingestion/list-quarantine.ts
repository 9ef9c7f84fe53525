import type { StaffScope } from '#platform/database/scopes'

export type QuarantinedRow = {
  readonly kind: string
  readonly place: string
  readonly what: string
  readonly mend: string
  readonly resourceType: string | null
  readonly firstAt: Date
}

/** What of one's own institution could not go further, newest first; never the bytes. */
export const listQuarantine = (scope: StaffScope, { take }: { readonly take: number }): Promise<QuarantinedRow[]> =>
  scope.db
    .selectFrom('quarantine')
    .select(['kind', 'place', 'what', 'mend', 'resourceType', 'firstAt'])
    .where('resolvedAt', 'is', null)
    .orderBy('firstAt', 'desc')
    .limit(take)
    .execute()

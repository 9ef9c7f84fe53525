import type { PatientScope } from '#platform/database/scopes'

export type DisclosureRow = {
  readonly at: Date
  readonly actorName: string
  readonly capacity: string
  readonly institutionName: string | null
  /** Where somebody without an account said that they work. */
  readonly actorPlace: string | null
  readonly page: string
  readonly category: string | null
}

/**
 * Who has looked at this record, newest first. A delegate does not read the person's own visits:
 * the log of what somebody does in their own record is theirs; nor which kinds outside
 * the grant others have looked at.
 */
export async function listDisclosures(
  scope: PatientScope,
  { take, skip, by = null }: { readonly take: number; readonly skip: number; readonly by?: string | null },
): Promise<DisclosureRow[]> {
  let query = scope.db
    .selectFrom('disclosure')
    .leftJoin('institution', 'institution.institutionId', 'disclosure.institutionId')
    .select(['at', 'actorName', 'capacity', 'institution.name as institutionName', 'actorPlace', 'page', 'category'])
    .where('personId', '=', scope.subject)
    .orderBy('at', 'desc')
    .limit(take)
    .offset(skip)
  if (by) query = query.where('accountId', '=', by)
  if (scope.capacity !== 'self') query = query.where('capacity', 'not in', ['self', 'recipient'])
  if (scope.categories)
    query = query.where((row) => row.or([row('category', 'is', null), row('category', 'in', [...scope.categories!])]))
  return query.execute()
}

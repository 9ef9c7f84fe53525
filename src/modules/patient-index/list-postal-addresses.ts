import type { LinkId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'

/** The lines of an address on paper for each of the institution's patients who has one: the first that it knows. */
export async function listPostalAddresses(
  scope: StaffScope,
  { linkIds }: { readonly linkIds: readonly LinkId[] },
): Promise<ReadonlyMap<LinkId, readonly string[]>> {
  if (linkIds.length === 0) return new Map()
  const rows = await scope.db
    .selectFrom('patientLink')
    .select(['linkId', 'demographics'])
    .where('linkId', 'in', linkIds)
    .execute()
  const lines = rows.map(({ linkId, demographics }) => [linkId as LinkId, linesOf(demographics)] as const)
  return new Map(lines.filter(([, address]) => address.length > 0))
}

function linesOf(demographics: string): readonly string[] {
  const { addresses } = JSON.parse(demographics) as Pick<Demographics, 'addresses'>
  const address = addresses?.find(({ line, city }) => line !== null || city !== null)
  if (!address) return []
  return [address.line, [address.postcode, address.city].filter(Boolean).join(' ')].filter(
    (line) => line !== null && line !== '',
  ) as string[]
}

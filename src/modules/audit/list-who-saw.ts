import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

export type WhoSaw = {
  readonly at: Date
  readonly actorName: string
  readonly capacity: string
  readonly institutionName: string | null
  readonly page: string
  readonly category: string | null
  /** `surely`: an item of the link itself. `perhaps`: a list or page it may have stood in. `anything`: no link was asked for. */
  readonly saw: 'surely' | 'perhaps' | 'anything'
}

/**
 * Who was shown this person's record in a time, newest first. With a link only what came by it, or may have stood there,
 * and not who was shown names and numbers to find the right person. A clerk may ask about links of the own institution, a
 * steward about any, and about a person as a whole; others are answered nothing. At most 1,000 lines.
 */
export async function listWhoSaw(
  scope: StaffScope,
  {
    personId,
    linkId = null,
    from,
    until,
  }: { readonly personId: PersonId; readonly linkId?: LinkId | null; readonly from: Date; readonly until: Date },
): Promise<readonly WhoSaw[]> {
  const { rows } = await sql<WhoSaw>`
    select s.at, s.actor_name, s.capacity, i.name as institution_name, s.page, s.category, s.saw
    from who_saw(${personId}::uuid, ${linkId}::uuid, ${from}::timestamptz, ${until}::timestamptz) s
    left join institution i on i.institution_id = s.institution_id
    where ${linkId}::uuid is null or s.page not in ('identity', 'identity-decided')
    order by s.at desc`.execute(scope.db)
  return rows
}

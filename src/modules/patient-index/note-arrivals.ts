import { sql } from 'kysely'
import type { LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'

/** Notes that people came, where their institution invites those who come; enrolment looks at them soon, not in this transaction. */
export async function noteArrivals(
  scope: SystemScope,
  {
    institutionId,
    visitors,
  }: {
    readonly institutionId: string
    readonly visitors: readonly { readonly personId: PersonId; readonly linkId: LinkId }[]
  },
): Promise<void> {
  if (visitors.length === 0) return
  await sql`
    insert into visit_arrival (person_id, institution_id, link_id)
    select distinct on (v.person_id) v.person_id, ${institutionId}, v.link_id
    from unnest(${visitors.map(({ personId }) => personId)}::uuid[], ${visitors.map(({ linkId }) => linkId)}::uuid[])
      v (person_id, link_id)
    where (select r.is_on from visit_invitation_rule r where r.institution_id = ${institutionId}
           order by r.set_at desc limit 1)
    on conflict (person_id, institution_id) do nothing`.execute(scope.db)
}

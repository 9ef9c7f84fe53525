import { sql } from 'kysely'
import type { InstitutionId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'

/** How far those came who were invited in these days, on one way at one institution. Null: fewer than five. */
export type Funnel = {
  readonly institutionId: InstitutionId
  readonly channel: string
  readonly invited: number | null
  /** Code and birth date shown. */
  readonly opened: number | null
  readonly registered: number | null
  readonly signedIn: number | null
  /** Something did not go through, at least once. */
  readonly stuck: number | null
}

const FEWEST_SHOWN = 5

/**
 * The way from invitation to first sign-in, by institution and channel, of the invitations of the last `days` days. An
 * invitation counts once at each step, however often it was tried. Counts below five say nothing of anybody and are not shown.
 */
export async function countFunnel(
  scope: StaffScope,
  { days, institutionId = null }: { readonly days: number; readonly institutionId?: InstitutionId | null },
): Promise<readonly Funnel[]> {
  const { rows } = await sql<FunnelCounts>`
    with asked as (
      select invitation_id, institution_id, channel from adoption_fact
      where kind = 'invitation' and at > ${scope.now}::timestamptz - make_interval(days => ${days})
        and (${institutionId}::text is null or institution_id = ${institutionId}))
    select a.institution_id, a.channel, count(distinct a.invitation_id)::int as invited,
           count(distinct a.invitation_id) filter (where f.kind = 'invitation-opened')::int as opened,
           count(distinct a.invitation_id) filter (where f.kind = 'registration')::int as registered,
           count(distinct a.invitation_id) filter (where f.kind = 'first-sign-in')::int as signed_in,
           count(distinct a.invitation_id) filter (where f.kind = 'invitation-stuck')::int as stuck
    from asked a join adoption_fact f on f.invitation_id = a.invitation_id
    group by a.institution_id, a.channel order by a.institution_id, a.channel`.execute(scope.db)
  return rows.map(({ institutionId: where, channel, ...counts }) => ({
    institutionId: where as InstitutionId,
    channel,
    invited: shown(counts.invited),
    opened: shown(counts.opened),
    registered: shown(counts.registered),
    signedIn: shown(counts.signedIn),
    stuck: shown(counts.stuck),
  }))
}

type FunnelCounts = Readonly<Record<'invited' | 'opened' | 'registered' | 'signedIn' | 'stuck', number>> & {
  readonly institutionId: string
  readonly channel: string
}

function shown(count: number): number | null {
  return count < FEWEST_SHOWN ? null : count
}

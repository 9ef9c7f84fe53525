import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'
import type { Share, ShareState, ShareView } from './share.ts'

type Row = Omit<Share, 'views' | 'state'> & {
  readonly endedBecause: ShareState | null
  readonly isOver: boolean
  readonly isUsed: boolean
  readonly itemIds: string[]
}

/** What of this record is shared with people without an account, and what was, newest first; at most 100. */
export async function listShares(scope: PatientScope): Promise<readonly Share[]> {
  const { rows } = await sql<Row>`
    select share_id, kind, label, categories, cardinality(item_ids) as entry_count, account_id, actor_name, capacity,
           made_at, expires_at, most_views, wrong_tries, ended_at, ended_because, item_ids,
           expires_at <= now() as is_over, views >= most_views as is_used
    from share where person_id = ${scope.subject}::uuid order by made_at desc, share_id limit 100`.execute(scope.db)
  const { rows: views } = await sql<ShareView & { readonly shareId: string }>`
    select share_id, view_id, at, recipient, place, note, noted_at
    from share_view where person_id = ${scope.subject}::uuid order by at desc, view_id`.execute(scope.db)
  const viewsOf = Map.groupBy(views, ({ shareId }) => shareId)
  const shares: Share[] = []
  for (const row of rows)
    shares.push({ ...row, state: await stateOf(scope, row), views: viewsOf.get(row.shareId) ?? [] })
  return shares
}

/** What would be refused to a recipient now is not called live. */
async function stateOf(scope: PatientScope, row: Row): Promise<ShareState> {
  if (row.endedBecause) return row.endedBecause
  if (row.isOver) return 'expired'
  const { rows } = await sql<{ isSound: boolean }>`
    select share_is_sound(${scope.subject}::uuid, ${row.accountId}::uuid, ${row.capacity}, ${row.itemIds}::uuid[])
      as is_sound`.execute(scope.db)
  if (!rows[0]!.isSound) return 'changed'
  return row.isUsed ? 'used' : 'live'
}

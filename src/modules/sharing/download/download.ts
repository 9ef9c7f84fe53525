import { sql } from 'kysely'
import type { PatientScope } from '#platform/database/scopes'

/** Everything of a record as one file, as it stands: being put together, stopped, or ready until a time. */
export type Download = {
  readonly downloadId: string
  readonly state: 'gathering' | 'stopped' | 'ready'
  readonly itemsDone: number
  readonly itemsAll: number
  readonly leftOut: number
  readonly expiresAt: Date
}

type Row = Omit<Download, 'state'> & { readonly isReady: boolean; readonly isMoving: boolean }

/** The reader's own download of the record that is open; null where there is none. */
export async function readDownload(scope: PatientScope): Promise<Download | null> {
  const { rows } = await sql<Row>`
    select download_id, items_done, items_all, left_out, expires_at, finished_at is not null as is_ready,
           moved_at > now() - interval '2 minutes' as is_moving
    from download
    where person_id = ${scope.subject}::uuid and account_id = ${scope.actor.accountId}::uuid and expires_at > now()
    order by asked_at desc limit 1`.execute(scope.db)
  const row = rows[0]
  if (!row) return null
  const { isReady, isMoving, ...download } = row
  return { ...download, state: isReady ? 'ready' : isMoving ? 'gathering' : 'stopped' }
}

/**
 * Begins a download, in place of an earlier one; while one is being gathered that one is gone on with. Answers whether it
 * is a new one. The database refuses whoever has not just proved who they are.
 */
export async function startDownload(scope: PatientScope): Promise<boolean> {
  const running = await readDownload(scope)
  if (running?.state === 'gathering') return false
  await dropDownload(scope)
  await sql`
    insert into download (person_id, account_id, capacity, items_all)
    select ${scope.subject}::uuid, ${scope.actor.accountId}::uuid, ${scope.capacity}, count(*)::int from released_item
    where person_id = ${scope.subject}::uuid`.execute(scope.db)
  return true
}

/** Deletes the reader's own download, with all that is in it. */
export async function dropDownload(scope: PatientScope): Promise<void> {
  await sql`
    delete from download
    where person_id = ${scope.subject}::uuid and account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
}

import { sql } from 'kysely'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import { askScanner, type Finding, type Scanner } from './ask-scanner.ts'

/** Chosen and never sent: thrown away after as long as drafts are. */
const UNSENT_DAYS = 90
/** What something was found in is kept so long for whoever looks into it; then its bytes go, and the line stays. */
const UNSAFE_DAYS = 30
const AT_ONCE = 20

type Waiting = { readonly personId: string; readonly fileId: string }

/**
 * Has what waits looked at, one file after the other, with no connection held meanwhile. Without a scanner all that waits
 * is let through as not scanned. While the scanner is away everything waits; throws Unavailable then. Answers how many.
 */
export async function checkFiles(
  database: Database,
  { scanner, log, stopping }: { readonly scanner: Scanner | null; readonly stopping?: AbortSignal } & Log,
): Promise<number> {
  const inScope = <Answer>(work: (scope: SystemScope) => Promise<Answer>) =>
    withSystemScope(database, { purpose: 'check files of messages' }, work)
  let checked = 0
  for (const file of await inScope(listWaiting)) {
    if (stopping?.aborted) break
    const bytes = await inScope((scope) => readBytes(scope, file))
    if (!bytes) continue
    const finding = scanner ? await askScanner(scanner, bytes) : null
    if (finding?.found) log.warn('a file of a message is unsafe', { file: file.fileId, found: finding.found })
    await inScope((scope) => settle(scope, file, finding))
    checked += 1
  }
  return checked
}

/** In any order: one that the scanner cannot take must not keep the others waiting. */
async function listWaiting({ db }: SystemScope): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select person_id, file_id from message_file where state = 'waiting' order by random() limit ${AT_ONCE}`.execute(db)
  return rows
}

/** Null: taken out of its form meanwhile. */
async function readBytes({ db }: SystemScope, { personId, fileId }: Waiting): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from message_file where person_id = ${personId}::uuid and file_id = ${fileId}::uuid`.execute(db)
  return rows[0]?.bytes ?? null
}

async function settle({ db }: SystemScope, { personId, fileId }: Waiting, finding: Finding | null): Promise<void> {
  await sql`update message_file set state = ${finding?.found ? 'unsafe' : 'open'}, finding = ${finding?.found ?? ''},
      scanned_at = case when ${finding !== null} then now() end
    where person_id = ${personId}::uuid and file_id = ${fileId}::uuid and state = 'waiting'`.execute(db)
}

/** Throws away what was never sent, and the bytes of what is unsafe, in time. */
export async function clearFiles({ db, now }: SystemScope): Promise<void> {
  await sql`delete from message_file
    where message_id is null and kept_at < ${now}::timestamptz - make_interval(days => ${UNSENT_DAYS})`.execute(db)
  await sql`update message_file set bytes = ''
    where state = 'unsafe' and kept_at < ${now}::timestamptz - make_interval(days => ${UNSAFE_DAYS})
      and bytes <> ''`.execute(db)
}

type Log = Pick<RoundsOrder, 'log'>

const ROUND_MS = 3_000

/** Checks files of messages in the background until it is stopped. */
export function startCheckingFiles(
  database: Database,
  { log, scanner }: Log & { readonly scanner: Scanner | null },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'checking files of messages', log }, async (stopping) => {
    await withSystemScope(database, { purpose: 'clear files of messages' }, clearFiles)
    return checkFiles(database, { scanner, log, stopping })
  })
}

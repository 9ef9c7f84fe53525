import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import type { PullTrouble } from './pulls.ts'

/** Something to fetch in one pull, and how far it has been taken in. */
export type PullFile = {
  /** Its place among the others, from 1 on. */
  readonly number: number
  readonly kind: 'output' | 'deleted' | 'error' | 'patient'
  /** The type of its resources; of a patient the id. */
  readonly about: string
  /** Of a patient the page that comes next. */
  readonly url: string
  /** How many resources the server says it has. */
  readonly expected: number | null
  /** How many have been kept, and the SHA-256 of them. */
  readonly pieces: number
  readonly digest: Uint8Array | null
  readonly pages: number
  readonly takenAt: Instant | null
  readonly failedBecause: string | null
  readonly mend: string | null
}

export type FileToPull = Pick<PullFile, 'kind' | 'about' | 'url' | 'expected'>

/** Writes down what the server has to offer, in the order in which it is to be fetched. */
export async function listFilesToPull(
  scope: SystemScope,
  {
    pullId,
    transactionTime,
    needsToken,
    files,
  }: {
    readonly pullId: string
    readonly transactionTime: Instant
    readonly needsToken: boolean
    readonly files: readonly FileToPull[]
  },
): Promise<void> {
  await sql`insert into pull_file (pull_id, number, kind, about, url, expected)
    select ${pullId}::uuid, n, k, a, u, e
    from unnest(${files.map(({ kind }) => kind)}::text[], ${files.map(({ about }) => about)}::text[],
                ${files.map(({ url }) => url)}::text[], ${files.map(({ expected }) => expected)}::int[])
      with ordinality as t(k, a, u, e, n)
    on conflict do nothing`.execute(scope.db)
  await sql`update pull set transaction_time = ${transactionTime}::timestamptz, needs_token = ${needsToken}
    where pull_id = ${pullId}::uuid`.execute(scope.db)
}

/** All of one pull, in their order. */
export async function readPullFiles(
  scope: SystemScope,
  { pullId }: { readonly pullId: string },
): Promise<readonly PullFile[]> {
  const rows = await scope.db
    .selectFrom('pullFile')
    .select([
      'number',
      'kind',
      'about',
      'url',
      'expected',
      'pieces',
      'digest',
      'pages',
      'takenAt',
      'failedBecause',
      'mend',
    ])
    .where('pullId', '=', pullId)
    .orderBy('number')
    .execute()
  return rows as unknown as PullFile[]
}

type Which = { readonly pullId: string; readonly number: number }

/** How far a file has been kept; written in the transaction that keeps it. */
export async function notePlace(
  scope: SystemScope,
  { pullId, number, pieces, digest }: Which & { readonly pieces: number; readonly digest: Uint8Array | null },
): Promise<void> {
  await sql`update pull_file set pieces = ${pieces}, digest = ${digest && Buffer.from(digest)}::bytea
    where pull_id = ${pullId}::uuid and number = ${number}`.execute(scope.db)
}

/** A page of a patient has been taken in, and there is another one. */
export async function noteNextPage(
  scope: SystemScope,
  { pullId, number, url }: Which & { url: string },
): Promise<void> {
  await sql`update pull_file set url = ${url}, pages = pages + 1 where pull_id = ${pullId}::uuid and number = ${number}`.execute(
    scope.db,
  )
}

/** A file has been taken in whole, or cannot be. */
export async function noteTaken(
  scope: SystemScope,
  { pullId, number, trouble }: Which & { readonly trouble: PullTrouble | null },
): Promise<void> {
  const { because = null, mend = null } = trouble ?? {}
  await sql`update pull_file set taken_at = ${scope.now}::timestamptz, failed_because = ${because}, mend = ${mend}
    where pull_id = ${pullId}::uuid and number = ${number}`.execute(scope.db)
}

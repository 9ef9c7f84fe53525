import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { FeedId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { findFeed } from './find-feed.ts'

/** A system that asks for tokens; its public keys stand at an address or were handed over (JWK Set, RFC 7517). */
export type FeedClient = {
  readonly clientId: string
  readonly feedId: FeedId
  readonly jwksUrl: string | null
  /** The key set as JSON text. */
  readonly jwks: string | null
}

/** The client, if it may ask for tokens. */
export async function findFeedClient(
  scope: SystemScope,
  { clientId }: { readonly clientId: string },
): Promise<FeedClient | null> {
  const row = await scope.db
    .selectFrom('feedClient')
    .select(['clientId', 'feedId', 'jwksUrl', 'jwks'])
    .where('clientId', '=', clientId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return (row as FeedClient | undefined) ?? null
}

/** Lets a client ask for tokens of a feed, and of no other from then on. Throws NotFound for an unknown feed. */
export async function admitFeedClient(scope: SystemScope, client: FeedClient): Promise<void> {
  await findFeed(scope, client)
  const { clientId, feedId, jwksUrl, jwks } = client
  await sql`insert into feed_client (client_id, feed_id, jwks_url, jwks) values (${clientId}, ${feedId}, ${jwksUrl}, ${jwks})
    on conflict (client_id) do update set feed_id = excluded.feed_id, jwks_url = excluded.jwks_url, jwks = excluded.jwks,
      added_at = excluded.added_at, ended_at = null`.execute(scope.db)
  await endTokens(scope, clientId)
}

/** Shuts a client out from now on, its tokens with it. Answers whether it had been let in. */
export async function endFeedClient(scope: SystemScope, { clientId }: { readonly clientId: string }): Promise<boolean> {
  const ended = await scope.db
    .updateTable('feedClient')
    .set({ endedAt: scope.now })
    .where('clientId', '=', clientId)
    .where('endedAt', 'is', null)
    .returning('clientId')
    .execute()
  await endTokens(scope, clientId)
  return ended.length > 0
}

async function endTokens(scope: SystemScope, clientId: string): Promise<void> {
  await scope.db.deleteFrom('feedToken').where('clientId', '=', clientId).execute()
}

/** What a token is good for: to send what the feed sends, to read the bookings of its institution. */
export type TokenUse = { readonly maySend: boolean; readonly mayRead: boolean }

/** What an assertion was good for; null when it has been used before. */
export type IssuedToken = { readonly token: string; readonly expiresInSeconds: number }

/** SMART App Launch 2.2, Backend Services: five minutes at most. */
const TOKEN_SECONDS = 300

/**
 * Uses an assertion up and issues a token of 256 bits, once: only its hash is kept. Null for an assertion that has been
 * used (RFC 7523, 3: jti). What has ended is cleared away on the way.
 */
export async function issueFeedToken(
  scope: SystemScope,
  asked: { readonly client: FeedClient; readonly jti: string; readonly until: Date } & TokenUse,
): Promise<IssuedToken | null> {
  const { client, jti, until, maySend, mayRead } = asked
  await sql`delete from feed_assertion where expires_at < ${scope.now}::timestamptz`.execute(scope.db)
  await sql`delete from feed_token where expires_at < ${scope.now}::timestamptz`.execute(scope.db)
  const used = await sql`insert into feed_assertion (client_id, jti_hash, expires_at)
    values (${client.clientId}, ${hashOf(jti)}, ${until}) on conflict do nothing returning 1`.execute(scope.db)
  if (used.rows.length === 0) return null
  const token = randomBytes(32).toString('base64url')
  await sql`insert into feed_token (token_hash, feed_id, client_id, expires_at, may_send, may_read)
    values (${hashOf(token)}, ${client.feedId}, ${client.clientId},
            ${scope.now}::timestamptz + make_interval(secs => ${TOKEN_SECONDS}), ${maySend}, ${mayRead})
    on conflict do nothing`.execute(scope.db)
  return { token, expiresInSeconds: TOKEN_SECONDS }
}

/** Whether a token was issued for this feed, for that use, and has not ended. */
export async function checkFeedToken(
  scope: SystemScope,
  { feedId, token, use }: { readonly feedId: string; readonly token: string; readonly use: keyof TokenUse },
): Promise<boolean> {
  const row = await scope.db
    .selectFrom('feedToken')
    .select('feedId')
    .where('tokenHash', '=', hashOf(token))
    .where('feedId', '=', feedId)
    .where('expiresAt', '>', scope.now)
    .where(use, '=', true)
    .executeTakeFirst()
  return row !== undefined
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

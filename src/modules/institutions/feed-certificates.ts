import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import { type Feed, findFeed } from './find-feed.ts'

/** SHA-256 of the certificate as it is sent (DER), in lower-case hexadecimal. */
export type Fingerprint = string

/** The feed that a client certificate may enter; null for a certificate nobody let in, or whose time has ended. */
export async function findFeedByCertificate(
  scope: SystemScope,
  { fingerprint }: { readonly fingerprint: Fingerprint },
): Promise<Feed | null> {
  const row = await scope.db
    .selectFrom('feedCertificate')
    .select('feedId')
    .where('fingerprint', '=', fingerprint)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row ? findFeed(scope, { feedId: row.feedId }) : null
}

/** Lets a client certificate into a feed, and into no other from then on. Throws NotFound for an unknown feed. */
export async function admitCertificate(
  scope: SystemScope,
  {
    feedId,
    fingerprint,
    subject,
  }: { readonly feedId: string; readonly fingerprint: Fingerprint; readonly subject: string },
): Promise<void> {
  await findFeed(scope, { feedId })
  await sql`insert into feed_certificate (fingerprint, feed_id, subject) values (${fingerprint}, ${feedId}, ${subject})
    on conflict (fingerprint) do update set feed_id = excluded.feed_id, subject = excluded.subject,
      added_at = excluded.added_at, ended_at = null`.execute(scope.db)
}

/** Shuts a client certificate out from now on. Answers whether it had been let in. */
export async function endCertificate(
  scope: SystemScope,
  { fingerprint }: { readonly fingerprint: Fingerprint },
): Promise<boolean> {
  const ended = await scope.db
    .updateTable('feedCertificate')
    .set({ endedAt: scope.now })
    .where('fingerprint', '=', fingerprint)
    .where('endedAt', 'is', null)
    .returning('feedId')
    .execute()
  return ended.length > 0
}

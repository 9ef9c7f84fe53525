import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { NotFound } from '#base/errors'
import { type Feed, findFeed, findFeedByCertificate } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'

/** By what a connection is known: the port it came to, the certificate it showed. */
export type Identity = { readonly portFeed: string | null; readonly fingerprint: string | null }

export function identityOf(socket: Socket, portFeed: string | null): Identity {
  const certificate = socket instanceof TLSSocket && socket.authorized ? socket.getPeerX509Certificate() : undefined
  return { portFeed, fingerprint: certificate?.fingerprint256.replaceAll(':', '').toLowerCase() ?? null }
}

/**
 * The feed of a connection, and with it the institution; nothing that it will say changes that. Where certificates are
 * asked for, the certificate leads to the feed, and a port that has one of its own serves no other. Null: nobody we know.
 */
export async function nameTheFeed(
  database: Database,
  { portFeed, fingerprint }: Identity,
  { byCertificate }: { readonly byCertificate: boolean },
): Promise<Feed | null> {
  const feed = await withSystemScope(database, { purpose: 'feed' }, async (scope) => {
    if (!byCertificate) return portFeed === null ? null : findFeed(scope, { feedId: portFeed }).catch(nobody)
    return fingerprint === null ? null : findFeedByCertificate(scope, { fingerprint })
  })
  if (feed?.format !== 'hl7v2') return null
  return portFeed === null || feed.feedId === portFeed ? feed : null
}

function nobody(fault: unknown): null {
  if (fault instanceof NotFound) return null
  throw fault
}

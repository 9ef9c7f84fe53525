import { readFile } from 'node:fs/promises'

/** What to show the archive of each feed: "user:password", or a bearer token. */
export type ArchiveSecrets = ReadonlyMap<string, string>

/**
 * Reads the file of secrets: JSON, by feed {"user","password"} or {"token"}. Nobody's secret stands in the database, so
 * that a copy of it opens no archive. A file that is not there holds none. Throws when it cannot be understood.
 */
export async function readArchiveSecrets(file: string): Promise<ArchiveSecrets> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '{}'
    throw fault
  })
  const parsed = JSON.parse(text) as Record<string, { user?: unknown; password?: unknown; token?: unknown } | null>
  return new Map(Object.entries(parsed).map(([feedId, said]) => [feedId, headerOf(feedId, said)]))
}

function headerOf(feedId: string, said: { user?: unknown; password?: unknown; token?: unknown } | null): string {
  if (typeof said?.token === 'string') return `Bearer ${said.token}`
  if (typeof said?.user === 'string' && typeof said.password === 'string')
    return `Basic ${Buffer.from(`${said.user}:${said.password}`).toString('base64')}`
  throw new Error(`the secrets of ${feedId} are neither user and password nor a token`)
}

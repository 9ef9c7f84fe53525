import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Invalid } from '#base/errors'
import { admitFeedClient, endFeedClient } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { isLoopback } from '#platform/loopback'
import { readKeySet } from '../../feeds/fhir/backend-services/key-sets.ts'
import type { Output } from '../output.ts'

export type ClientToAdmit = {
  readonly feedId: string
  readonly clientId: string
  /** A file with a JWK Set, or the address of one. */
  readonly keys: string
  readonly folder: string
}

/** Lets a system ask for tokens of a feed with its private key (SMART Backend Services). */
export async function admitClient(database: Database, order: ClientToAdmit, output: Output): Promise<number> {
  const { feedId, clientId, keys, folder } = order
  if (!/^[A-Za-z0-9._:/-]{1,200}$/.test(clientId))
    throw new Invalid(`--client is "${clientId}"; an id has letters, digits and . _ : / - only`)
  if (keys === '')
    throw new Invalid("--keys is missing: a file with the client's public keys (JWK Set), or its address")
  const client = /^https?:/.test(keys)
    ? { jwksUrl: addressOf(keys), jwks: null }
    : { jwksUrl: null, jwks: await readKeys(path.resolve(folder, keys)) }
  await withSystemScope(database, { purpose: 'credential' }, (scope) =>
    admitFeedClient(scope, { clientId, feedId: feedId as never, ...client }),
  )
  output.answer(`${clientId} may ask for tokens of ${feedId}`)
  return 0
}

/** Shuts a system out, its tokens with it. Exit 1 when it had not been let in. */
export async function shutOutClient(database: Database, clientId: string, output: Output): Promise<number> {
  const was = await withSystemScope(database, { purpose: 'credential' }, (scope) => endFeedClient(scope, { clientId }))
  output.answer(was ? `${clientId} may not ask for tokens any more` : `${clientId} had not been let in`)
  return was ? 0 : 1
}

/** Keys that come over an open line could be anybody's; on this machine there is no line. */
function addressOf(keys: string): string {
  const url = URL.parse(keys)
  if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname)))
    throw new Invalid(`--keys is "${keys}"; the address of a key set must begin with https://`)
  return url.href
}

async function readKeys(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Invalid(`${file} cannot be read: ${cause.message}`)
  })
  try {
    readKeySet(text)
    return text
  } catch (fault) {
    throw new Invalid(`${file} is no key set: ${(fault as Error).message}`)
  }
}

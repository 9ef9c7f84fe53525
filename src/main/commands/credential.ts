import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Invalid } from '#base/errors'
import { admitCertificate, endCertificate, renewCredential } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Output } from '../output.ts'

/** Gives a feed a new bearer credential and shows it once. */
export async function credential(database: Database, feedId: string, output: Output): Promise<number> {
  output.answer(
    await withSystemScope(database, { purpose: 'credential' }, (scope) => renewCredential(scope, { feedId })),
  )
  return 0
}

/** Lets the client certificate in `file` into a feed. */
export async function admit(database: Database, feedId: string, file: string, output: Output): Promise<number> {
  const { fingerprint, subject } = await readCertificate(file)
  await withSystemScope(database, { purpose: 'credential' }, (scope) =>
    admitCertificate(scope, { feedId, fingerprint, subject }),
  )
  output.answer(`${subject} may send through ${feedId} (SHA-256 ${fingerprint})`)
  return 0
}

/** Shuts the client certificate in `file` out. Exit 1 when it had not been let in. */
export async function shutOut(database: Database, file: string, output: Output): Promise<number> {
  const { fingerprint, subject } = await readCertificate(file)
  const was = await withSystemScope(database, { purpose: 'credential' }, (scope) =>
    endCertificate(scope, { fingerprint }),
  )
  output.answer(was ? `${subject} may not send any more` : `${subject} had not been let in`)
  return was ? 0 : 1
}

async function readCertificate(file: string): Promise<{ readonly fingerprint: string; readonly subject: string }> {
  try {
    const { fingerprint256, subject } = new X509Certificate(await readFile(file))
    return { fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(), subject: subject.replaceAll('\n', ', ') }
  } catch (fault) {
    throw new Invalid(`${file} is no certificate in PEM: ${(fault as Error).message}`)
  }
}

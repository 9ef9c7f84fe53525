import { readFile } from 'node:fs/promises'
import { giveGrant } from '#access'
import { hashForSignIn, setUpAccount } from '#accounts'
import { Unavailable } from '#base/errors'
import { findLinks } from '#patient-index'
import { type Database, openPostgres } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { FEED, INSTITUTION } from './bench-feed.ts'
import type { BundlesImported, BundlesToImport } from './import-bundles.ts'
import { compiled, runOurs, type Served, startProgram } from './run-program.ts'
import { runStatement } from './scratch.ts'
import { freePort } from './start-postgres.ts'

/** A region with a web process of its own, and persons who are signed in to it. */
export type PageRegion = {
  /** The scratch database. */
  readonly url: string
  readonly origin: string
  /** The Patient ids of the generator, and the session cookie of each. */
  readonly visitors: readonly { readonly patient: string; readonly cookie: string }[]
  readonly pid: number
  readonly stop: () => Promise<void>
}

const PASSWORD = 'only for this bench'

/**
 * Takes the file's first persons in through the import, copies them until the region has its size, gives each of them
 * an account, and signs them in on a web process of its own.
 */
export async function openPageRegion(
  url: string,
  { file, persons, copies }: { readonly file: string; readonly persons: number; readonly copies: number },
): Promise<PageRegion> {
  const order: BundlesToImport = { url, feedId: FEED, file, patients: persons }
  const { resources, stored } = await runOurs<BundlesImported>('import-bundles.js', order)
  if (stored !== resources) throw new Unavailable(`only ${stored} of ${resources} resources came in`)
  await runStatement(url, 'copy-persons.sql', { copies })
  await runStatement(url, 'tidy.sql')
  const patients = await patientsOf(file, persons)
  const database = openPostgres(url)
  await setUpVisitors(database, patients)
  await database.close()
  const web = await startWeb(url)
  const visitors: { patient: string; cookie: string }[] = []
  for (const patient of patients) visitors.push({ patient, cookie: await signIn(web.origin, emailOf(patient)) })
  return { url, origin: web.origin, pid: web.pid, stop: web.stop, visitors }
}

async function patientsOf(file: string, persons: number): Promise<string[]> {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('{"resourceType":"Patient"'))
  return lines.slice(0, persons).map((line) => (JSON.parse(line) as { id: string }).id)
}

const emailOf = (patient: string) => `${patient}@causeway.example`

async function setUpVisitors(database: Database, patients: readonly string[]): Promise<void> {
  const passwordHash = await hashForSignIn(PASSWORD)
  await withSystemScope(database, { purpose: 'bench' }, async (scope) => {
    for (const patient of patients) await setUpVisitor(scope, patient, passwordHash)
  })
}

async function setUpVisitor(scope: SystemScope, patient: string, passwordHash: string): Promise<void> {
  const key = `Patient/${patient}`
  const links = await findLinks(scope, { institutionId: INSTITUTION, keys: [key] })
  const personId = links.get(key)?.personId
  if (!personId) throw new Unavailable(`patient ${patient} is nobody's`)
  const account = { email: emailOf(patient), name: 'Visitor', language: 'en', passwordHash, demo: false } as const
  const accountId = await setUpAccount(scope, { ...account, roles: [] })
  await giveGrant(scope, { accountId, personId, capacity: 'self', categories: null, ground: 'self', validUntil: null })
}

/** Clinicians of the team that `fill-inbox.sql` makes. */
export async function setUpTeam(scope: SystemScope, emails: readonly string[]): Promise<void> {
  const passwordHash = await hashForSignIn(PASSWORD)
  const team = await scope.db
    .selectFrom('messageTeam')
    .select(['teamId', 'institutionId'])
    .where('name', '=', 'Team 1')
    .executeTakeFirstOrThrow()
  for (const email of emails) {
    const roles = [{ role: 'clinician', institutionId: team.institutionId }] as const
    const accountId = await setUpAccount(scope, {
      email,
      name: 'Clinician',
      language: 'en',
      passwordHash,
      demo: false,
      roles,
    })
    await scope.db
      .insertInto('messageTeamMember')
      .values({ ...team, accountId, addedBy: 'bench' })
      .execute()
  }
}

/** The server as `causeway serve --roles web` runs it. */
export async function startWeb(url: string): Promise<Served & { readonly origin: string }> {
  const port = await freePort()
  const env = { DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'error' }
  const served = await startProgram(compiled('web-process.js'), [], env)
  return { ...served, origin: `http://127.0.0.1:${port}` }
}

export async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!answer.ok) throw new Unavailable(`signing in answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

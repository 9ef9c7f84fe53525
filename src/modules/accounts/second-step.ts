import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AccountId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { stepOf, unseal } from './totp.ts'

/** Somebody whose password was right, and who has not shown the second factor yet. */
export type Waiting = {
  readonly accountId: AccountId
  readonly sessionId: string
  readonly now: Instant
  readonly sealedSecret: string
  readonly lastStep: number
}

/** Who waits with this token; for ten minutes after the password. Null: nobody, or somebody who is in already. */
export async function findWaiting(database: Database, token: string): Promise<Waiting | null> {
  const { rows } = await sql<Waiting>`
    select s.account_id, s.id as session_id, now() as now, f.sealed_secret, f.last_step
    from session s join second_factor f on f.account_id = s.account_id and f.confirmed_at is not null
    where s.token = hash_of_token(${token}) and s.factor_at is null and s.expires_at > now()
      and s.created_at > now() - interval '10 minutes'`.execute(database.web)
  return rows[0] ?? null
}

/** Whether the code is right: of the app, each once, or one of the recovery codes, each once. Then the session lives. */
export async function showFactor(
  database: Database,
  waiting: Waiting,
  { code, secret }: { readonly code: string; readonly secret: string },
): Promise<boolean> {
  const step = stepOf(unseal(waiting.sealedSecret, secret), { ...waiting, code })
  const used = step === null ? await useRecoveryCode(database, waiting, code) : await useStep(database, waiting, step)
  if (used)
    await sql`update session set factor_at = now(), used_at = now(), proved_at = now()
      where id = ${waiting.sessionId}::uuid`.execute(database.web)
  return used
}

/** The second step was shown by a code that was sent: the session lives. */
export async function letIn(database: Database, { sessionId }: Pick<Waiting, 'sessionId'>): Promise<void> {
  await sql`update session set factor_at = now(), used_at = now(), proved_at = now()
    where id = ${sessionId}::uuid`.execute(database.web)
}

/** Whether whoever waits with this token gets the code of the second step by e-mail or SMS. */
export async function waitsForCode(database: Database, token: string): Promise<boolean> {
  const waiting = await findWaiting(database, token)
  if (!waiting) return false
  const { rows } = await sql`select 1 from sign_in_contact
    where account_id = ${waiting.accountId}::uuid and used_as = 'second-step' and confirmed_at is not null`.execute(
    database.web,
  )
  return rows.length > 0
}

async function useStep(database: Database, { accountId }: Waiting, step: number): Promise<boolean> {
  const { rows } = await sql`update second_factor set last_step = ${step}
    where account_id = ${accountId}::uuid and last_step < ${step} returning 1`.execute(database.web)
  return rows.length > 0
}

async function useRecoveryCode(database: Database, { accountId, sessionId }: Waiting, code: string): Promise<boolean> {
  const { rows } = await sql`update recovery_code set used_at = now()
    where account_id = ${accountId}::uuid and code_hash = ${hashOfRecovery(code)} and used_at is null
    returning 1`.execute(database.web)
  if (rows.length === 0) return false
  await sql`insert into account_event (account_id, kind, session_id)
    values (${accountId}::uuid, 'recovery-code-used', ${sessionId}::uuid)`.execute(database.web)
  return true
}

/** What is kept of a recovery code: fifty bits of chance, counted tries. */
export function hashOfRecovery(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`recovery ${plain}`).digest('hex')
}

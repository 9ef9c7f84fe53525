import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Invalid, Refused } from '#base/errors'
import type { AccountId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope } from '#platform/database/scopes'
import { hashOfRecovery } from './second-step.ts'
import { newSecret, seal, stepOf, unseal } from './totp.ts'

/** What becomes of a role that nobody confirmed: said to its holder, and to who may confirm it. */
export type RoleEventKind = 'role-unconfirmed' | 'role-suspended' | 'roles-to-confirm'

export type EventKind =
  | 'new-device'
  | 'password-changed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-code-used'
  | 'sessions-ended'
  | 'passkey-added'
  | 'passkey-removed'
  | 'eid-added'
  | 'eid-removed'
  | 'codes-on'
  | 'codes-off'
  | RoleEventKind

export type WaysIn = {
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  readonly recoveryCodesLeft: number
  readonly sessions: readonly {
    readonly sessionId: string
    readonly userAgent: string | null
    readonly since: Instant
    readonly lastUsedAt: Instant
    readonly isThis: boolean
  }[]
  /** Issuers of eIDs that open the account. */
  readonly eids: readonly { readonly credentialId: string; readonly issuer: string }[]
  /** Where codes go, once their owner has shown that they arrive. */
  readonly contacts: readonly {
    readonly kind: 'mail' | 'sms'
    readonly address: string
    readonly usedAs: 'way-in' | 'second-step'
  }[]
  readonly passkeys: readonly { readonly passkeyId: string; readonly addedAt: Instant }[]
  /** The last ninety days, newest first. */
  readonly events: readonly {
    readonly at: Instant
    readonly kind: EventKind
    readonly userAgent: string | null
    readonly isNew: boolean
  }[]
}

/** How an account is signed in to, where it is signed in now, and what happened to it. */
export async function readWaysIn(scope: AccountScope): Promise<WaysIn> {
  const { accountId, sessionId } = scope.session
  const sessions = await sql<Omit<WaysIn['sessions'][number], 'isThis'>>`
    select id as session_id, user_agent, created_at as since, used_at as last_used_at from session
    where account_id = ${accountId}::uuid and expires_at > now() and used_at > now() - interval '1 hour'
    order by used_at desc, id`.execute(scope.db)
  const events = await sql<WaysIn['events'][number]>`
    select at, kind, user_agent, seen_at is null as is_new from account_event
    where account_id = ${accountId}::uuid and at > now() - interval '90 days'
    order by at desc, event_id limit 50`.execute(scope.db)
  const passkeys = await sql<WaysIn['passkeys'][number]>`
    select id as passkey_id, created_at as added_at from passkey
    where account_id = ${accountId}::uuid order by created_at, id`.execute(scope.db)
  const eids = await sql<WaysIn['eids'][number]>`
    select id as credential_id, substr(provider_id, 5) as issuer from credential
    where account_id = ${accountId}::uuid and provider_id like 'eid:%' order by provider_id, id`.execute(scope.db)
  const contacts = await sql<WaysIn['contacts'][number]>`
    select kind, address, used_as from sign_in_contact
    where account_id = ${accountId}::uuid and confirmed_at is not null order by kind`.execute(scope.db)
  const ways = await sql<Pick<WaysIn, 'hasPassword' | 'hasSecondFactor' | 'recoveryCodesLeft'>>`
    select exists (select from credential where account_id = ${accountId}::uuid and provider_id = 'credential') as has_password,
           exists (select from second_factor where account_id = ${accountId}::uuid and confirmed_at is not null)
             as has_second_factor,
           (select count(*)::int from recovery_code where account_id = ${accountId}::uuid and used_at is null)
             as recovery_codes_left`.execute(scope.db)
  return {
    ...ways.rows[0]!,
    sessions: sessions.rows.map((each) => ({ ...each, isThis: each.sessionId === sessionId })),
    eids: eids.rows,
    contacts: contacts.rows,
    passkeys: passkeys.rows,
    events: events.rows,
  }
}

/** Ends one session of the account, or all but this one; it holds on the next request there. */
export async function endSessions(
  scope: AccountScope,
  { which }: { readonly which: string | 'others' },
): Promise<void> {
  const { accountId, sessionId } = scope.session
  await sql`delete from session where account_id = ${accountId}::uuid
    and ${which === 'others' ? sql`id <> ${sessionId}::uuid` : sql`id = ${which}::uuid`}`.execute(scope.db)
  await noteEvent(scope, 'sessions-ended')
}

/** The owner has read what happened to the account. */
export async function markEventsSeen(scope: AccountScope): Promise<void> {
  await sql`update account_event set seen_at = now()
    where account_id = ${scope.session.accountId}::uuid and seen_at is null`.execute(scope.db)
}

/** Takes a passkey away; what it has signed in elsewhere ends. Throws Refused without a proof just now. */
export async function removePasskey(scope: AccountScope, { passkeyId }: { readonly passkeyId: string }): Promise<void> {
  mustBeProved(scope)
  await sql`delete from passkey where account_id = ${scope.session.accountId}::uuid and id = ${passkeyId}::uuid`.execute(
    scope.db,
  )
  await endOthers(scope)
  await noteEvent(scope, 'passkey-removed')
}

/**
 * Takes an eID away; what it has signed in elsewhere ends. Answers false where nothing else would open the account. Throws
 * Refused without a proof just now.
 */
export async function removeEid(
  scope: AccountScope,
  { credentialId }: { readonly credentialId: string },
): Promise<boolean> {
  mustBeProved(scope)
  const { accountId } = scope.session
  const { rows } = await sql`
    delete from credential c where c.account_id = ${accountId}::uuid and c.id = ${credentialId}::uuid
      and c.provider_id like 'eid:%'
      and (exists (select from credential o where o.account_id = ${accountId}::uuid and o.id <> c.id)
        or exists (select from passkey k where k.account_id = ${accountId}::uuid))
    returning 1`.execute(scope.db)
  if (rows.length === 0) return false
  await endOthers(scope)
  await noteEvent(scope, 'eid-removed')
  return true
}

/** Another password, already judged and hashed; every other session ends. Throws Refused without a proof just now. */
export async function changePassword(scope: AccountScope, { passwordHash }: { passwordHash: string }): Promise<void> {
  mustBeProved(scope)
  const { accountId } = scope.session
  const { rows } = await sql`update credential set password = ${passwordHash}, updated_at = now()
    where account_id = ${accountId}::uuid and provider_id = 'credential' returning 1`.execute(scope.db)
  // Who came by eID has none yet.
  if (rows.length === 0)
    await sql`insert into credential (id, account_id, provider_id, provider_account_id, password)
      values (${randomUUID()}::uuid, ${accountId}::uuid, 'credential', ${accountId}, ${passwordHash})`.execute(scope.db)
  await endOthers(scope)
  await noteEvent(scope, 'password-changed')
}

/** Begins a second factor: a secret for an app. It is asked for only after `confirmFactor`. Throws Refused. */
export async function beginFactor(scope: AccountScope, { secret }: { readonly secret: string }): Promise<string> {
  mustBeProved(scope)
  const made = newSecret()
  const { rows } = await sql`
    insert into second_factor as f (account_id, sealed_secret) values (${scope.session.accountId}::uuid, ${seal(made, secret)})
    on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, last_step = 0, made_at = now()
    where f.confirmed_at is null returning 1`.execute(scope.db)
  if (rows.length === 0) throw new Invalid('factor', { detail: 'there is one already' })
  return made
}

/** The secret that waits to be confirmed, so that a mistyped code needs no new one. */
export async function readBegunFactor(scope: AccountScope, { secret }: { readonly secret: string }) {
  const { rows } = await sql<{ sealedSecret: string }>`select sealed_secret from second_factor
    where account_id = ${scope.session.accountId}::uuid and confirmed_at is null`.execute(scope.db)
  return rows[0] ? unseal(rows[0].sealedSecret, secret) : null
}

const RECOVERY_CODES = 10
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The app's code is right: from now on it is asked for. Answers recovery codes, once; or null for a wrong code. */
export async function confirmFactor(
  scope: AccountScope,
  { code, secret }: { readonly code: string; readonly secret: string },
): Promise<readonly string[] | null> {
  mustBeProved(scope)
  const begun = await readBegunFactor(scope, { secret })
  const step = begun && stepOf(begun, { code, now: scope.now, lastStep: 0 })
  if (!step) return null
  const { accountId, sessionId } = scope.session
  await sql`update second_factor set confirmed_at = now(), last_step = ${step}
    where account_id = ${accountId}::uuid`.execute(scope.db)
  await sql`update session set factor_at = now() where id = ${sessionId}::uuid`.execute(scope.db)
  await endOthers(scope)
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await sql`delete from recovery_code where account_id = ${accountId}::uuid`.execute(scope.db)
  for (const each of codes)
    await sql`insert into recovery_code (account_id, code_hash) values (${accountId}::uuid, ${hashOfRecovery(each)})`.execute(
      scope.db,
    )
  await noteEvent(scope, 'second-factor-on')
  return codes
}

/**
 * Codes at an address open the account from now on, or are its second step; every other session ends. Where there was no
 * second step there is one now: under a secret that nobody knows, so that only the code that is sent is right.
 */
export async function beginCodes(scope: AccountScope, { secret }: { readonly secret: string }): Promise<void> {
  const { accountId, sessionId } = scope.session
  await sql`insert into second_factor (account_id, sealed_secret, confirmed_at)
    select ${accountId}::uuid, ${seal(newSecret(), secret)}, now()
    where exists (${secondSteps(accountId)})
    on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, confirmed_at = now()
      where second_factor.confirmed_at is null`.execute(scope.db)
  await sql`update session set factor_at = now() where id = ${sessionId}::uuid
    and exists (${secondSteps(accountId)})`.execute(scope.db)
  await endOthers(scope)
  await noteEvent(scope, 'codes-on')
}

/**
 * No codes at this address any more, and no second step where they were all of it: an authenticator app, which alone comes
 * with recovery codes, stays. Throws Refused without a proof just now.
 */
export async function endCodes(scope: AccountScope, { kind }: { readonly kind: 'mail' | 'sms' }): Promise<void> {
  mustBeProved(scope)
  const { accountId } = scope.session
  const { rows } = await sql<{ usedAs: string }>`
    delete from sign_in_contact where account_id = ${accountId}::uuid and kind = ${kind} returning used_as`.execute(
    scope.db,
  )
  if (rows.length === 0) return
  if (rows[0]!.usedAs === 'second-step')
    await sql`delete from second_factor where account_id = ${accountId}::uuid
      and not exists (${secondSteps(accountId)})
      and not exists (select from recovery_code where account_id = ${accountId}::uuid)`.execute(scope.db)
  await endOthers(scope)
  await noteEvent(scope, 'codes-off')
}

/** No second factor any more. Throws Refused without a proof just now. */
export async function endFactor(scope: AccountScope): Promise<void> {
  mustBeProved(scope)
  const { accountId } = scope.session
  await sql`delete from second_factor where account_id = ${accountId}::uuid`.execute(scope.db)
  await sql`delete from recovery_code where account_id = ${accountId}::uuid`.execute(scope.db)
  await sql`delete from sign_in_contact where account_id = ${accountId}::uuid and used_as = 'second-step'`.execute(
    scope.db,
  )
  await endOthers(scope)
  await noteEvent(scope, 'second-factor-off')
}

function secondSteps(accountId: AccountId) {
  return sql`select from sign_in_contact
    where account_id = ${accountId}::uuid and used_as = 'second-step' and confirmed_at is not null`
}

function mustBeProved({ session }: AccountScope): void {
  if (!session.isProved) throw new Refused('proof')
}

async function endOthers({ db, session }: AccountScope): Promise<void> {
  await sql`delete from session where account_id = ${session.accountId}::uuid and id <> ${session.sessionId}::uuid`.execute(
    db,
  )
}

async function noteEvent({ db, session }: AccountScope, kind: EventKind): Promise<void> {
  await sql`insert into account_event (account_id, kind, session_id)
    values (${session.accountId}::uuid, ${kind}, ${session.sessionId}::uuid)`.execute(db)
}

function newRecoveryCode(): string {
  const signs = [...randomBytes(10)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

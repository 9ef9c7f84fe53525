import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { giveGrant } from '#access'
import { credentialOf, type EidIdentity, nameAnAccount } from '#accounts'
import { countEnrolment } from '#adoption'
import type { Language } from '#base/categories'
import type { AccountId, PersonId } from '#base/ids'
import { findByNationalNumber } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { decideEid, type EidFacts, type EidVerdict } from './decide-eid.ts'
import type { InvitationFacts } from './note-step.ts'

/** Whose account the eID opens; or why none. */
export type EnteredByEid =
  | { readonly outcome: 'in'; readonly accountId: AccountId; readonly isNew: boolean }
  | { readonly outcome: 'refused'; readonly because: Extract<EidVerdict, { verdict: 'refuse' }>['because'] }

type ByEid = { readonly who: EidIdentity; readonly language: Language; readonly requestId: string }

/**
 * Whose account somebody with an eID comes into: the one to which it was added, the one of the person with its number, or a
 * new one for that person, which needs no code. Of two at once one makes the account.
 */
export function enterByEid(database: Database, { who, language, requestId }: ByEid): Promise<EnteredByEid> {
  return withSystemScope(database, { purpose: 'eid', requestId }, async (scope) => {
    const verdict = decideEid(await readFacts(scope, who))
    if (verdict.verdict === 'refuse') return { outcome: 'refused', because: verdict.because }
    if (verdict.verdict === 'make-account') {
      const accountId = await register(scope, { ...verdict, language })
      await addEid(scope, accountId, who)
      return { outcome: 'in', accountId, isNew: true }
    }
    if (verdict.adds) {
      await addEid(scope, verdict.accountId, who)
      await noteAdded(scope, verdict.accountId)
    }
    return { outcome: 'in', accountId: verdict.accountId, isNew: false }
  })
}

/**
 * Adds an eID to an account whose owner is signed in and has just shown who they are. Refused where the number is another
 * person's, or the eID opens another account.
 */
export function addEidTo(
  database: Database,
  { who, accountId, requestId }: Omit<ByEid, 'language'> & { readonly accountId: AccountId },
): Promise<EnteredByEid> {
  return withSystemScope(database, { purpose: 'eid', requestId }, async (scope) => {
    const facts = await readFacts(scope, who)
    const own = await ownRecords(scope, accountId)
    if (facts.added && facts.added.accountId !== accountId) return { outcome: 'refused', because: 'another-person' }
    const verdict = decideEid({ ...facts, added: { accountId, own } })
    if (verdict.verdict === 'refuse') return { outcome: 'refused', because: verdict.because }
    if (!facts.added) {
      await addEid(scope, accountId, who)
      await noteAdded(scope, accountId)
    }
    return { outcome: 'in', accountId, isNew: false }
  })
}

async function readFacts(scope: SystemScope, { issuer, subject, number, birthDate }: EidIdentity): Promise<EidFacts> {
  const known = number ? await findByNationalNumber(scope, number) : []
  await takeTurns(scope, { about: 'person', names: known.map(({ personId }) => personId) })
  const { rows } = await sql<{ accountId: AccountId }>`select account_id from credential
    where provider_id = ${credentialOf(issuer)} and provider_account_id = ${subject}`.execute(scope.db)
  const accountId = rows[0]?.accountId
  const persons: EidFacts['persons'][number][] = []
  for (const each of known) persons.push({ ...each, accountId: await ownAccount(scope, each.personId) })
  return {
    added: accountId ? { accountId, own: await ownRecords(scope, accountId) } : null,
    hasNumber: number !== null,
    bornBy: birthDate,
    persons,
  }
}

async function ownAccount(scope: SystemScope, personId: PersonId): Promise<AccountId | null> {
  const { rows } = await sql<{ accountId: AccountId }>`
    select account_id from access_grant
    where person_id = ${personId}::uuid and capacity = 'self' and ended_at is null
      and valid_from <= now() and (valid_until is null or valid_until > ${scope.now}::timestamptz)
    order by valid_from desc, grant_id limit 1`.execute(scope.db)
  return rows[0]?.accountId ?? null
}

async function ownRecords(scope: SystemScope, accountId: AccountId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from access_grant
    where account_id = ${accountId}::uuid and capacity = 'self' and ended_at is null`.execute(scope.db)
  return rows.map(({ personId }) => personId)
}

async function addEid(scope: SystemScope, accountId: AccountId, { issuer, subject }: EidIdentity): Promise<void> {
  const providerId = credentialOf(issuer)
  await scope.db
    .insertInto('credential')
    .values({ id: randomUUID(), accountId, providerId, providerAccountId: subject })
    .execute()
}

async function noteAdded(scope: SystemScope, accountId: AccountId): Promise<void> {
  await sql`insert into account_event (account_id, kind) values (${accountId}::uuid, 'eid-added')`.execute(scope.db)
}

async function register(
  scope: SystemScope,
  { personId, language }: { readonly personId: PersonId; readonly language: Language },
): Promise<AccountId> {
  const { rows } = await sql<{ given: string; family: string | null }>`
    select given, family from person where person_id = ${personId}::uuid`.execute(scope.db)
  const { given, family } = rows[0]!
  const name = [given, family].filter(Boolean).join(' ')
  const accountId = await nameAnAccount(scope, { givenName: given, name, language })
  const grant = { accountId, personId, capacity: 'self', categories: null, ground: 'eid', validUntil: null } as const
  await giveGrant(scope, grant)
  await countRegistration(scope, { accountId, personId })
  return accountId
}

/** Somebody who had been invited came by another door: the invitation is over, and counts where it was made. */
async function countRegistration(
  scope: SystemScope,
  { accountId, personId }: { readonly accountId: AccountId; readonly personId: PersonId },
): Promise<void> {
  const { rows } = await sql<InvitationFacts>`
    update invitation set ended_at = ${scope.now}::timestamptz, ended_because = 'used', joined_account_id = ${accountId}::uuid,
      step = null, ticket_hash = null, contact = null
    where person_id = ${personId}::uuid and purpose = 'join' and ended_at is null
    returning invitation_id, institution_id, channel, campaign`.execute(scope.db)
  await countEnrolment(
    scope,
    rows.map((each) => ({ ...each, kind: 'registration', accountId })),
  )
  if (rows.length === 0)
    await scope.db.insertInto('adoptionFact').values({ kind: 'registration', channel: 'eid', accountId }).execute()
}

import { sql } from 'kysely'
import type { Language } from '#base/categories'
import type { AccountId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { isKnownDevice } from '../known-device.ts'
import { normaliseEmail } from '../normalise-email.ts'
import { isAddressOfOwnersGuardian, isOwn } from '../own-address.ts'
import { findWaiting } from '../second-step.ts'
import { beginTry, type Counted } from '../wrong-tries.ts'
import { CODE_MINUTES, hashOfBrowser, hashOfSignInCode, makeBrowserMark, makeSignInCode } from './sign-in-code.ts'

/** A code on its way to its owner. */
export type CodeToTell = {
  readonly codeId: string
  readonly kind: 'mail' | 'sms'
  readonly to: string
  readonly code: string
  readonly language: Language | null
}

/** Writes the message, in the transaction of the code. */
export type TellCode = (scope: SystemScope, code: CodeToTell) => Promise<void>

type Asking = { readonly secret: string; readonly tell: TellCode; readonly requestId: string }

/**
 * Sends a code to whoever signs in by codes. Who does not, a name that nobody has, and somebody who asked too often are the
 * same to whoever asked: there is a row and a mark for each of them. Tries from browsers in which the account is not known
 * are counted together, those of its own browser by themselves, so that no stranger uses up the owner's. Answers what the
 * browser is to keep.
 */
export async function askToEnter(
  database: Database,
  { secret, tell, requestId, ...asked }: Asking & AskToEnter,
): Promise<string> {
  const email = normaliseEmail(asked.name.normalize('NFKC'))
  const isKnown = await isKnownDevice(database, { email, device: asked.device })
  const counted: Counted[] = isKnown
    ? [{ kind: 'code', of: [email, asked.device!] }]
    : [
        { kind: 'code', of: [email, asked.address] },
        { kind: 'codes', of: [email] },
        { kind: 'address', of: [asked.address] },
      ]
  const isHeld = (await beginTry(database, { secret, counted })) > 0
  const mark = makeBrowserMark()
  await withSystemScope(database, { purpose: 'sign-in code', requestId }, async (scope) => {
    const { rows } = await sql<Contact>`
      select a.id as account_id, a.language, c.kind, c.address from portal_account a
      join sign_in_contact c on c.account_id = a.id and c.used_as = 'way-in' and c.confirmed_at is not null
      where a.email = ${email} and (${asked.allowDemo} or not a.demo) and ${isOwn('a.id', 'c.address')}
      order by c.kind limit 1`.execute(scope.db)
    await send(scope, { contact: isHeld ? null : (rows[0] ?? null), purpose: 'enter', mark, secret, tell })
  })
  return mark
}

type AskToEnter = {
  readonly name: string
  readonly address: string
  readonly device: string | null
  readonly allowDemo: boolean
}

/** Sends the code of the second step to whoever has given the password just now and chose codes. Null: nobody waits. */
export async function askForSecondStep(
  database: Database,
  { secret, tell, requestId, token }: Asking & { readonly token: string | null },
): Promise<string | null> {
  const waiting = token ? await findWaiting(database, token) : null
  if (!waiting) return null
  const { accountId } = waiting
  if ((await beginTry(database, { secret, counted: [{ kind: 'code', of: [accountId] }] })) > 0) return null
  const mark = makeBrowserMark()
  return withSystemScope(database, { purpose: 'sign-in code', requestId }, async (scope) => {
    const { rows } = await sql<Contact>`
      select a.id as account_id, a.language, c.kind, c.address from portal_account a
      join sign_in_contact c on c.account_id = a.id and c.used_as = 'second-step' and c.confirmed_at is not null
      where a.id = ${accountId}::uuid and ${isOwn('a.id', 'c.address')} order by c.kind limit 1`.execute(scope.db)
    if (!rows[0]) return null
    await send(scope, { contact: rows[0], purpose: 'second-step', mark, secret, tell })
    return mark
  })
}

export type ContactToAdd = {
  readonly accountId: AccountId
  readonly kind: 'mail' | 'sms'
  readonly address: string
  readonly usedAs: 'way-in' | 'second-step'
}

/** What the browser is to keep; or why no code went out. */
export type Confirming =
  | { readonly outcome: 'sent'; readonly mark: string }
  | { readonly outcome: 'too-often' | 'there-already' | 'of-guardian' }

/**
 * Sends a code to an address that an owner, who has just shown who they are, wants to use. One that has been confirmed
 * stays until it is taken away: a new one that never answers locks nobody out.
 */
export async function askToConfirm(
  database: Database,
  { secret, tell, requestId, ...contact }: Asking & ContactToAdd,
): Promise<Confirming> {
  const { accountId, kind, address, usedAs } = contact
  if ((await beginTry(database, { secret, counted: [{ kind: 'code', of: [accountId] }] })) > 0)
    return { outcome: 'too-often' }
  const mark = makeBrowserMark()
  return withSystemScope(database, { purpose: 'sign-in code', requestId }, async (scope) => {
    if (await isAddressOfOwnersGuardian(scope, { accountId, address })) return { outcome: 'of-guardian' }
    const kept = await sql`
      insert into sign_in_contact as c (account_id, kind, address, used_as) values (${accountId}::uuid, ${kind}, ${address}, ${usedAs})
      on conflict (account_id, kind) do update
        set address = excluded.address, used_as = excluded.used_as, added_at = now()
        where c.confirmed_at is null
      returning 1`.execute(scope.db)
    if (kept.rows.length === 0) return { outcome: 'there-already' }
    const { rows } = await sql<{ language: Language | null }>`
      select language from portal_account where id = ${accountId}::uuid`.execute(scope.db)
    const to = { accountId, kind, address, language: rows[0]?.language ?? null }
    await send(scope, { contact: to, purpose: 'confirm', mark, secret, tell })
    return { outcome: 'sent', mark }
  })
}

type Contact = Pick<ContactToAdd, 'accountId' | 'kind' | 'address'> & { readonly language: Language | null }

async function send(
  scope: SystemScope,
  sent: {
    readonly contact: Contact | null
    readonly purpose: 'enter' | 'second-step' | 'confirm'
    readonly mark: string
    readonly secret: string
    readonly tell: TellCode
  },
): Promise<void> {
  const { contact, purpose, mark, secret, tell } = sent
  const code = makeSignInCode()
  const { rows } = await sql<{ codeId: string }>`
    insert into sign_in_code (account_id, purpose, kind, browser_hash, code_hash, expires_at)
    values (${contact?.accountId ?? null}::uuid, ${purpose}, ${contact?.kind ?? null}, ${hashOfBrowser(mark)},
      ${hashOfSignInCode(code, { mark, secret })}, now() + make_interval(mins => ${CODE_MINUTES}))
    returning code_id`.execute(scope.db)
  await sql`delete from sign_in_code where made_at < now() - interval '1 day'`.execute(scope.db)
  if (contact)
    await tell(scope, {
      codeId: rows[0]!.codeId,
      kind: contact.kind,
      to: contact.address,
      code,
      language: contact.language,
    })
}

import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PublicScope } from '#platform/database/scopes'
import { unsealContent, unsealKey } from './seal-content.ts'
import type { SharedPage, ShareKind } from './share.ts'
import { hashPasscode, hashSecret, newSecret, type OpenedCode } from './share-code.ts'

/** Who is shown something, as they say of themselves: nobody has checked it. */
export type Recipient = { readonly name: string; readonly place: string | null }

const LONGEST_NAME = 100
/** Control characters, ends of lines, and marks of direction, which turn the words around them. */
const UNSAID = /[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c]/u

/** Whether somebody nobody knows has said a name or a place that can stand in a sentence of the access log. */
export function isRecipientText(text: string): boolean {
  return /\p{L}/u.test(text) && text.length <= LONGEST_NAME && text.isWellFormed() && !UNSAID.test(text)
}

/** What a viewer of SMART Health Links is given: the sealed file, and where it can be fetched for a while. */
export type SharedFile = { readonly file: string; readonly ticket: string }

/** What was asked for did not open: with a passcode there are so many tries left; null: there is nothing to open. */
export type NotOpened = { readonly triesLeft: number | null }

/** Opens a link for another's viewer; each time is a view. */
export async function openLink(
  scope: PublicScope,
  asked: { readonly address: string; readonly passcode: string | null; readonly recipient: Recipient },
): Promise<SharedFile | NotOpened> {
  const opened = await open(scope, { door: 'link', hash: hashSecret(asked.address), ...asked })
  return 'triesLeft' in opened ? opened : { file: opened.row.file!, ticket: opened.ticket }
}

/** What a browser holds that may read on: without it the key is nowhere. */
export type ReadingTicket = { readonly ticket: string; readonly key: string; readonly until: Instant }

/** Opens a share for a reader with its code, which `openCode` has read: that takes a while, and is done before a scope opens. */
export async function openByCode(
  scope: PublicScope,
  { hash, key, ...asked }: OpenedCode & { readonly passcode: string | null; readonly recipient: Recipient },
): Promise<ReadingTicket | NotOpened> {
  const opened = await open(scope, { door: 'code', hash, ...asked })
  if ('triesLeft' in opened) return opened
  const { sealedKey, ticketUntil } = opened.row
  const contentKey = Buffer.from(await unsealKey(sealedKey!, key)).toString('base64url')
  return { ticket: opened.ticket, key: contentKey, until: ticketUntil! }
}

type Row = {
  readonly state: 'open' | 'passcode'
  readonly triesLeft: number | null
  readonly file: string | null
  readonly sealedKey: string | null
  readonly ticketUntil: Instant | null
}

type Asked = {
  readonly door: 'link' | 'code'
  readonly hash: string
  readonly passcode: string | null
  readonly recipient: Recipient
}

async function open(
  scope: PublicScope,
  { door, hash, passcode, recipient }: Asked,
): Promise<{ readonly row: Row; readonly ticket: string } | NotOpened> {
  const { rows: salts } = await sql<{ passcodeSalt: string | null }>`
    select passcode_salt from share_salt(${door}, ${hash})`.execute(scope.db)
  if (salts.length === 0) return { triesLeft: null }
  const salt = salts[0]!.passcodeSalt
  const passcodeHash = salt !== null && passcode !== null ? await hashPasscode(passcode, salt) : null
  const ticket = newSecret()
  const { rows } = await sql<Row>`
    select state, tries_left, file, sealed_key, ticket_until
    from view_share(${door}, ${hash}, ${passcodeHash}, ${recipient.name}, ${recipient.place}, ${hashSecret(ticket)},
                    ${scope.requestId})`.execute(scope.db)
  const row = rows[0]
  if (!row) return { triesLeft: null }
  return row.state === 'open' ? { row, ticket } : { triesLeft: row.triesLeft }
}

/** What was opened with a code, as long as it may be read. */
export type OpenShare = {
  readonly page: SharedPage
  readonly kind: ShareKind
  readonly until: Instant
  /** What the reader has left for the person; null: nothing yet. */
  readonly note: string | null
}

/** Reads on with what the browser holds. Null when it has ended, by whatever. */
export async function readShared(
  scope: PublicScope,
  { ticket, key }: Pick<ReadingTicket, 'ticket' | 'key'>,
): Promise<OpenShare | null> {
  const row = await findByTicket(scope, ticket)
  if (!row?.page) return null
  const text = await unsealContent(row.page, Buffer.from(key, 'base64url')).catch(() => null)
  return text === null
    ? null
    : { page: JSON.parse(text) as SharedPage, kind: row.kind, until: row.until, note: row.note }
}

/** The sealed file, for whoever was given its ticket less than an hour ago. */
export async function fetchSharedFile(
  scope: PublicScope,
  { ticket }: { readonly ticket: string },
): Promise<string | null> {
  return (await findByTicket(scope, ticket))?.file ?? null
}

async function findByTicket(scope: PublicScope, ticket: string) {
  const { rows } = await sql<{
    file: string | null
    page: string | null
    kind: ShareKind
    until: Instant
    note: string | null
  }>`select file, page, kind, until, note from read_shared(${hashSecret(ticket)})`.execute(scope.db)
  return rows[0] ?? null
}

const LONGEST_NOTE = 2000

/** Leaves a note for the person, once. False when there is nothing to write, or nobody to leave it to any more. */
export async function leaveNote(
  scope: PublicScope,
  { ticket, text }: { readonly ticket: string; readonly text: string },
): Promise<boolean> {
  const note = text.trim().slice(0, LONGEST_NOTE)
  if (note === '') return false
  const { rows } = await sql<{ left: boolean }>`
    select note_on_share(${hashSecret(ticket)}, ${note}) as "left"`.execute(scope.db)
  return rows[0]!.left
}

/** The reader is done: the ticket opens nothing any more. */
export async function closeShared(scope: PublicScope, { ticket }: { readonly ticket: string }): Promise<void> {
  await sql`select close_shared(${hashSecret(ticket)})`.execute(scope.db)
}

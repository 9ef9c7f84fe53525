import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { decideFile, type FileFault, type FileType } from './decide-file.ts'

/** A photo or a paper that goes with a message. */
export type MessageFile = {
  readonly fileId: string
  /** Null: not sent yet. */
  readonly messageId: string | null
  readonly name: string
  readonly contentType: FileType
  /** In bytes. */
  readonly size: number
  readonly state: 'waiting' | 'open' | 'unsafe'
  /** A scanner has looked at it; false where the region has none. */
  readonly isScanned: boolean
}

type Either = PatientScope | StaffScope

export type ChosenFile = { readonly name: string; readonly bytes: Uint8Array }

/** What was not taken, by the name that who chose it knows. */
export type RefusedFile = { readonly name: string; readonly fault: FileFault | 'much' }

const LINE = sql`file_id, message_id, name, content_type, size, state, scanned_at is not null as is_scanned`

/**
 * Keeps files with the form they were chosen in, until its words are sent. Answers what was not taken and why; the rest is
 * kept, each once however often it comes. Of staff the thread is named, of a person's side it is null. Throws NotFound
 * for who may not write there. Wants `openMessages` or `openTeams`.
 */
export async function keepFiles(
  scope: Either,
  place: { readonly key: string; readonly threadId: string | null },
  files: readonly ChosenFile[],
): Promise<readonly RefusedFile[]> {
  const refused: RefusedFile[] = []
  for (const file of files) {
    const fault = await keepFile(scope, place, file)
    if (fault) refused.push({ name: plainName(file.name), fault })
  }
  return refused
}

async function keepFile(
  scope: Either,
  { key, threadId }: { readonly key: string; readonly threadId: string | null },
  { name, bytes }: ChosenFile,
): Promise<RefusedFile['fault'] | null> {
  if (!isUuid(key)) throw new Invalid('form', { detail: 'no key' })
  const verdict = decideFile(bytes)
  if ('fault' in verdict) return verdict.fault
  const digest = createHash('sha256').update(bytes).digest()
  const { rows } = await sql<{ outcome: 'kept' | 'absent' | 'much' }>`
    select keep_message_file(${threadId}::uuid, ${key}::uuid, ${plainName(name)}, ${verdict.contentType},
      ${digest}::bytea, ${Buffer.from(bytes)}::bytea) as outcome`.execute(scope.db)
  const { outcome } = rows[0]!
  if (outcome === 'absent') throw new NotFound('thread', { detail: 'not theirs to write in' })
  return outcome === 'much' ? 'much' : null
}

/** Without paths, line breaks and direction marks, in 120 letters at most; never empty. */
function plainName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1)!
  const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim()
  return [...plain].slice(0, 100).join('').slice(0, 120).toWellFormed() || 'file'
}

/** What who acts has chosen in a form and not sent, the oldest first. */
export async function listChosen(scope: Either, { key }: { readonly key: string }): Promise<readonly MessageFile[]> {
  if (!isUuid(key)) return []
  const { rows } = await sql<MessageFile>`
    select ${LINE} from message_file
    where form_key = ${key}::uuid and message_id is null and account_id = ${scope.actor.accountId}::uuid
    order by kept_at, file_id`.execute(scope.db)
  return rows
}

/** Takes a file out of a form again; what has been sent stays. */
export async function dropFile(scope: Either, { fileId }: { readonly fileId: string }): Promise<void> {
  if (!isUuid(fileId)) return
  await sql`delete from message_file where file_id = ${fileId}::uuid and message_id is null
    and account_id = ${scope.actor.accountId}::uuid`.execute(scope.db)
}

/** Sends the files of a form with the words that were said under `post`. */
export async function sendFiles(
  scope: Either,
  { threadId, key, post }: { readonly threadId: string; readonly key: string; readonly post: string },
): Promise<void> {
  await sql`select send_message_files(${threadId}::uuid, ${key}::uuid, ${post}::uuid)`.execute(scope.db)
}

/** All that was sent in a thread, the oldest first. */
export async function listSent(
  scope: Either,
  { personId, threadId }: { readonly personId: string; readonly threadId: string },
): Promise<readonly MessageFile[]> {
  const { rows } = await sql<MessageFile>`
    select ${LINE} from message_file
    where person_id = ${personId}::uuid and thread_id = ${threadId}::uuid and message_id is not null
    order by kept_at, file_id`.execute(scope.db)
  return rows
}

export type OpenedFile = Pick<MessageFile, 'name' | 'contentType'> & { readonly bytes: Uint8Array }

/**
 * A file that was sent in a thread and has been checked. Throws NotFound for what this scope does not see, for what waits
 * and for what is unsafe. Wants `openMessages` or `openTeams`.
 */
export async function readFile(
  scope: Either,
  { threadId, fileId }: { readonly threadId: string; readonly fileId: string },
): Promise<OpenedFile & { readonly personId: PersonId }> {
  if (!isUuid(threadId) || !isUuid(fileId)) throw new NotFound('file', { detail: 'not an id' })
  const { rows } = await sql<OpenedFile & { readonly personId: PersonId }>`
    select f.person_id, f.name, f.content_type, f.bytes from message_thread t
    join message_file f on f.person_id = t.person_id and f.thread_id = t.thread_id
    where t.thread_id = ${threadId}::uuid and f.file_id = ${fileId}::uuid and f.message_id is not null
      and f.state = 'open'`.execute(scope.db)
  const [file] = rows
  if (!file) throw new NotFound('file', { detail: 'not to be opened here' })
  return file
}

import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { listLiveAsks } from './asks.ts'
import { decideSending, type Sending } from './decide-sending.ts'
import { type Kind, VALUE_KINDS, type ValueKind } from './kinds.ts'

/** In characters. */
export const LONGEST_NOTE = 2000

/** Something that a person has measured or written down. */
export type Entry = {
  readonly entryId: string
  readonly kind: Kind
  readonly measuredAt: Instant
  /** In the unit of the kind; null: words alone. */
  readonly value: number | null
  readonly second: number | null
  readonly note: string
  readonly accountId: string
  readonly actorName: string
  readonly enteredAt: Instant
  readonly struckAt: Instant | null
}

export type NewEntry = Pick<Entry, 'kind' | 'measuredAt' | 'value' | 'second' | 'note'> & {
  /** Made with the form: sent twice it is one entry. */
  readonly entryId: string
}

const COLUMNS = sql`entry_id, kind, measured_at, value, second_value as second, note, account_id, actor_name, entered_at,
  struck_at`

/** Whether this scope has the journal: the person, and whoever may see everything for them. */
export async function hasJournal(scope: PatientScope): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select covers_journal() as has`.execute(scope.db)
  return rows[0]!.has
}

/** The newest of each kind, what was struck out left aside. */
export async function listNewest(scope: PatientScope): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select n.* from unnest(${[...VALUE_KINDS, 'diary']}::text[]) with ordinality k (kind, place)
    cross join lateral (select ${COLUMNS} from journal_entry e
      where e.person_id = ${scope.subject}::uuid and e.kind = k.kind and e.struck_at is null
      order by e.measured_at desc, e.entry_id limit 1) n
    order by k.place`.execute(scope.db)
  return rows
}

/** Entries of one kind, or of all, the newest first. */
export async function listEntries(
  scope: PatientScope,
  { kind, take }: { readonly kind: Kind | null; readonly take: number },
): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${COLUMNS} from journal_entry
    where person_id = ${scope.subject}::uuid and (${kind}::text is null or kind = ${kind}) and struck_at is null
    order by measured_at desc, entry_id limit ${take}`.execute(scope.db)
  return rows
}

/** Throws NotFound for what is not in this scope's journal. */
export async function readEntry(scope: PatientScope, { entryId }: { readonly entryId: string }): Promise<Entry> {
  if (!isUuid(entryId)) throw new NotFound('entry', { detail: 'not an id' })
  const { rows } = await sql<Entry>`
    select ${COLUMNS} from journal_entry
    where person_id = ${scope.subject}::uuid and entry_id = ${entryId}::uuid`.execute(scope.db)
  if (!rows[0]) throw new NotFound('entry', { detail: 'not in this journal' })
  return rows[0]
}

/**
 * Writes something down, and sends it to the teams that asked for it (`decideSending`). The same form twice writes once.
 * Answers where it went; of a form that came again, nothing anew.
 */
export async function writeEntry(scope: PatientScope, entry: NewEntry): Promise<readonly Sending[]> {
  const { rows } = await sql`
    insert into journal_entry (person_id, entry_id, kind, measured_at, value, second_value, note, account_id, actor_name,
      capacity)
    values (${scope.subject}::uuid, ${entry.entryId}::uuid, ${entry.kind}, ${entry.measuredAt}::timestamptz, ${entry.value},
      ${entry.second}, ${entry.note.trim().slice(0, LONGEST_NOTE)}, ${scope.actor.accountId}::uuid, ${scope.actor.name},
      ${scope.capacity})
    on conflict do nothing returning entry_id`.execute(scope.db)
  if (rows.length === 0 || entry.kind === 'diary' || entry.value === null) return []
  return send(scope, { ...entry, kind: entry.kind, value: entry.value })
}

async function send(
  scope: PatientScope,
  entry: NewEntry & { readonly kind: ValueKind; readonly value: number },
): Promise<readonly Sending[]> {
  const asks = await listLiveAsks(scope)
  const sendings = decideSending(entry, asks)
  for (const { askId, word, isBeyond } of sendings) {
    if (word === 'kept') continue
    const { teamId, institutionId, dueAt } = asks.find((ask) => ask.askId === askId)!
    await sql`insert into journal_sent (person_id, ask_id, entry_id, institution_id, team_id, is_beyond, due_at)
      values (${scope.subject}::uuid, ${askId}::uuid, ${entry.entryId}::uuid, ${institutionId}, ${teamId}::uuid,
        ${isBeyond}, ${isBeyond ? dueAt : null}::timestamptz)`.execute(scope.db)
  }
  return sendings
}

/** Strikes an entry out: it leaves the lists, and a team that has it reads that it was struck out. */
export async function strikeEntry(scope: PatientScope, { entryId }: { readonly entryId: string }): Promise<void> {
  await readEntry(scope, { entryId })
  await sql`update journal_entry set struck_at = now()
    where person_id = ${scope.subject}::uuid and entry_id = ${entryId}::uuid and struck_at is null`.execute(scope.db)
}

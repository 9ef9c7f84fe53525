import { sql } from 'kysely'
import { Refused } from '#base/errors'
import type { LinkId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope, StaffScope } from '#platform/database/scopes'

/** A desk that prints letters for its patients. */
export type LetterDesk = { readonly institutionId: string; readonly name: string }

/** The desks that print for the own record of this account. */
export async function listLetterDesks(scope: AccountScope): Promise<readonly LetterDesk[]> {
  const { rows } = await sql<LetterDesk>`select institution_id, name from own_letter_desks()`.execute(scope.db)
  return rows
}

/** What letters cost a desk. */
export type LetterCount = {
  readonly isOpen: boolean
  readonly waiting: number
  readonly waitingSince: Instant | null
  /** In the last thirty days. */
  readonly printed: number
}

/** Whether the own desk prints letters, and how many; for whoever runs the institution. */
export async function readLetterDesk(scope: StaffScope): Promise<LetterCount> {
  const { rows } = await sql<LetterCount>`
    select coalesce((select is_open from letter_desk where institution_id = ${scope.institutionId}), false) as is_open,
           c.waiting, c.waiting_since, c.printed
    from count_letters() c`.execute(scope.db)
  if (!rows[0]) throw new Refused('whoever runs the institution says what its desk prints')
  return rows[0]
}

/** Says that the own desk prints letters, or no more: then what is told goes by mail again, where there is an address. */
export async function setLetterDesk(scope: StaffScope, { isOpen }: { readonly isOpen: boolean }): Promise<void> {
  await sql`insert into letter_desk (institution_id, is_open, set_by, set_name)
    values (${scope.institutionId}, ${isOpen}, ${scope.actor.accountId}::uuid, ${scope.actor.name})
    on conflict (institution_id) do update set is_open = excluded.is_open, set_by = excluded.set_by,
      set_name = excluded.set_name, set_at = now()`.execute(scope.db)
}

/** A letter that waits to be printed. It says that there is something, and not what. */
export type WaitingLetter = {
  readonly personId: PersonId
  readonly letterId: string
  readonly linkId: LinkId
  readonly personName: string
  readonly language: string | null
  readonly madeAt: Instant
}

/** At one go. */
export const MOST_LETTERS = 50

/** Letters that wait at the own desk, the oldest first. */
export async function listWaitingLetters(scope: StaffScope): Promise<readonly WaitingLetter[]> {
  const { rows } = await sql<WaitingLetter>`
    select person_id, letter_id, link_id, person_name, language, made_at from paper_letter
    where institution_id = ${scope.institutionId} and printed_at is null
    order by made_at, letter_id limit ${MOST_LETTERS}`.execute(scope.db)
  return rows
}

/** Letters that the own desk has printed in the last day: a printer may have eaten them. */
export async function listPrintedLetters(scope: StaffScope): Promise<readonly WaitingLetter[]> {
  const { rows } = await sql<WaitingLetter>`
    select person_id, letter_id, link_id, person_name, language, made_at from paper_letter
    where institution_id = ${scope.institutionId} and printed_at > now() - interval '1 day'
    order by printed_at desc, made_at, letter_id limit ${MOST_LETTERS}`.execute(scope.db)
  return rows
}

/** Takes these for printing; answers those that nobody has taken meanwhile. */
export async function takeLetters(
  scope: StaffScope,
  letters: readonly WaitingLetter[],
): Promise<readonly WaitingLetter[]> {
  const { rows } = await sql<{ letterId: string }>`
    update paper_letter set printed_at = now(), printed_by = ${scope.actor.accountId}::uuid,
      printed_name = ${scope.actor.name}
    where letter_id = any (${letters.map(({ letterId }) => letterId)}::uuid[])
      and institution_id = ${scope.institutionId} and printed_at is null
    returning letter_id`.execute(scope.db)
  const taken = new Set(rows.map(({ letterId }) => letterId))
  return letters.filter(({ letterId }) => taken.has(letterId))
}

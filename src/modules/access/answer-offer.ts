import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { TooMany } from '#base/errors'
import type { PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { AccountScope } from '#platform/database/scopes'
import type { DelegateTask } from './delegate-task.ts'
import { hashTyped } from './hash-typed.ts'
import type { Relation } from './list-delegates.ts'

/** What a code offers to whoever holds it. */
export type FoundOffer = {
  /** `own`: the one who holds the code is the person. */
  readonly state: 'open' | 'own'
  readonly given: string
  readonly family: string | null
  readonly tasks: readonly DelegateTask[]
  readonly categories: readonly Category[] | null
  readonly validFrom: Instant
  readonly validUntil: Instant | null
}

/**
 * What a code offers, or null: unknown, used, taken back and run out are one answer. It uses nothing up; a wrong code
 * counts against the account. Throws TooMany after twenty in an hour.
 */
export async function findOffer(scope: AccountScope, { code }: { readonly code: string }): Promise<FoundOffer | null> {
  const { rows } = await sql<FoundOffer & { readonly state: string }>`
    select state, given, family, tasks, categories, valid_from, valid_until
    from find_offer(${await hashTyped(code)})`.execute(scope.db)
  const found = rows[0]
  if (found && found.state !== 'open' && found.state !== 'own')
    throw new TooMany('code', { retryAfterSeconds: 3600, detail: 'wrong codes' })
  return found ?? null
}

/** Accepts or declines an offer, once. Answers whose record it is, or null when there is nothing to answer any more. */
export async function answerOffer(
  scope: AccountScope,
  { code, answer, relation }: { code: string; answer: 'accepted' | 'declined'; relation: Relation | null },
): Promise<PersonId | null> {
  const { rows } = await sql<{ personId: PersonId | null }>`
    select answer_offer(${await hashTyped(code)}, ${answer}, ${relation}, ${scope.requestId}) as person_id`.execute(
    scope.db,
  )
  return rows[0]?.personId ?? null
}

import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { Conflict, NotFound, Refused } from '#base/errors'
import { type Instant, plusDays } from '#base/instant'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { makeCode } from '#platform/handed-code'
import type { DelegateTask } from './delegate-task.ts'
import { hashTyped } from './hash-typed.ts'

export type HelpToOffer = {
  /** Made by the page: the same form sent twice offers once. */
  readonly offerId: string
  /** What the person calls the helper; the helper's account has a name of its own. */
  readonly helperName: string
  readonly tasks: readonly DelegateTask[]
  /** Null: everything. */
  readonly categories: readonly Category[] | null
  readonly validFrom: Instant
  /** Null: until it is ended. */
  readonly validUntil: Instant | null
}

/** The code to hand over: it is shown once and kept as a hash. */
export type HandedCode = { readonly code: string; readonly until: Instant }

const CODE_DAYS = 14
const MOST_OPEN = 20

/**
 * Offers somebody to help: it shows nothing to anybody until it is accepted with the code. Answers null when this offer
 * has been made already. Throws Refused for all but the person, and Conflict when twenty offers wait.
 */
export async function offerHelp(scope: PatientScope, help: HelpToOffer): Promise<HandedCode | null> {
  mustBeSelf(scope)
  const { rows: open } = await sql<{ offerId: string }>`
    select offer_id from grant_offer
    where person_id = ${scope.subject}::uuid and closed_at is null and code_until > now()`.execute(scope.db)
  if (open.length >= MOST_OPEN) throw new Conflict('offers', { detail: 'too many wait' })
  const handed = newHandedCode(scope)
  const { rows } = await sql<{ offerId: string }>`
    insert into grant_offer (person_id, offer_id, helper_name, tasks, categories, valid_from, valid_until, account_id,
                             actor_name, code_hash, code_until)
    values (${scope.subject}::uuid, ${help.offerId}::uuid, ${help.helperName}, ${[...help.tasks]},
            ${help.categories && [...help.categories]}, ${help.validFrom}::timestamptz, ${help.validUntil}::timestamptz,
            ${scope.actor.accountId}::uuid, ${scope.actor.name}, ${await hashTyped(handed.code)}, ${handed.until}::timestamptz)
    on conflict do nothing returning offer_id`.execute(scope.db)
  return rows.length > 0 ? handed : null
}

/** Another code for an offer that waits; the one before opens nothing from now on. Throws NotFound, and Refused. */
export async function renewCode(scope: PatientScope, { offerId }: { readonly offerId: string }): Promise<HandedCode> {
  mustBeSelf(scope)
  const handed = newHandedCode(scope)
  const { rows } = await sql<{ offerId: string }>`
    update grant_offer set code_hash = ${await hashTyped(handed.code)}, code_until = ${handed.until}::timestamptz
    where person_id = ${scope.subject}::uuid and offer_id = ${offerId}::uuid and closed_at is null
    returning offer_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('offer', { detail: 'none that waits' })
  return handed
}

/** Throws Refused: delegates and guardians let nobody else in (security case A42). */
export function mustBeSelf(scope: PatientScope): void {
  if (scope.capacity !== 'self') throw new Refused('only the person lets somebody help')
}

/** A code that is good for two weeks. */
export function newHandedCode(scope: PatientScope | StaffScope): HandedCode {
  return { code: makeCode(), until: plusDays(scope.now, CODE_DAYS) }
}

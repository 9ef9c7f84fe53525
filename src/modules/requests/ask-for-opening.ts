import { sql } from 'kysely'
import { Conflict, NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { listSealed } from '#release'
import { dueNow } from './promise.ts'

/**
 * Asks the institution's team to open a card before its day. Answers the request's id; asked again while it waits for an
 * answer, null. What is behind the card is found by the database, which tells nobody how much it is. Throws NotFound for
 * a card that this scope does not see, and Conflict for what a law closes or the person's own choice holds.
 */
export async function askForOpening(
  scope: PatientScope,
  { cardId }: { readonly cardId: string },
): Promise<string | null> {
  const card = (await listSealed(scope)).find((each) => each.cardId === cardId)
  if (!card) throw new NotFound('card', { detail: 'not a card of this scope' })
  if (!mayBeAskedFor(card)) throw new Conflict('nobody at the institution can open this card')
  const { institutionId, category, releaseRule, opensAt } = card
  const day = opensAt?.toISOString().slice(0, 10) ?? null
  const due = await dueNow(scope, { kind: 'early-opening', institutionId })
  const { rows } = await sql<{ asked: string | null }>`
    select ask_for_card(${institutionId}, ${category}, ${releaseRule}, ${day}::date, ${due}::timestamptz,
                        ${scope.actor.name}) as asked`.execute(scope.db)
  return rows[0]!.asked
}

/** Whether a team can open it: not what a law closes, nor what the person chose to wait for. */
export function mayBeAskedFor({
  verdict,
  releaseRule,
}: {
  readonly verdict: string
  readonly releaseRule: string
}): boolean {
  return verdict !== 'blocked' && !releaseRule.startsWith('patient-chose-')
}

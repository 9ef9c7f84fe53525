import type { PatientScope } from '#platform/database/scopes'
import { readLiveRulebook, type SealedCard } from '#release'
import { listAskedCards } from '#requests'
import { askedOf } from './asked-of.ts'
import { cardOf } from './card-of.ts'
import type { Frame, SealedCardView } from './view-types.ts'

/** Cards with the rules' words and what has been asked about them. Where nothing waits nothing is read. */
export async function cardsOf(
  scope: PatientScope,
  sealed: readonly SealedCard[],
  frame: Frame,
): Promise<readonly SealedCardView[]> {
  if (sealed.length === 0) return []
  const [rulebook, asked] = [await readLiveRulebook(scope), await listAskedCards(scope)]
  return sealed.map((card) => {
    const request = asked.get(card.cardId)
    return { ...cardOf(card, rulebook, frame.w.language), asked: request ? askedOf(request, scope) : null }
  })
}

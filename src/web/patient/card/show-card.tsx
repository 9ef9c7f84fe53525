import { NotFound } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { askForWaiting, listSealed, mayChoose, readLiveRulebook, type SealedCard } from '#release'
import { askForOpening, dueNow, mayBeAskedFor } from '#requests'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { cardsOf } from '../cards-of.ts'
import type { Frame } from '../view-types.ts'
import { AskPage, CardPage, type CardPageProps } from './card-page.tsx'

/** One thing that waits. A card that is not there any more, and one that never was, are the same answer. */
export async function showCard(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const sealed = await findCard(scope, visit)
  const [card] = await cardsOf(scope, [sealed], frame)
  const chooses = await mayChoose(scope, await readLiveRulebook(scope))
  const dueAt = await dueNow(scope, { kind: 'early-opening', institutionId: sealed.institutionId })
  const byWhom = openedBy(sealed)
  return {
    view: <CardPage frame={frame} card={card!} byWhom={byWhom} dueAt={dueAt} mayChoose={chooses} />,
    category: sealed.category,
  }
}

/** Asks once more before the team is asked. What waits for an answer already leads back to the card. */
export async function showAskForCard(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const sealed = await findCard(scope, visit)
  const [card] = await cardsOf(scope, [sealed], frame)
  if (card!.asked || !mayBeAskedFor(sealed)) return { goTo: paths.card(sealed.cardId) }
  const dueAt = await dueNow(scope, { kind: 'early-opening', institutionId: sealed.institutionId })
  return { view: <AskPage frame={frame} card={card!} dueAt={dueAt} />, category: sealed.category }
}

/** Asks the institution's team. Asked twice is asked once. */
export async function askForCard(scope: PatientScope, visit: Visit): Promise<Shown> {
  const { cardId } = await findCard(scope, visit)
  await askForOpening(scope, { cardId })
  return { goTo: paths.card(cardId) }
}

/** Opens what waits until its person asks, of this card's kind. */
export async function openOwnCard(scope: PatientScope, visit: Visit): Promise<Shown> {
  const { category } = await findCard(scope, visit)
  await askForWaiting(scope, { category })
  return { goTo: paths.category(category) }
}

async function findCard(scope: PatientScope, visit: Visit): Promise<SealedCard> {
  const card = (await listSealed(scope)).find(({ cardId }) => cardId === visit.params.cardId)
  if (!card) throw new NotFound('card', { detail: 'not a card of this scope' })
  return card
}

function openedBy({ verdict, releaseRule }: SealedCard): CardPageProps['byWhom'] {
  if (verdict === 'blocked') return 'law'
  if (mayBeAskedFor({ verdict, releaseRule })) return 'team'
  return releaseRule === 'patient-chose-to-ask' ? 'own-asking' : 'own-choice'
}

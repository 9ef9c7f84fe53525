import { SealedCard } from '#ui/sealed-card/sealed-card'
import { paths } from '../paths.ts'
import { askedWords } from './asked-of.ts'
import type { Frame, SealedCardView } from './view-types.ts'

/**
 * What waits to open; nothing at all when nothing waits. Holds that say the same are one card: how many tests wait
 * could itself be news.
 */
export function SealedCards({ cards, frame }: { readonly cards: readonly SealedCardView[]; readonly frame: Frame }) {
  const { w } = frame
  if (cards.length === 0) return null
  const different = [...new Map(cards.map((card) => [card.cardId, card])).values()]
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{w.sealed.heading}</h2>
      {different.map((card) => (
        <SealedCard
          cardId={card.cardId}
          category={w.categories[card.category].name}
          institution={card.institutionName}
          kind={card.kind}
          rule={card.ruleText}
          decidedBy={card.decidedBy}
          opens={card.opensAt && w.formatInstantDay(card.opensAt, frame.timeZone)}
          state={card.asked ? askedWords(card.asked, frame) : null}
          more={card.asked === undefined ? null : { href: paths.card(card.cardId), text: w.requests.card.canDo }}
          w={w}
        />
      ))}
    </section>
  )
}

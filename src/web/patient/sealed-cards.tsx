import { SealedCard } from '#ui/sealed-card/sealed-card'
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
          w={w}
        />
      ))}
    </section>
  )
}

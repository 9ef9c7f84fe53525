import { More } from '#ui/more/more'
import { openingWords, SealedCard } from '#ui/sealed-card/sealed-card'
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
      {frame.looks?.isSimple ? (
        <ShortCards cards={different} frame={frame} />
      ) : (
        <WholeCards cards={different} frame={frame} />
      )}
    </section>
  )
}

type Cards = { readonly cards: readonly SealedCardView[]; readonly frame: Frame }

const FEW = 2

/** On a simple page: what, from whom and until when; all else about it is on its own page. */
function ShortCards({ cards, frame }: Cards) {
  const { w } = frame
  if (cards.some(({ asked }) => asked === undefined)) return <WholeCards cards={cards} frame={frame} />
  const lines = cards.map((card) => (
    <li>
      <p class="t">
        <a href={paths.card(card.cardId)}>
          {w.sealed.title({ category: w.categories[card.category].name, institution: card.institutionName })}
        </a>
      </p>
      <p class="m">{openingWords(card.kind, dayOf(card, frame), card.institutionName, w)}</p>
    </li>
  ))
  return (
    <>
      <ul class="rows">{lines.slice(0, FEW)}</ul>
      {lines.length > FEW && (
        <More summary={w.looks.moreWaiting({ count: lines.length - FEW })}>
          <ul class="rows">{lines.slice(FEW)}</ul>
        </More>
      )}
    </>
  )
}

function dayOf({ opensAt }: SealedCardView, { w, timeZone }: Frame): string | null {
  return opensAt && w.formatInstantDay(opensAt, timeZone)
}

function WholeCards({ cards, frame }: Cards) {
  const { w } = frame
  return (
    <>
      {cards.map((card) => (
        <SealedCard
          cardId={card.cardId}
          category={w.categories[card.category].name}
          institution={card.institutionName}
          kind={card.kind}
          rule={card.ruleText}
          decidedBy={card.decidedBy}
          opens={dayOf(card, frame)}
          state={card.asked ? askedWords(card.asked, frame) : null}
          more={card.asked === undefined ? null : { href: paths.card(card.cardId), text: w.requests.card.canDo }}
          w={w}
        />
      ))}
    </>
  )
}

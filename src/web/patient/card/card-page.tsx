import type { Instant } from '#base/instant'
import { BackLink } from '#ui/back-link/back-link'
import { Button, PostButton } from '#ui/button/button'
import { openingWords } from '#ui/sealed-card/sealed-card'
import { paths } from '../../paths.ts'
import { askedWords } from '../asked-of.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, SealedCardView } from '../view-types.ts'

export type CardPageProps = {
  readonly frame: Frame
  readonly card: SealedCardView
  /** Whose it is to open: a team by request, the reader by the own choice, nobody (a law). */
  readonly byWhom: 'team' | 'own-choice' | 'own-asking' | 'law'
  /** By when a team that is asked now answers. */
  readonly dueAt: Instant
  /** Whether the reader may choose when results open. */
  readonly mayChoose: boolean
}

/** One thing that waits: why, until when at the latest, and what one can do about it. */
export function CardPage({ frame, card, byWhom, dueAt, mayChoose }: CardPageProps) {
  const { w, timeZone } = frame
  const t = w.requests
  const [category, institution] = [w.categories[card.category].name, card.institutionName]
  const opens = card.opensAt && w.formatInstantDay(card.opensAt, timeZone)
  return (
    <PortalPage frame={frame} title={w.sealed.title({ category, institution })}>
      <BackLink href={paths.category(card.category)}>{w.frame.backTo({ page: category })}</BackLink>
      <h1>{w.sealed.title({ category, institution })}</h1>
      <p class="lead">{openingWords(card.kind, opens, institution, w)}</p>
      <h2>{w.sealed.why}</h2>
      {card.ruleText && <p>{w.sealed.rule({ rule: card.ruleText })}</p>}
      {card.decidedBy && <p>{w.sealed.decidedBy({ who: card.decidedBy })}</p>}
      <p>{w.sealed.notNews}</p>
      <h2>{t.card.canDo}</h2>
      {card.asked ? (
        <>
          <p>{askedWords(card.asked, frame)}</p>
          <p>
            <a href={paths.request(card.asked.requestId)}>{t.title}</a>
          </p>
        </>
      ) : (
        <ToOpen frame={frame} card={card} byWhom={byWhom} dueAt={dueAt} mayChoose={mayChoose} />
      )}
      <p>{w.sealed.ask({ institution })}</p>
      {mayChoose && (
        <p>
          <a href={paths.opening()}>{byWhom.startsWith('own') ? t.card.changeChoice : t.card.chooseToo}</a>
        </p>
      )}
      {frame.visitor?.subject?.isSelf && (
        <p>
          <a href={paths.letHelp()}>{w.delegates.letHelp}</a>
        </p>
      )}
    </PortalPage>
  )
}

function ToOpen({ frame, card, byWhom, dueAt, mayChoose }: CardPageProps) {
  const { w, timeZone } = frame
  const t = w.requests.card
  const institution = card.institutionName
  if (byWhom === 'law') return <p>{t.lawOnly({ institution })}</p>
  if (byWhom === 'team' && card.opensAt && card.opensAt <= dueAt) return <p>{t.soon}</p>
  if (byWhom === 'team')
    return (
      <>
        <p>
          {t.askWhom({ team: w.requests.team({ institution }), date: w.formatInstantDay(dueAt, timeZone) })} {t.askMay}
        </p>
        <p>
          <a href={paths.askForCard(card.cardId)}>{t.askTitle}</a>
        </p>
      </>
    )
  return (
    <>
      <p>{t.ownChoice}</p>
      {byWhom === 'own-asking' && mayChoose && (
        <>
          <p>{t.openNowHint({ category: w.categories[card.category].name })}</p>
          <PostButton action={paths.openCard(card.cardId)}>{t.openNow}</PostButton>
        </>
      )}
    </>
  )
}

/** Before it is asked: of what, whom, and by when. */
export function AskPage({ frame, card, dueAt }: Pick<CardPageProps, 'frame' | 'card' | 'dueAt'>) {
  const { w, timeZone } = frame
  const t = w.requests
  const [category, institution] = [w.categories[card.category].name, card.institutionName]
  const what = w.sealed.title({ category, institution })
  return (
    <PortalPage frame={frame} title={t.card.askTitle}>
      <BackLink href={paths.card(card.cardId)}>{w.frame.backTo({ page: what })}</BackLink>
      <h1>{t.card.askTitle}</h1>
      <p class="lead">{t.card.askAbout({ what })}</p>
      <p>
        {t.card.askWhom({ team: t.team({ institution }), date: w.formatInstantDay(dueAt, timeZone) })} {t.card.askMay}
      </p>
      <p>{w.errors.urgent}</p>
      <form class="stack" method="post" action={paths.askForCard(card.cardId)}>
        <div>
          <Button>{t.card.askSend}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

import type { Words } from '#messages/translator'

export type SealedCardProps = {
  readonly cardId: string
  /** What kind of thing it is, in the person's words; never the title of the item itself. */
  readonly category: string
  readonly institution: string
  readonly kind: 'delay' | 'after-comment' | 'by-appointment' | 'blocked-by-law' | 'being-checked'
  readonly rule: string
  readonly decidedBy: string
  /** The day it opens at the latest, in words; null when no day is known. */
  readonly opens: string | null
  /** What has been asked about it, and when the answer comes. */
  readonly state?: string | null
  /** Where one can do something about it. */
  readonly more?: { readonly href: string; readonly text: string } | null
  readonly w: Words
}

/** Something that opens later: what kind, from whom, when at the latest, by which rule, and whom to ask. */
export function SealedCard(props: SealedCardProps) {
  const { cardId, category, institution, kind, rule, decidedBy, opens, state, more, w } = props
  const t = w.sealed
  return (
    <article class="sealed" aria-labelledby={`card-${cardId}`}>
      <h3 id={`card-${cardId}`}>{t.title({ category, institution })}</h3>
      <p class="when">{openingWords(kind, opens, institution, w)}</p>
      {rule && <p>{t.rule({ rule })}</p>}
      {state && <p>{state}</p>}
      {more && (
        <p>
          <a href={more.href} aria-describedby={`card-${cardId}`}>
            {more.text}
          </a>
        </p>
      )}
      <details>
        <summary>{t.why}</summary>
        {decidedBy && <p>{t.decidedBy({ who: decidedBy })}</p>}
        <p>{t.notNews}</p>
        <p>{t.ask({ institution })}</p>
      </details>
    </article>
  )
}

/** When it opens, as one sentence. */
export function openingWords(
  kind: SealedCardProps['kind'],
  date: string | null,
  institution: string,
  w: Words,
): string {
  const t = w.sealed
  switch (kind) {
    case 'delay':
      return date ? t.delay({ date }) : t.delayOpen
    case 'after-comment':
      return date ? t.afterComment({ date }) : t.afterCommentOpen
    case 'by-appointment':
      return date ? t.byAppointment({ date }) : t.byAppointmentOpen
    case 'blocked-by-law':
      return t.blockedByLaw({ institution })
    case 'being-checked':
      return date ? t.beingChecked({ date }) : t.beingCheckedOpen
  }
}

import type { Language } from '#base/categories'
import { findRule, type LiveRulebook, type SealedCard } from '#release'
import type { SealedCardView, SealedKind } from './view-types.ts'

const KINDS: Readonly<Record<string, SealedKind>> = {
  delayed: 'delay',
  'after-comment': 'after-comment',
  'by-appointment': 'by-appointment',
  blocked: 'blocked-by-law',
  'being-checked': 'being-checked',
}

/** A hold in the reader's language, with the rule's own words. Its name on the page says nothing about the item. */
export function cardOf(card: SealedCard, rulebook: LiveRulebook, language: Language): SealedCardView {
  const rule = findRule(rulebook, card.releaseRule)
  const ground = rulebook.holdGrounds.find(({ id }) => id === card.ground)
  return {
    cardId: card.cardId,
    category: card.category,
    institutionName: card.institutionName,
    kind: KINDS[card.verdict] ?? 'being-checked',
    ruleText: [rule?.says[language], ground?.says[language]].filter(Boolean).join(' '),
    decidedBy: card.askedBy ?? rule?.decidedBy ?? '',
    opensAt: card.opensAt,
  }
}

import type { rules as english } from '../en/rules.ts'
import type { Translated } from '../message-types.ts'

export const rules: Translated<typeof english, 'fr'> = {
  everythingElse: 'Tout le reste',
  among: '{kind} (parmi : {categories})',
  from: '{kind}, de {services}',
  of: '{kind} : {people}',
  told: '{kind}, quand le patient a été informé à l’avance',
  effects: {
    immediate: 'tout de suite',
    'immediate-with-preface': 'tout de suite, précédé de quelques mots',
    delay: { one: 'après {count} jour', many: 'après {count} jours', other: 'après {count} jours' },
    'after-comment': {
      one: 'après un commentaire, {count} jour au plus',
      many: 'après un commentaire, {count} jours au plus',
      other: 'après un commentaire, {count} jours au plus',
    },
    'by-appointment': {
      one: 'lors d’un rendez-vous, {count} jour au plus',
      many: 'lors d’un rendez-vous, {count} jours au plus',
      other: 'lors d’un rendez-vous, {count} jours au plus',
    },
    'after-comment-open': 'après un commentaire, sans dernier jour',
    'by-appointment-open': 'lors d’un rendez-vous, sans dernier jour',
    blocked: 'pas ici : {law}',
  },
  plainly: 'S’ouvre {when}.',
  chooseEarlier: 'Vous pouvez choisir de l’avoir plus tôt.',
  what: 'Quoi',
  when: 'Quand',
  inWords: 'En mots',
  approved: 'Approuvé par',
  over: 'terminé',
  planned: 'Prévu',
  plannedIntro: 'De nouvelles règles s’appliquent à partir du {day}. Elles ont été décidées par : {decision}.',
  plannedNone: 'Aucune autre règle n’est prévue pour l’instant.',
  plannedNew: 'Nouveau ou changé',
  plannedGone: 'N’est plus une règle',
  plannedSame: 'Les règles restent telles quelles. Seuls des mots ou des listes changent.',
  inForce: 'En vigueur depuis le {day}. Décidé par : {decision}.',
  noRules: 'Il y a une seule règle pour tout.',
}

import type { timeline as english } from '../en/timeline.ts'
import type { Translated } from '../message-types.ts'

export const timeline: Translated<typeof english, 'fr'> = {
  title: 'Tout par date',
  lead: 'Tous les genres et tous les services de santé en une liste, du plus récent au plus ancien.',
  choose: 'Choisir un genre ou une année',
  kind: 'Genre',
  allKinds: 'Tous les genres',
  year: 'Commencer par l’année',
  yearHint: 'Quatre chiffres, comme 2019.',
  newest: 'Vers le plus récent',
  empty: 'Rien n’est encore arrivé.',
}

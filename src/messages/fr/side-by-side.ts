import type { sideBySide as english } from '../en/side-by-side.ts'
import type { Translated } from '../message-types.ts'

export const sideBySide: Translated<typeof english, 'fr'> = {
  several: 'Sur plusieurs listes',
  lead: 'Chaque service tient sa propre liste. Elles sont côte à côte ici, et rien n’est laissé de côté.',
  single: 'Sur une seule liste',
  agrees: 'Nous n’avons trouvé aucune différence entre les listes.',
  differs: 'Les listes ne disent pas la même chose',
  ask: 'Demandez à l’un d’eux de vérifier.',
  says: '{institution} : {what}',
  over: '{state}, {date}',
  state: 'Où en est-on',
  criticality: 'Quel danger possible',
  severity: 'Quelle gravité',
  began: 'Depuis quand',
  ended: 'Jusqu’à quand',
  given: 'Quand il a été fait',
  doses: 'Des jours différents peuvent être des doses différentes.',
  wasGiven: 'fait',
  notGiven: 'pas fait',
  noAllergies: '{institution} dit qu’aucune allergie n’est connue.',
  noMedicineAllergies: '{institution} dit qu’aucune allergie à un médicament n’est connue.',
  noFoodAllergies: '{institution} dit qu’aucune allergie à un aliment n’est connue.',
  noSurroundingsAllergies: '{institution} dit qu’aucune allergie à ce qui vous entoure n’est connue.',
  noProblems: '{institution} dit qu’aucune maladie n’est connue.',
  noVaccines: '{institution} dit qu’aucun vaccin n’est connu.',
  hasOnList: '{institution} a sur sa liste : {what}.',
}

import type { explain as english } from '../en/explain.ts'
import type { Translated } from '../message-types.ts'

export const explain: Translated<typeof english, 'fr'> = {
  clinicalName: 'Nom clinique : {name} ({table}, version {version}).',
  noLongerIn: 'La table a depuis abandonné ce code.',
  sendersName: '{institution} l’appelle {name}.',
  whatFor: 'À quoi cela sert',
  whatIs: 'Ce que c’est',
  high: 'Ce qu’une valeur haute peut vouloir dire',
  low: 'Ce qu’une valeur basse peut vouloir dire',
  found: 'Ce que cela peut vouloir dire si quelque chose est trouvé',
  influence: 'Ce qui peut aussi changer la valeur',
  outside: 'Ce qu’une valeur hors des limites habituelles peut vouloir dire',
  general: 'Ce sont des explications générales. Elles ne connaissent ni vous ni vos autres résultats.',
  adults: 'Elles concernent les adultes. Pendant la grossesse, d’autres valeurs peuvent être habituelles.',
  child:
    'Ce qui est habituel change quand un enfant grandit. Demandez à ceux qui soignent l’enfant ce que cette valeur veut dire.',
  unreviewed: 'Aucun professionnel de santé n’a encore relu ce texte.',
  reviewed: 'Relu par {name}, {institution}, le {date}.',
  sources: 'D’après : {sources}',
  next: 'Et maintenant ?',
  orderedBy: '{name} a demandé cet examen. Demandez-lui ce qu’il veut dire pour vous.',
  hasWritten: '{name} vous a écrit à ce sujet, sur cette page.',
  callIsComing: 'Vous avez demandé un appel. Il vient au plus tard le {date}.',
  notTold: '{institution} ne nous a pas dit qui vous appellera, ni quand.',
  contact: 'Si vous n’avez pas de nouvelles et vous posez des questions, adressez-vous ici :',
  askBelow: 'Vous pouvez aussi demander un appel en bas de cette page.',
  together: 'Mesuré en même temps',
  wholeReport: 'Voir le compte rendu entier : {title}',
}

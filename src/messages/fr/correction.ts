import type { correction as english } from '../en/correction.ts'
import type { Translated } from '../message-types.ts'

export const correction: Translated<typeof english, 'fr'> = {
  title: 'Quelque chose est faux ici',
  about: 'De quoi il s’agit',
  day: 'Jour',
  from: 'De',
  goes: 'Ce que vous écrivez va à l’équipe de {institution}. Elle répond d’ici au {date}.',
  stays: 'Rien n’est retiré de votre dossier pour autant, et vos soins continuent.',
  label: 'Qu’est-ce qui est faux, et qu’est-ce qui serait juste ?',
  hint: 'Avec vos mots. Si vous vous sentez mal, n’attendez pas la réponse : appelez votre médecin.',
  send: 'Envoyer',
  faultTitle: 'Regardez encore une fois',
  faultText: 'Il manque une chose.',
  fault: 'Écrivez ce qui est faux, en 2000 caractères au plus.',
  link: 'Quelque chose est faux ici ? Dites-le à {institution}',
  waits: 'Vous avez dit que quelque chose est faux ici. La réponse vient d’ici au {date}.',
  see: 'Voir ce qui a été dit',
}

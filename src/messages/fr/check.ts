import type { check as english } from '../en/check.ts'
import type { Translated } from '../message-types.ts'

export const check: Translated<typeof english, 'fr'> = {
  title: 'Vérifier vos exemples',
  intro:
    'Voyez ce que deviendraient des fichiers de vos systèmes avant de les envoyer. Rien n’est conservé et aucun dossier n’est touché.',
  feed: 'Connexion',
  files: 'Fichiers',
  filesHint:
    'Des exemples sans vraies personnes, tels que votre système les écrit. Au plus 20 fichiers et 5 Mo en tout.',
  check: 'Vérifier',
  none: 'Choisissez au moins un fichier.',
  tooMuch: 'C’est plus de 20 fichiers ou 5 Mo. Choisissez des exemples moins nombreux ou plus petits.',
  tooLong: 'Cela a pris plus d’une minute. Choisissez moins d’exemples.',
  busy: 'Les exemples de quelqu’un d’autre sont en cours d’examen. Réessayez dans une minute.',
  noFeeds: 'Votre établissement n’a pas encore de connexion. Adressez-vous à ceux qui gèrent le portail.',
  result: 'Ce qu’ils deviendraient',
  file: 'Fichier',
  goesIn: 'Entrerait',
  setAside: 'Serait mis de côté',
  waits: 'Attendrait son patient',
  persons: 'Personnes',
  why: 'Ce qui serait mis de côté, et pourquoi',
  where: 'Où',
  categories: 'Où les patients le trouveraient',
  samples: 'Exemples',
  rule: 'Règle',
  withoutSample: 'Envoi convenu, sans exemple ici',
  missing: 'Ce qui manque',
  element: 'Manque',
  howMany: '{missing} sur {of}',
  because: 'Sans cela',
  mend: 'Comment l’envoyer',
  example: 'Par exemple',
  nothingMissing: 'Rien ne manque qu’un patient regretterait.',
  again: 'Vérifier d’autres fichiers',
  link: 'Vérifier des fichiers d’exemple avant de les envoyer',
}

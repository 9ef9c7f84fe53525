import type { workload as english } from '../en/workload.ts'
import type { Translated } from '../message-types.ts'

export const workload: Translated<typeof english, 'fr'> = {
  title: 'Ce que les messages et les demandes coûtent aux équipes',
  intro:
    'Nouveaux messages, délai de réponse, et ce qui est venu par téléphone et à l’accueil. Des nombres seulement, jamais de qui.',
  none: 'Il n’y a pas encore d’équipe.',
  week: 'Semaine du',
  team: 'Équipe',
  institution: 'Service de santé',
  asked: 'Nouveaux messages',
  words: 'Écrits par les patients',
  answered: 'Répondus',
  inTime: 'À temps',
  answerTime: 'Première réponse après',
  doneTime: 'Terminé après',
  phone: 'Téléphone',
  desk: 'Accueil',
  notCounted: 'pas compté',
  noneYet: '–',
  hours: {
    one: '{count} heure',
    many: '{count} heures',
    other: '{count} heures',
  },
  medians: 'Les délais sont des médianes : la moitié a pris plus longtemps.',
  readings: {
    title: 'Lu pour les patients',
    intro:
      'Ce que des patients ont envoyé aux équipes qui l’avaient demandé : valeurs de la maison et réponses à des questions.',
    came: 'Reçu',
    read: 'Lu',
    time: 'Temps avant lecture',
    kinds: { values: 'Valeurs de la maison', questionnaires: 'Réponses aux formulaires' },
    none: 'Rien n’a été envoyé à une équipe pendant ces semaines.',
  },
  requests: {
    title: 'Demandes',
    intro:
      'Ce que les patients ont demandé aux équipes : voir quelque chose plus tôt, un appel, une correction, un rendez-vous, un renouvellement de médicament.',
    kind: 'Quoi',
    asked: 'Demandées',
    done: 'Terminées',
    none: 'Personne n’a rien demandé pendant ces semaines.',
  },
  switches: 'Quand les messages ont changé d’état',
  switchLine: '{date} : {stage}',
  stages: {
    off: 'hors service',
    pilot: 'à l’essai',
    on: 'en service',
  },
  enter: 'Compter téléphone et accueil',
  enterHint: 'Appels et visites qui demandaient ce qu’un message aurait pu demander.',
  save: 'Enregistrer les nombres',
  saved: 'Les nombres sont enregistrés.',
  fault: 'Écrivez deux nombres entiers, 0 ou plus.',
  faultTitle: 'Veuillez revoir les nombres',
}

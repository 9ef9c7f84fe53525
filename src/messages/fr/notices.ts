import type { notices as english } from '../en/notices.ts'
import type { Translated } from '../message-types.ts'

export const notices: Translated<typeof english, 'fr'> = {
  title: 'Ce dont vous êtes prévenu',
  settings: 'E-mail et SMS quand il y a du nouveau, et heures de calme.',
  lead: 'Nous vous écrivons quand il y a quelque chose pour vous ici. Nous n’écrivons jamais quoi : vous le lisez après vous être connecté.',
  saved: 'Votre choix est enregistré.',
  nowhere: 'Nous n’avons ni adresse e-mail ni numéro de téléphone, et ne pouvons donc pas vous prévenir.',
  addNumber: 'Ajouter un numéro de téléphone',
  record: 'Du nouveau dans votre dossier',
  recordHint: 'Nous écrivons seulement quand vous pouvez l’ouvrir, et pas si vous êtes venu depuis.',
  others: 'Du nouveau dans un dossier que vous aidez à suivre',
  othersHint: 'Seulement ce que vous pouvez y voir. Nous ne disons pas à qui il est.',
  times: {
    'at-once': 'Tout de suite',
    daily: 'Une fois par jour, le matin',
    weekly: 'Une fois par semaine, le lundi',
    never: 'Jamais',
  },
  teams: 'Une équipe vous écrit ou vous demande quelque chose',
  teamsHint: 'Messages, questions pour vous et votre journal.',
  announcementsHint:
    'Ce qu’un service dit à tous les habitants d’un lieu ou d’un âge. Vous le trouvez de toute façon sous Nouvelles.',
  how: 'Comment',
  byMail: 'Par e-mail à {address}',
  bySms: 'Par SMS au {number}',
  byLetter: 'Par lettre de {institution}',
  letterHint:
    'Une lettre vient une fois par semaine au plus. D’autres chez vous pourraient l’ouvrir ; elle ne dit pas ce qu’il y a.',
  onDevices: 'Sur mes appareils, par le navigateur',
  devices: 'Averti par le navigateur',
  deviceOf: 'Ajouté le {day}',
  deviceEnd: 'Ne plus avertir dessus',
  deviceHint:
    'Votre navigateur peut vous montrer qu’il y a quelque chose, aussi quand le portail est fermé. Il ne montre rien de plus.',
  deviceAdd: 'M’avertir sur cet appareil',
  deviceRefused:
    'Le navigateur ne nous permet pas de vous avertir. Vous pouvez l’autoriser dans ses réglages, pour ce site.',
  deviceImpossible: 'Ce navigateur ne peut pas être averti. Choisissez un autre moyen.',
  quiet: 'Heures de calme',
  quietHint: 'Ce qui arrive pendant ce temps est annoncé quand elles sont finies.',
  quietYes: 'Ne m’écrivez pas entre ces heures',
  from: 'De',
  until: 'À',
  hoursFault: 'Choisissez deux heures différentes.',
  elsewhere: 'À choisir sur d’autres pages',
  visits: 'Rappels de visites',
  looks: 'Quand quelqu’un a regardé votre dossier',
  always: 'Nous vous prévenons toujours quand votre accès est utilisé sur un nouvel appareil ou changé.',
  mail: {
    subject: 'Du nouveau dans votre dossier',
    body: 'Bonjour {name}.\n\nIl y a du nouveau dans votre dossier. Connectez-vous pour le voir :\n{address}\n\nCe message ne dit rien de votre santé.',
  },
  otherMail: {
    subject: 'Du nouveau dans un dossier que vous aidez à suivre',
    body: 'Bonjour {name}.\n\nIl y a du nouveau dans un dossier que vous aidez à suivre. Connectez-vous pour le voir :\n{address}\n\nCe message ne dit rien de la santé de personne.',
  },
}

import type { download as english } from '../en/download.ts'
import type { Translated } from '../message-types.ts'

export const download: Translated<typeof english, 'fr'> = {
  title: 'Tout télécharger',
  lead: 'Tout ce que vous pouvez voir ici maintenant, en un fichier à garder.',
  inside:
    'Il contient vos résultats en tableau, un résumé à imprimer, les documents tels qu’ils sont venus, et toutes les données sous la forme qu’échangent les services de santé (FHIR).',
  only: 'Ce qui attend de s’ouvrir n’y est pas. Ni ce qui est précédé de mots que vous n’avez pas encore passés.',
  start: 'Préparer le fichier',
  again: 'Le refaire',
  states: {
    gathering: 'Le fichier est en préparation',
    stopped: 'La préparation s’est arrêtée avant la fin',
    ready: 'Le fichier est prêt',
  },
  progress: '{done} sur {all}.',
  mayLeave: 'Vous pouvez quitter cette page et revenir.',
  look: 'Voir où cela en est',
  get: 'Télécharger le fichier',
  until: 'Il sera supprimé ici le {date}.',
  careful: 'Qui a le fichier peut le lire. Gardez-le là où vous seul pouvez l’ouvrir.',
  delete: 'Le supprimer ici maintenant',
  changed:
    'Quelque chose dans le fichier n’est plus visible pour vous. Nous l’avons supprimé. Vous pouvez en faire un autre.',
  deleted: 'Le fichier est supprimé ici.',
  leftOut: {
    one: '{count} élément n’y est pas : des mots le précèdent que vous n’avez pas passés.',
    many: '{count} éléments n’y sont pas : des mots les précèdent que vous n’avez pas passés.',
    other: '{count} éléments n’y sont pas : des mots les précèdent que vous n’avez pas passés.',
  },
  madeFor: 'Dossier de santé de {name}, fait le {date}.',
  readMe: 'lisez-moi',
  results: 'resultats',
  summary: 'resume',
  columns: {
    date: 'Date',
    name: 'Nom',
    sendersName: 'Nom chez l’expéditeur',
    value: 'Valeur',
    range: 'Plage habituelle',
    flag: 'Marqué par l’expéditeur',
    status: 'État',
    from: 'De',
  },
}

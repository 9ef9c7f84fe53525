/** Invitations at a visit: what an institution says of it, and how somebody says: no more. */
export const visits = {
  title: 'Inviter les personnes quand elles viennent',
  intro:
    'Toute personne qui vient chez vous sans avoir encore d’accès peut être prévenue par e-mail ou SMS. Le message ne nomme personne, ne dit rien d’autre et n’a pas de code.',
  state: 'Le message part tout seul',
  on: 'Oui',
  off: 'Non',
  ways: 'Où va le message',
  youngest: 'Âge minimal en années',
  youngestHint:
    'Personne de plus jeune n’est prévenu, ni personne dont la date de naissance n’est pas connue en entier.',
  again: 'Pas de nouveau message avant autant de jours',
  save: 'Enregistrer',
  saved: 'Enregistré. Cela vaut dès la prochaine visite.',
  fault: 'Écrivez des nombres entiers : un âge de 0 à 120 et des jours de 1 à 3650.',
  stopTitle: 'Plus de messages',
  stopText:
    'Nous arrêtons les messages d’invitation à cette adresse. Les services de santé peuvent encore vous écrire eux-mêmes.',
  stop: 'Les arrêter',
  stopped: 'Plus aucun message ne va à cette adresse.',
  orders: {
    'email,sms': 'e-mail d’abord, puis SMS',
    'sms,email': 'SMS d’abord, puis e-mail',
    email: 'e-mail seulement',
    sms: 'SMS seulement',
  },
} as const

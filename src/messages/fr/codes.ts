/** Codes by e-mail or SMS, instead of a password or after it. */
export const codes = {
  title: 'Se connecter avec un code',
  intro:
    'Si vous avez choisi les codes, nous vous en envoyons un par e-mail ou SMS. Écrivez le nom avec lequel vous vous connectez.',
  send: 'Envoyer un code',
  enter: 'Se connecter avec un code par e-mail ou SMS',
  typeTitle: 'Écrivez votre code',
  onItsWay: 'Si ce nom utilise des codes, un code est en route. Laissez cette page ouverte.',
  onItsWayToOwn: 'Un code est en route vers ce que vous avez écrit. Laissez cette page ouverte.',
  code: 'Code',
  codeHint: 'Huit chiffres. Il est valable dix minutes.',
  go: 'Continuer',
  wrong:
    'Le code n’est pas juste ou n’est plus valable. Rien n’est perdu. Écrivez-le encore une fois ou demandez-en un autre.',
  nothingCame:
    'Rien n’est arrivé après quelques minutes ? Choisissez un autre moyen. Nous ne disons pas ici qui utilise des codes.',
  nothingCameToOwn: 'Rien après quelques minutes ? Vérifiez l’adresse ou le numéro, et réessayez.',
  another: 'Demander un autre code',
  password: 'Se connecter avec le mot de passe',
  sendStep: 'Envoyer le code maintenant',
  stepIntro: 'Votre deuxième étape est un code que nous vous envoyons.',
  ways: {
    title: 'Codes par e-mail ou SMS',
    text: 'Un code arrive à une adresse ou un téléphone que vous seul lisez.',
    remove: 'Ne plus y envoyer de codes',
    address: 'Adresse e-mail ou numéro de téléphone',
    addressHint: 'Nous y envoyons un code, que vous écrivez à la page suivante.',
    what: 'À quoi sert le code ?',
    add: 'Envoyer un code pour essayer',
    on: 'Les codes sont activés. Partout ailleurs, vous êtes déconnecté.',
    off: 'Les codes y sont désactivés. Partout ailleurs, vous êtes déconnecté.',
    bad: 'Écrivez une adresse e-mail ou un numéro de téléphone, et votre mot de passe là où il est demandé.',
    tooMany: 'Trop de codes ont été demandés. Attendez 15 minutes et réessayez.',
    there: 'Les codes vont déjà à une autre adresse de ce genre. Rien n’a changé. Arrêtez d’abord les codes là-bas.',
    ofGuardian:
      'Une personne qui s’occupe de vous utilise cette adresse. Choisissez-en une que vous seul lisez, pour que personne ne se connecte à votre place.',
    uses: { 'way-in': 'à la place du mot de passe', 'second-step': 'après le mot de passe, comme deuxième étape' },
  },
} as const

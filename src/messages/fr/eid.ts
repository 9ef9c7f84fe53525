/** Se connecter avec une identité électronique nationale. */
export const eid = {
  enter: 'Se connecter avec {eid}',
  noCode: 'Pas de code ? Utilisez votre identité électronique',
  titles: {
    down: '{eid} ne répond pas',
    nobody: 'Nous ne vous connaissons pas encore',
    'no-number': '{eid} n’est lié à aucun compte ici',
    mismatch: 'Nous n’avons pas pu vous laisser entrer avec {eid}',
  },
  texts: {
    down: 'Ce n’est pas votre faute et rien n’est perdu. Réessayez dans quelques minutes ou choisissez un autre moyen.',
    nobody:
      '{eid} nous a dit qui vous êtes. Aucun service de santé participant ne nous a rien envoyé sous votre numéro. Demandez à l’accueil d’un service qui vous a soigné, avec une pièce d’identité.',
    'no-number':
      '{eid} ne nous a pas donné votre numéro national. Connectez-vous d’abord autrement. Vous pourrez ensuite ajouter {eid} sous « Comment vous vous connectez ».',
    mismatch:
      'Ce que {eid} nous a dit ne correspond pas à ce que nous savons ; nous n’avons donc rien ouvert. Rien n’est perdu. Demandez à un accueil et donnez la référence ci-dessous.',
  },
  otherWays: 'Autres moyens d’entrer',
  signIn: 'Se connecter avec un mot de passe, une clé d’accès ou un code',
  desk: 'Demandez à l’accueil de tout service de santé participant. Apportez une pièce d’identité.',
  ways: {
    title: 'Identité électronique nationale',
    text: 'Avec une identité électronique, vous vous connectez sans mot de passe.',
    none: 'Aucune identité électronique n’est liée à votre compte.',
    one: '{eid} ouvre votre compte.',
    unknown: 'une identité électronique qui n’est plus proposée',
    add: 'Ajouter {eid}',
    remove: 'La retirer',
    added: 'L’identité électronique a été ajoutée.',
    removed: 'L’identité électronique a été retirée. Partout ailleurs, vous êtes déconnecté.',
    last: 'C’est le seul moyen d’entrer. Choisissez d’abord un mot de passe.',
    prove: 'Montrez encore une fois qui vous êtes, avec {eid}',
  },
} as const

/** Letters on paper that say that there is something new: what the desk prints, and what stands in one. */
export const letters = {
  title: 'Lettres à imprimer',
  lead: 'Les patients qui lisent sur papier apprennent ainsi qu’il y a du nouveau pour eux. Les lettres ne disent pas quoi.',
  none: 'Aucune lettre n’attend.',
  print: 'Les imprimer en un seul PDF',
  again: 'Imprimer encore celles du dernier jour',
  more: 'Ce sont les cinquante plus anciennes. Les suivantes viennent quand celles-ci sont imprimées.',
  deskTitle: 'Lettres aux patients',
  deskLead:
    'Si votre accueil imprime des lettres, les patients peuvent choisir d’apprendre sur papier, une fois par semaine au plus, qu’il y a du nouveau pour eux. Rien de leur santé n’est dans une lettre.',
  isOpen: 'Votre accueil imprime des lettres.',
  isClosed: 'Votre accueil n’imprime pas de lettres.',
  waiting: 'À imprimer : {count}, la première depuis le {time}.',
  printed: 'Imprimées ces 30 derniers jours : {count}.',
  open: 'Imprimer des lettres pour les patients',
  close: 'Ne plus imprimer de lettres',
  letter: {
    title: 'Il y a du nouveau pour vous',
    lead: 'Vous avez choisi de l’apprendre sur papier. Nous n’écrivons pas ce que c’est, car d’autres pourraient ouvrir cette lettre.',
    how: 'Comment le voir',
    signIn: 'Écrivez cette adresse dans votre navigateur et connectez-vous :',
    help: 'Une personne de confiance peut vous aider. Elle peut avoir son propre accès, si vous le permettez.',
    ask: 'Ou demandez à {institution} : {contact}',
    often:
      'Vous recevez une lettre par semaine au plus, et aucune si vous êtes venu depuis. Sous Réglages, vous choisissez comment vous l’apprenez.',
  },
} as const

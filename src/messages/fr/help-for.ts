import type { helpFor as english } from '../en/help-for.ts'
import type { Translated } from '../message-types.ts'

export const helpFor: Translated<typeof english, 'fr'> = {
  title: 'Noter une personne qui aide',
  intro:
    'Pour un patient qui est ici et n’a pas d’accès, ou peine à s’en servir. La personne qui aide reçoit un code et ne voit rien avant d’accepter avec son propre accès.',
  identity: 'Comment vous avez reconnu le patient',
  identityHint: 'Par exemple : passeport vu, numéro et date de naissance demandés.',
  ask: 'Posez chaque question au patient, sans la personne qui aide s’il le souhaite. Ne choisissez rien pour lui.',
  adult: 'Ici on ne peut pas choisir tout, ni plus d’un an : pour cela, le patient utilise son propre accès.',
  readTogether: 'Lisez ceci avec le patient. Rien n’est encore enregistré.',
  untilDay: 'Jusqu’au {date}',
  madeAt: 'Noté à l’accueil de {institution}.',
  next: 'Donnez le code au patient, ou à la personne qui aide si le patient le dit.',
  another: 'Noter une autre personne',
  identityFault: 'Écrivez comment vous avez reconnu le patient.',
  dateFault: 'Choisissez un dernier jour à venir, dans l’année.',
  why: {
    'made-before': 'C’est déjà noté. Si le code est perdu, recommencez par le numéro : il y aura un nouveau code.',
    'too-young':
      'Le patient est trop jeune selon les règles de la région, ou sa date de naissance n’est pas connue. Les responsables légaux sont notés sur une autre page.',
    represented:
      'La loi a désigné quelqu’un pour décider à la place de ce patient. Cette personne fait appel à d’autres avec son propre accès.',
    'too-many': 'Vingt offres attendent déjà. Elles expirent d’elles-mêmes après deux semaines.',
    'not-theirs': 'Cela ne peut pas se faire ici pour ce patient.',
  },
}

import type { looks as english } from '../en/looks.ts'
import type { Translated } from '../message-types.ts'

export const looks: Translated<typeof english, 'fr'> = {
  title: 'Aspect des pages',
  intro:
    'Choisissez ce qui est le plus facile à lire pour vous. Cela vaut tout de suite sur cet appareil, et pour votre compte si vous êtes connecté.',
  saved: 'Enregistré. Cette page le montre déjà.',
  simple: 'Pages simples',
  simpleHint: 'Au plus cinq choses par page. Le reste est un pas plus bas ; rien n’est perdu.',
  size: 'Taille des lettres',
  usual: 'Habituelle',
  large: 'Grande',
  largest: 'Très grande',
  contrast: 'Contraste fort',
  contrastHint: 'Des lettres plus foncées et des lignes plus nettes.',
  lowData: 'Économiser les données',
  lowDataHint: 'Des listes courtes et de petites images, pour une connexion lente ou chère.',
  readAloud: 'Lire les pages à voix haute',
  readAloudHint:
    'Met un bouton sur chaque page. La voix est celle de votre appareil ; il faut JavaScript. Rien n’est envoyé nulle part.',
  shared: 'D’autres utilisent aussi cet appareil',
  sharedHint:
    'Dites-le à la bibliothèque, au travail ou chez un ami. Vous êtes déconnecté après dix minutes sans rien faire, et dans tous les cas après trente minutes. L’appareil ne garde rien de vous.',
  what: 'Qu’est-ce qui vous aiderait ?',
  save: 'Enregistrer',
  usualAgain: 'Tout comme d’habitude',
  readPage: 'Lire cette page à voix haute',
  stopReading: 'Arrêter la lecture',
  more: 'La suite de cette page',
  moreWaiting: {
    one: '{count} autre attend',
    many: '{count} autres attendent',
    other: '{count} autres attendent',
  },
  moreKinds: 'Tous les autres types',
  moreAbout: 'En savoir plus',
  notOwn: 'Ce n’est pas votre appareil ?',
  sayShared: 'D’autres utilisent aussi cet appareil',
  sharedNow:
    'D’autres utilisent aussi cet appareil : vous serez bientôt déconnecté si vous ne faites rien, et rien de vous ne reste ici.',
  leave: 'Quitter maintenant',
}

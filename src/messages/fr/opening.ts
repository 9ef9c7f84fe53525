import type { opening as english } from '../en/opening.ts'
import type { Translated } from '../message-types.ts'

export const opening: Translated<typeof english, 'fr'> = {
  title: 'Quand voulez-vous voir vos résultats ?',
  intro:
    'La plupart des résultats s’ouvrent ici dès leur arrivée. Certains attendent un peu, selon une règle de la région. Vous pouvez choisir autre chose.',
  everywhere:
    'Votre choix vaut pour tous les services de santé d’ici, maintenant et plus tard. Vous pouvez le changer à tout moment.',
  notYours:
    'Seule la personne concernée, {name}, peut faire ce choix. Un aidant ne le peut pas. Ce qui s’ouvre pour {name} s’ouvre alors pour vous.',
  notForGuardian: {
    one: 'À partir de {count} an, l’enfant fait ce choix. Vous ne pouvez pas le faire pour {name}.',
    many: 'À partir de {count} ans, l’enfant fait ce choix. Vous ne pouvez pas le faire pour {name}.',
    other: 'À partir de {count} ans, l’enfant fait ce choix. Vous ne pouvez pas le faire pour {name}.',
  },
  everything: 'Tous les résultats',
  question: 'Quand doivent-ils s’ouvrir ?',
  questionOf: 'Quand ceci doit-il s’ouvrir : {what} ?',
  moments: {
    region: 'Selon les règles de la région',
    'at-once': 'Tout de suite',
    'after-comment': 'Après le commentaire d’un soignant',
    'when-I-ask': 'Seulement quand je le demande',
    'not-at-night-or-weekend': 'Pas la nuit ni le week-end',
    'preface-first': 'Avec quelques mots avant le contenu',
  },
  hints: {
    region: 'La plupart s’ouvrent tout de suite. Certains attendent, et une carte dit pourquoi.',
    asAll: 'Comme vous l’avez choisi pour tous les résultats.',
    'at-once': 'Dès leur arrivée, là où les règles vous laissent le choix.',
    'after-comment': 'Si personne n’en écrit, cela s’ouvre tout seul le dernier jour.',
    'when-I-ask':
      'Une carte dit que quelque chose est arrivé. Cela s’ouvre à votre demande, ou tout seul le dernier jour.',
  },
  also: 'Vous pouvez ajouter ceci',
  alsoHint: 'Cela ne va pas avec « Tout de suite ».',
  see: 'Voir ce que cela change',
  neverTitle: 'Ce que votre choix ne fait jamais',
  neverLonger: {
    one: 'Rien n’attend plus de {count} jour à cause de lui.',
    many: 'Rien n’attend plus de {count} jours à cause de lui.',
    other: 'Rien n’attend plus de {count} jours à cause de lui.',
  },
  neverCloses: 'Ce qui est ouvert maintenant reste ouvert.',
  neverOpens: 'Il n’ouvre pas ce qu’une loi garde fermé, ni ce qu’un soignant a demandé de faire attendre.',
  kindsTitle: 'Choisir pour une sorte de résultat',
  kindsIntro: 'Ce que vous choisissez pour une sorte compte plus que ce que vous avez choisi pour tous les résultats.',
  tests: 'Sortes d’examen',
  entries: 'Parties du dossier',
  chosenOn: 'Choisi le {date} par {name}',
  previewTitle: 'Ce que cela changerait',
  youChoose: 'Pour : {what}. Quand : {when}.',
  opensNow: '{category}, {institution} : s’ouvre maintenant.',
  opensOn: '{category}, {institution} : s’ouvre le {date}. Sans cela, s’ouvre le {before}.',
  stays: '{category}, {institution} : rien ne change.',
  nothingWaits: 'Rien n’attend en ce moment. Votre choix vaudra pour ce qui viendra.',
  soonerStill: 'Si un soignant écrit un commentaire, cela peut s’ouvrir plus tôt.',
  save: 'Enregistrer ce choix',
  chooseAgain: 'Choisir autre chose',
  saved: 'Enregistré. Cela vaut dès maintenant.',
  faultTitle: 'Choisissez encore une fois',
  faultNone: 'Choisissez une des lignes ci-dessous.',
  faultAtOnce: '« Tout de suite » ne peut pas être joint aux deux lignes en dessous.',
  settingsText: 'Tout de suite, après un commentaire, ou quand vous le demandez : c’est vous qui décidez.',
}

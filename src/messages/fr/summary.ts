import type { summary as english } from '../en/summary.ts'
import type { Translated } from '../message-types.ts'

export const summary: Translated<typeof english, 'fr'> = {
  title: 'Résumé',
  lead: 'Ce que vous pouvez voir ici aujourd’hui, sur une page. Emportez-le à une consultation.',
  made: 'Établi le {date}',
  born: 'né(e) le {date}',
  missing: 'Il peut manquer ce qu’un établissement n’a pas encore envoyé.',
  missingLink: 'Voir ce qui manque',
  print: 'Pour l’imprimer, utilisez le bouton d’impression de votre navigateur. Les boutons ne sont pas imprimés.',
  forOthers: 'L’emporter',
  pdf: 'Télécharger en PDF, pour imprimer ou envoyer',
  ips: 'Télécharger pour un autre service de santé (International Patient Summary)',
  since: 'depuis le {date}',
  nothing: 'Rien n’est arrivé ici à ce sujet. Cela ne veut pas dire qu’il n’y a rien.',
  more: 'Seuls les plus récents sont ici. Les autres sont dans la liste.',
  none: 'Rien qui ait sa place dans un résumé n’est encore arrivé.',
  home: 'Résumé sur une page',
  parts: {
    problems: 'Maladies et problèmes actuels',
    allergies: 'Allergies',
    medications: 'Médicaments en cours',
    immunizations: 'Vaccins',
    results: 'Analyses, la plus récente de chacune',
    vitals: 'Mesures du corps, la plus récente de chacune',
    procedures: 'Opérations et traitements des cinq dernières années',
    'care-plans': 'Projets de soins',
    'past-problems': 'Maladies et problèmes passés',
  },
}

import type { displays as english } from '../en/displays.ts'
import type { Translated } from '../message-types.ts'

export const displays: Translated<typeof english, 'fr'> = {
  found: 'Ce qui a été trouvé',
  medicine: 'Médicament',
  question: 'Agit-il ?',
  asSent: 'Tel qu’envoyé',
  medicinesFor: 'Médicaments essayés sur {germ}',
  noGerm: 'Médicaments essayés',
  choosing: 'Ceux qui vous soignent choisissent le médicament. Ils regardent plus que ce tableau.',
  susceptibility: {
    works: 'agit',
    'may-not': 'n’agit peut-être pas',
    'does-not': 'n’agit pas',
    unsaid: 'non dit d’une façon que nous connaissons',
  },
  testedAgain: 'Avant de donner du sang à quelqu’un, on vérifie encore le groupe.',
  lead: 'Ce qui est conclu',
  moved: 'L’expéditeur l’a écrit plus bas. Ici, cela vient en premier.',
  rest: 'Le reste du compte rendu',
  words: 'Les mots de ce texte',
  wordsAre: 'Ce sont les sens courants de mots isolés. Ici, un mot peut vouloir dire autre chose.',
}

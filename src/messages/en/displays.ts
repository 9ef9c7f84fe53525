/** Displays of their own: germs, blood group, what a report concludes. */
export const displays = {
  found: 'What was found',
  medicine: 'Medicine',
  question: 'Does it work?',
  asSent: 'As sent',
  medicinesFor: 'Medicines tried on {germ}',
  noGerm: 'Medicines that were tried',
  choosing: 'Those who treat you choose the medicine. They look at more than this table.',
  susceptibility: {
    works: 'works',
    'may-not': 'may not work',
    'does-not': 'does not work',
    unsaid: 'not said in a way we know',
  },
  testedAgain: 'Before blood is given to somebody, the group is tested again.',
  lead: 'What it concludes',
  moved: 'The sender wrote this further down. Here it comes first.',
  rest: 'The rest of the report',
  words: 'Words in this text',
  wordsAre: 'These are general meanings of single words. Here a word may mean something else.',
} as const

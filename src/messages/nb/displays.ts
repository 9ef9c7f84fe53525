import type { displays as english } from '../en/displays.ts'
import type { Translated } from '../message-types.ts'

export const displays: Translated<typeof english, 'nb'> = {
  found: 'Hva som ble funnet',
  medicine: 'Legemiddel',
  question: 'Virker det?',
  asSent: 'Som sendt',
  medicinesFor: 'Legemidler prøvd mot {germ}',
  noGerm: 'Legemidler som ble prøvd',
  choosing: 'De som behandler deg, velger legemiddel. De ser på mer enn denne tabellen.',
  susceptibility: {
    works: 'virker',
    'may-not': 'virker kanskje ikke',
    'does-not': 'virker ikke',
    unsaid: 'ikke sagt på en måte vi kjenner',
  },
  testedAgain: 'Før noen får blod, blir blodtypen testet på nytt.',
  lead: 'Hva som konkluderes',
  moved: 'Avsenderen skrev dette lenger ned. Her kommer det først.',
  rest: 'Resten av rapporten',
  words: 'Ord i denne teksten',
  wordsAre: 'Dette er vanlige betydninger av enkeltord. Her kan et ord bety noe annet.',
}

import type { workload as english } from '../en/workload.ts'
import type { Translated } from '../message-types.ts'

export const workload: Translated<typeof english, 'nb'> = {
  title: 'Hva meldinger og forespørsler koster teamene',
  intro:
    'Nye meldinger, hvor fort de ble besvart, og hva som kom på telefon og i skranken. Bare tall, og ingenting om hvem.',
  none: 'Det finnes ingen team ennå.',
  week: 'Uke fra',
  team: 'Team',
  institution: 'Helsetjeneste',
  asked: 'Nye meldinger',
  words: 'Skrevet av pasienter',
  answered: 'Besvart',
  inTime: 'I tide',
  answerTime: 'Første svar etter',
  doneTime: 'Ferdig etter',
  phone: 'Telefon',
  desk: 'Skranke',
  notCounted: 'ikke talt',
  noneYet: '–',
  hours: {
    one: '{count} time',
    other: '{count} timer',
  },
  medians: 'Tidene er medianer: halvparten tok lengre tid.',
  requests: {
    title: 'Forespørsler',
    intro: 'Hva pasienter ba teamene om: å se noe tidligere, en oppringning, en retting, et besøk, mer av en medisin.',
    kind: 'Hva',
    asked: 'Bedt om',
    done: 'Ferdig',
    none: 'Ingen har bedt om noe i disse ukene.',
  },
  switches: 'Når meldinger ble slått av og på',
  switchLine: '{date}: {stage}',
  stages: {
    off: 'av',
    pilot: 'prøves ut',
    on: 'på',
  },
  enter: 'Tell telefon og skranke',
  enterHint: 'Samtaler og besøk som spurte om det en melding kunne ha spurt om.',
  save: 'Lagre tallene',
  saved: 'Tallene er lagret.',
  fault: 'Skriv to hele tall, 0 eller mer.',
  faultTitle: 'Se på tallene en gang til',
}

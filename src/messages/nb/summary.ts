import type { summary as english } from '../en/summary.ts'
import type { Translated } from '../message-types.ts'

export const summary: Translated<typeof english, 'nb'> = {
  title: 'Sammendrag',
  lead: 'Det du kan se her i dag, på én side. Ta det med til en time.',
  made: 'Laget {date}',
  born: 'født {date}',
  missing: 'Det kan mangle det en institusjon ikke har sendt ennå.',
  missingLink: 'Se hva som mangler',
  print: 'Bruk utskriftsknappen i nettleseren for å skrive det ut. Det skrives ut uten knappene.',
  forOthers: 'Ta det med',
  pdf: 'Last ned som PDF, til utskrift eller for å sende',
  ips: 'Last ned for en annen helsetjeneste (International Patient Summary)',
  since: 'siden {date}',
  nothing: 'Ingenting om dette har kommet hit. Det betyr ikke at det ikke finnes noe.',
  more: 'Bare de nyeste står her. Resten står i listen.',
  none: 'Ingenting som hører hjemme i et sammendrag, har kommet ennå.',
  home: 'Sammendrag på én side',
  parts: {
    problems: 'Sykdommer og plager nå',
    allergies: 'Allergier',
    medications: 'Legemidler i bruk',
    immunizations: 'Vaksiner',
    results: 'Laboratoriesvar, det nyeste av hvert',
    vitals: 'Kroppsmål, det nyeste av hvert',
    procedures: 'Operasjoner og behandlinger, siste fem år',
    'care-plans': 'Planer',
    'past-problems': 'Sykdommer og plager før',
  },
}

import type { looks as english } from '../en/looks.ts'
import type { Translated } from '../message-types.ts'

export const looks: Translated<typeof english, 'nb'> = {
  title: 'Slik ser sidene ut',
  intro:
    'Velg det som er lettest for deg å lese. Det gjelder på denne enheten med en gang, og for kontoen din når du er logget inn.',
  saved: 'Lagret. Denne siden viser det allerede.',
  simple: 'Enkle sider',
  simpleHint: 'Høyst fem ting på en side. Resten er ett steg lenger ned; ingenting går tapt.',
  size: 'Størrelse på bokstavene',
  usual: 'Som vanlig',
  large: 'Store',
  largest: 'Svært store',
  contrast: 'Sterk kontrast',
  contrastHint: 'Mørkere bokstaver og tydeligere linjer.',
  lowData: 'Spar data',
  lowDataHint: 'Korte lister og små bilder, for en treg eller dyr forbindelse.',
  readAloud: 'Les sidene høyt',
  readAloudHint:
    'Setter en knapp på hver side. Stemmen er enhetens egen; det krever JavaScript. Ingenting sendes noe sted.',
  shared: 'Andre bruker også denne enheten',
  sharedHint:
    'Si fra om dette på biblioteket, på jobb eller hos en venn. Du logges ut etter ti minutter uten at du gjør noe, og uansett etter tretti minutter. Enheten husker ingenting om deg.',
  what: 'Hva ville hjelpe deg?',
  save: 'Lagre',
  usualAgain: 'Alt som vanlig',
  readPage: 'Les denne siden høyt',
  stopReading: 'Slutt å lese',
  more: 'Mer på denne siden',
  moreWaiting: {
    one: '{count} til venter',
    other: '{count} til venter',
  },
  moreKinds: 'Alle andre typer',
  moreAbout: 'Mer om dette',
  notOwn: 'Er ikke dette din egen enhet?',
  sayShared: 'Andre bruker også denne enheten',
  sharedNow:
    'Andre bruker også denne enheten: du logges snart ut når du ikke gjør noe, og ingenting om deg blir igjen her.',
  leave: 'Forlat nå',
}

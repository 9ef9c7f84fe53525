import type { helpFor as english } from '../en/help-for.ts'
import type { Translated } from '../message-types.ts'

export const helpFor: Translated<typeof english, 'nb'> = {
  title: 'Skriv ned en hjelper',
  intro:
    'For en pasient som er her og ikke har innlogging, eller synes den er vanskelig. Hjelperen får en kode, og ser ingenting før de har sagt ja med sin egen innlogging.',
  identity: 'Hvordan du kjente igjen pasienten',
  identityHint: 'For eksempel: pass sett, nummer og fødselsdato spurt om.',
  ask: 'Still pasienten hvert spørsmål, uten hjelperen hvis de ønsker det. Velg ingenting for dem.',
  adult: 'Her kan man ikke velge alt, og ikke mer enn ett år: til det bruker pasienten sin egen innlogging.',
  readTogether: 'Les dette sammen med pasienten. Ingenting er lagret ennå.',
  untilDay: 'Til {date}',
  madeAt: 'Skrevet ned i skranken hos {institution}.',
  next: 'Gi koden til pasienten, eller til hjelperen hvis pasienten sier det.',
  another: 'Skriv ned en hjelper til',
  identityFault: 'Skriv hvordan du kjente igjen pasienten.',
  dateFault: 'Velg en siste dag som ikke har vært, innen ett år.',
  why: {
    'made-before': 'Dette er skrevet ned allerede. Er koden mistet, begynn på nytt med nummeret: da kommer en ny kode.',
    'too-young':
      'Pasienten er for ung etter regionens regler, eller fødselsdatoen er ukjent. Foresatte skrives ned på en egen side.',
    represented:
      'Noen er utpekt etter loven til å bestemme for denne pasienten. De lar andre hjelpe med sin egen innlogging.',
    'too-many': 'Tjue tilbud venter allerede. De går ut av seg selv etter to uker.',
    'not-theirs': 'Dette kan ikke gjøres for denne pasienten her.',
  },
}

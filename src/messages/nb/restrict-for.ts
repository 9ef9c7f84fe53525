import type { restrictFor as english } from '../en/restrict-for.ts'
import type { Translated } from '../message-types.ts'

/** Staff keep something for a patient who is beside them. */
export const restrictFor: Translated<typeof english, 'nb'> = {
  title: 'Hold noe tilbake for en pasient',
  intro:
    'For en pasient som er her, ber om det og ikke kan bruke sidene. Verken de det holdes tilbake fra eller kolleger ser at noe holdes tilbake.',
  notFound: 'Ingen du kan gjøre dette for, har dette nummeret her.',
  keep: 'Hold noe tilbake',
  keepHint: 'Spør pasienten om hvert punkt. Ikke velg noe for dem.',
  identity: 'Hvordan du kjente igjen pasienten',
  identityHint: 'For eksempel: sett pass, spurt om nummer og fødselsdato.',
  reason: 'Hvorfor, med pasientens ord',
  reasonHint: 'Pasienten kan lese dette. Skriv bare det de vil ha skrevet.',
  whoms: {
    helpers: 'Alle som hjelper, og foresatte',
    account: 'Ett menneske',
    institution: 'Klinikere ved én institusjon',
    clinicians: 'Alle klinikere',
  },
  staff: 'Navnet på en ansatt',
  staffHint:
    'Velg institusjonen og skriv hele etternavnet. Bare de blir funnet som har sett i denne journalen eller er i et team pasienten har skrevet med.',
  people: 'En hjelper, eller den som ble funnet',
  whats: {
    everything: 'Hele journalen',
    kind: 'Én type opplysning',
    institution: 'Alt én institusjon har sendt',
  },
  faultTitle: 'Ingenting er lagret',
  faults: {
    identity: 'Skriv hvordan du kjente igjen pasienten.',
    missing:
      'Skriv hvordan du kjente igjen pasienten og hvorfor; velg fra hvem, hva og hva som skjer i en nødssituasjon.',
    several: 'Flere har et slikt navn. Velg en av dem nedenfor.',
    nobody:
      'Ingen med dette navnet der har sett i journalen eller er i et team pasienten har skrevet med. Prøv en annen skrivemåte, eller hold det tilbake fra alle klinikere der.',
  },
  done: {
    kept: 'Det gjelder fra nå av. Pasienten finner det i sine egne innstillinger.',
    agreed: 'Hvis en kollega hadde satt noe til å forbli lukket i en nødsituasjon, gjør det nå det.',
    ended: 'Hvis ansatte hadde satt noe, er det avsluttet.',
  },
  agree: 'Si ja til det en kollega har satt',
  agreeHint:
    'Noe forblir lukket også i en nødsituasjon bare når to ansatte har satt det. Gjør dette når pasienten er her og ber om det. Du ser ikke om det var noe.',
  agreeDo: 'Si ja',
  untilSecond: 'Det lukkes med en gang. Til en kollega her også sier ja, kan en behandler åpne det i en nødsituasjon.',
  end: 'Avslutt det ansatte har satt',
  endHint:
    'Bare når pasienten er her og ber om det. Det ansatte her har satt for dem, tar slutt, men ikke det som holder deg eller institusjonen din ute. Du ser ikke om det var noe.',
  endAll: 'Avslutt',
  readTogether: 'Les dette sammen med pasienten. Ingenting er lagret ennå.',
  vital: 'Er allergier, medisiner, diagnoser eller blodtype blant det, kan en behandling skade pasienten.',
}

import type { notices as english } from '../en/notices.ts'
import type { Translated } from '../message-types.ts'

export const notices: Translated<typeof english, 'nb'> = {
  title: 'Det du får beskjed om',
  settings: 'E-post og SMS når noe er nytt, og stille timer.',
  lead: 'Vi skriver til deg når det er noe til deg her. Vi skriver aldri hva det er: det leser du når du har logget inn.',
  saved: 'Valget ditt er lagret.',
  nowhere: 'Vi har verken e-postadresse eller telefonnummer til deg, og kan ikke gi deg beskjed.',
  addNumber: 'Legg til et telefonnummer',
  record: 'Noe nytt i journalen din',
  recordHint: 'Vi skriver bare når du kan åpne det, og ikke hvis du har vært her siden.',
  others: 'Noe nytt i en journal du hjelper med',
  othersHint: 'Bare det du får se der. Vi skriver ikke hvem sin den er.',
  times: {
    'at-once': 'Med en gang',
    daily: 'Én gang om dagen, om morgenen',
    weekly: 'Én gang i uken, på mandag',
    never: 'Aldri',
  },
  teams: 'Et team skriver til deg eller spør deg om noe',
  teamsHint: 'Meldinger, spørsmål til deg og dagboken din.',
  announcementsHint: 'Det en tjeneste sier til alle på et sted eller i en alder. Du finner det uansett under nyheter.',
  how: 'Hvordan',
  byMail: 'Med e-post til {address}',
  bySms: 'Med SMS til {number}',
  byLetter: 'Med brev fra {institution}',
  letterHint:
    'Et brev kommer høyst én gang i uka. Andre hjemme hos deg kan komme til å åpne det; det sier ikke hva det gjelder.',
  quiet: 'Stille timer',
  quietHint: 'Det som skjer da, får du beskjed om når de er over.',
  quietYes: 'Ikke skriv til meg mellom disse timene',
  from: 'Fra klokken',
  until: 'Til klokken',
  hoursFault: 'Velg to ulike klokkeslett.',
  elsewhere: 'Velges på andre sider',
  visits: 'Påminnelser om timer',
  looks: 'Når noen har sett i journalen din',
  always: 'Vi gir alltid beskjed når innloggingen din brukes på en ny enhet eller endres.',
  mail: {
    subject: 'Noe nytt i journalen din',
    body: 'Hei {name}.\n\nDet er noe nytt i journalen din. Logg inn for å se det:\n{address}\n\nDet står ingenting om helsen din i denne meldingen.',
  },
  otherMail: {
    subject: 'Noe nytt i en journal du hjelper med',
    body: 'Hei {name}.\n\nDet er noe nytt i en journal du hjelper med. Logg inn for å se det:\n{address}\n\nDet står ingenting om noens helse i denne meldingen.',
  },
}

import type { correction as english } from '../en/correction.ts'
import type { Translated } from '../message-types.ts'

export const correction: Translated<typeof english, 'nb'> = {
  title: 'Noe her er feil',
  about: 'Hva det gjelder',
  day: 'Dag',
  from: 'Fra',
  goes: 'Det du skriver, går til teamet ved {institution}. De svarer innen {date}.',
  stays: 'Ingenting tas ut av journalen din av dette, og behandlingen din fortsetter som før.',
  label: 'Hva er feil, og hva ville være riktig?',
  hint: 'Med egne ord. Ikke vent på svar hvis du føler deg syk: ring legen din.',
  send: 'Send det',
  faultTitle: 'Se på det en gang til',
  faultText: 'Én ting mangler.',
  fault: 'Skriv hva som er feil, med høyst 2000 tegn.',
  link: 'Er noe her feil? Si fra til {institution}',
  waits: 'Du har sagt at noe her er feil. Svaret kommer innen {date}.',
  see: 'Se hva som er sagt',
}

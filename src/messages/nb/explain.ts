import type { explain as english } from '../en/explain.ts'
import type { Translated } from '../message-types.ts'

export const explain: Translated<typeof english, 'nb'> = {
  sendersName: '{institution} kaller dette {name}.',
  whatFor: 'Hva den brukes til',
  whatIs: 'Hva det er',
  high: 'Hva en høy verdi kan bety',
  low: 'Hva en lav verdi kan bety',
  found: 'Hva det kan bety når noe er funnet',
  influence: 'Hva annet som kan endre verdien',
  outside: 'Hva en verdi utenfor det vanlige kan bety',
  general: 'Dette er generelle ord. De kjenner verken deg eller de andre svarene dine.',
  adults: 'De gjelder voksne. I svangerskap kan andre verdier være vanlige.',
  child: 'Hva som er vanlig, endrer seg når barn vokser. Spør dem som behandler barnet, hva verdien betyr.',
  unreviewed: 'Ingen helsepersonell har gått gjennom denne teksten ennå.',
  reviewed: 'Gjennomgått av {name}, {institution}, {date}.',
  sources: 'Fra: {sources}',
  next: 'Hva som skjer videre',
  orderedBy: '{name} bestilte dette. Spør hva det betyr for deg.',
  hasWritten: '{name} har skrevet til deg om det, på denne siden.',
  callIsComing: 'Du har bedt om å bli ringt. Det skjer senest {date}.',
  notTold: '{institution} har ikke fortalt oss hvem som ringer deg, eller når.',
  contact: 'Har du ikke hørt noe og lurer, så skriv eller ring:',
  askBelow: 'Du kan også be om å bli ringt nederst på denne siden.',
  together: 'Målt samtidig',
  wholeReport: 'Se hele svaret: {title}',
}

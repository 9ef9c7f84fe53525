import type { download as english } from '../en/download.ts'
import type { Translated } from '../message-types.ts'

export const download: Translated<typeof english, 'nb'> = {
  title: 'Last ned alt',
  lead: 'Alt du kan se her nå, som én fil du kan ta vare på.',
  inside:
    'Den har svarene dine som tabell, et sammendrag til utskrift, dokumentene slik de kom, og alle data i den formen helsetjenester utveksler (FHIR).',
  only: 'Det som venter på å åpnes, er ikke med. Heller ikke det som har ord foran seg, og som du ikke har lest videre fra.',
  start: 'Sett sammen filen',
  again: 'Lag den på nytt',
  states: {
    gathering: 'Filen settes sammen',
    stopped: 'Det stanset før slutten',
    ready: 'Filen er klar',
  },
  progress: '{done} av {all} er ferdig.',
  mayLeave: 'Du kan gå fra siden og komme tilbake.',
  look: 'Se hvor langt det er kommet',
  get: 'Last ned filen',
  until: 'Den slettes her {date}.',
  careful: 'Den som har filen, kan lese den. Ha den et sted der bare du kan åpne den.',
  delete: 'Slett den her nå',
  changed: 'Noe i filen kan du ikke lenger se. Vi slettet den. Du kan lage en ny.',
  deleted: 'Filen er slettet her.',
  leftOut: {
    one: '{count} oppføring er ikke med: Det står ord foran den som du ikke har lest videre fra.',
    other: '{count} oppføringer er ikke med: Det står ord foran dem som du ikke har lest videre fra.',
  },
  madeFor: 'Journalen til {name}, laget {date}.',
  readMe: 'les-meg',
  results: 'svar',
  summary: 'sammendrag',
  columns: {
    date: 'Dato',
    name: 'Navn',
    sendersName: 'Navn hos avsender',
    value: 'Verdi',
    range: 'Vanlig område',
    flag: 'Merket av avsender',
    status: 'Status',
    from: 'Fra',
  },
}

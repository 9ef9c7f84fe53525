/** Å logge inn med nasjonal eID. */
export const eid = {
  enter: 'Logg inn med {eid}',
  noCode: 'Ingen kode? Bruk eID',
  titles: {
    down: '{eid} svarer ikke',
    nobody: 'Vi kjenner deg ikke ennå',
    'no-number': '{eid} er ikke knyttet til en innlogging her',
    mismatch: 'Vi kunne ikke slippe deg inn med {eid}',
  },
  texts: {
    down: 'Det er ikke din feil, og ingenting er tapt. Prøv igjen om noen minutter, eller bruk en annen måte.',
    nobody:
      '{eid} har sagt oss hvem du er. Ingen helsetjeneste som er med, har sendt oss noe under nummeret ditt. Spør i skranken hos en som har behandlet deg, og ta med legitimasjon.',
    'no-number':
      '{eid} sa oss ikke fødselsnummeret ditt. Logg først inn på en annen måte. Da kan du legge til {eid} under «Slik logger du inn».',
    mismatch:
      'Det {eid} sa oss, passer ikke med det vi vet, så vi åpnet ingenting. Ingenting er tapt. Spør i en skranke, og oppgi referansen nedenfor.',
  },
  otherWays: 'Andre måter å komme inn på',
  signIn: 'Logg inn med passord, passnøkkel eller kode',
  desk: 'Spør i skranken hos en helsetjeneste som er med. Ta med legitimasjon.',
  ways: {
    title: 'Nasjonal eID',
    text: 'Med en eID logger du inn uten passord.',
    none: 'Ingen eID er knyttet til innloggingen din.',
    one: '{eid} åpner innloggingen din.',
    unknown: 'en eID som ikke tilbys lenger',
    add: 'Legg til {eid}',
    remove: 'Ta den bort',
    added: 'eID-en er lagt til.',
    removed: 'eID-en er tatt bort. Alle andre steder er du logget ut.',
    last: 'Det er den eneste veien inn. Velg et passord først.',
    prove: 'Vis en gang til hvem du er, med {eid}',
  },
} as const

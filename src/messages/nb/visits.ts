/** Invitations at a visit: what an institution says of it, and how somebody says: no more. */
export const visits = {
  title: 'Inviter folk når de kommer',
  intro:
    'Den som kommer til dere og ikke har innlogging ennå, kan få beskjed på e-post eller SMS. Beskjeden nevner ingen og ingenting, og har ingen kode.',
  state: 'Beskjed går ut av seg selv',
  on: 'Ja',
  off: 'Nei',
  ways: 'Hvor beskjeden går',
  youngest: 'Laveste alder i år',
  youngestHint: 'Ingen yngre får beskjed, og ingen uten full fødselsdato.',
  again: 'Ikke på nytt innen så mange dager',
  save: 'Lagre',
  saved: 'Lagret. Det gjelder fra neste besøk.',
  fault: 'Skriv hele tall: en alder fra 0 til 120 og dager fra 1 til 3650.',
  stopTitle: 'Ingen flere meldinger',
  stopText: 'Vi stopper meldinger om invitasjoner til denne adressen. Helsetjenester kan fortsatt skrive til deg selv.',
  stop: 'Stopp dem',
  stopped: 'Det går ingen flere meldinger til denne adressen.',
  orders: {
    'email,sms': 'e-post først, så SMS',
    'sms,email': 'SMS først, så e-post',
    email: 'bare e-post',
    sms: 'bare SMS',
  },
} as const

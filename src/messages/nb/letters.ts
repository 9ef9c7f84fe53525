/** Letters on paper that say that there is something new: what the desk prints, and what stands in one. */
export const letters = {
  title: 'Brev som skal skrives ut',
  lead: 'Pasienter som leser på papir, får slik vite at det er noe nytt til dem. Brevene sier ikke hva.',
  none: 'Ingen brev venter.',
  print: 'Skriv dem ut som én PDF',
  again: 'Skriv ut dem fra det siste døgnet på nytt',
  more: 'Dette er de femti eldste. De neste kommer når disse er skrevet ut.',
  deskTitle: 'Brev til pasienter',
  deskLead:
    'Hvis skranken deres skriver ut brev, kan pasienter velge å få vite på papir, høyst én gang i uka, at det er noe nytt til dem. Det står ingenting om helsen deres i et brev.',
  isOpen: 'Skranken deres skriver ut brev.',
  isClosed: 'Skranken deres skriver ikke ut brev.',
  waiting: 'Venter på å bli skrevet ut: {count}, det første siden {time}.',
  printed: 'Skrevet ut de siste 30 dagene: {count}.',
  open: 'Skriv ut brev til pasienter',
  close: 'Ikke skriv ut flere brev',
  letter: {
    title: 'Det er noe nytt til deg',
    lead: 'Du har valgt å få vite det på papir. Vi skriver ikke hva det er, for andre kan komme til å åpne dette brevet.',
    how: 'Slik ser du det',
    signIn: 'Skriv denne adressen i nettleseren, og logg inn:',
    help: 'Noen du stoler på, kan hjelpe deg. De kan ha sin egen innlogging, hvis du lar dem.',
    ask: 'Eller spør {institution}: {contact}',
    often:
      'Du får høyst ett brev i uka, og ikke noe hvis du har vært der siden. Under Innstillinger velger du hvordan du får vite det.',
  },
} as const

/** What the first consoles of staff say beyond `staff`. */
export const consoles = {
  console: {
    unmapped: 'Without a kind',
    count: 'Number',
    fewerThanFive: 'fewer than 5',
    usage: 'Use of the portal in the last {days} days',
  },
  institutionStates: {
    signed: 'Signed, sends nothing yet',
    contributing: 'Sends',
    offering: 'Sends, and invites its patients',
  },
  facts: {
    invitation: 'Invitations',
    registration: 'Accounts made',
    'sign-in': 'Sign-ins',
    'list-view': 'Lists opened',
    'item-view': 'Items opened',
    'home-view': 'First page opened',
    'summary-view': 'Summaries opened',
  },
  matchReasons: {
    'identifier-equal': 'Same national number',
    'identifier-conflict': 'Different national numbers',
    'birth-date-equal': 'Same birth date',
    'birth-date-default': 'A birth date that is used when the real one is not known',
    'names-same': 'Same names',
    'names-similar': 'Similar names',
    'given-names-different': 'Different given names',
    'family-name-different': 'Different family names',
    'names-unknown': 'A name is missing',
    'sex-different': 'Different sex',
    'contact-shared': 'Address, phone or e-mail in common',
    'perhaps-twins': 'Perhaps twins',
    'birth-date-unknown': 'A birth date is missing',
    'birth-date-different': 'Different birth dates',
  },
} as const

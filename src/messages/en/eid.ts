/** Signing in with a national eID. */
export const eid = {
  enter: 'Sign in with {eid}',
  noCode: 'No code? Use your eID',
  titles: {
    down: '{eid} does not answer',
    nobody: 'We do not know you yet',
    'no-number': '{eid} is not tied to a sign-in here',
    mismatch: 'We could not let you in with {eid}',
  },
  texts: {
    down: 'This is not your fault, and nothing is lost. Try again in a few minutes, or use another way.',
    nobody:
      '{eid} told us who you are. No health service that takes part has sent us anything under your number. Ask at the desk of one that has treated you, and bring proof of who you are.',
    'no-number':
      '{eid} did not tell us your national number. Sign in another way first. Then you can add {eid} under “How you sign in”.',
    mismatch:
      'What {eid} told us does not fit what we know, so we opened nothing. Nothing is lost. Ask at any desk, and tell them the reference below.',
  },
  otherWays: 'Other ways in',
  signIn: 'Sign in with a password, a passkey or a code',
  desk: 'Ask at the desk of any health service that takes part. Bring proof of who you are.',
  ways: {
    title: 'National eID',
    text: 'With an eID you sign in without a password.',
    none: 'No eID is tied to your sign-in.',
    one: '{eid} opens your sign-in.',
    unknown: 'an eID that is not offered any more',
    add: 'Add {eid}',
    remove: 'Take it away',
    added: 'The eID was added.',
    removed: 'The eID was taken away. Everywhere else you are signed out.',
    last: 'It is the only way into your sign-in. Choose a password first.',
    prove: 'Show once more who you are, with {eid}',
  },
} as const

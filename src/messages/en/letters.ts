/** Letters on paper that say that there is something new: what the desk prints, and what stands in one. */
export const letters = {
  title: 'Letters to print',
  lead: 'Patients who read on paper are told so that there is something new for them. The letters do not say what.',
  none: 'No letter waits.',
  print: 'Print them as one PDF',
  again: 'Print those of the last day again',
  more: 'These are the oldest fifty. The next ones come when these are printed.',
  deskTitle: 'Letters to patients',
  deskLead:
    'If your desk prints letters, patients can choose to be told on paper that there is something new, once a week at most. Nothing about their health stands in a letter.',
  isOpen: 'Your desk prints letters.',
  isClosed: 'Your desk prints no letters.',
  waiting: 'Waiting to be printed: {count}, the first since {time}.',
  printed: 'Printed in the last 30 days: {count}.',
  open: 'Print letters for patients',
  close: 'Print no more letters',
  letter: {
    title: 'There is something new for you',
    lead: 'You have chosen to be told on paper. We do not write what it is, because others might open this letter.',
    how: 'How to see it',
    signIn: 'Write this address in your browser, and sign in:',
    help: 'Somebody you trust can help you. They can have a sign-in of their own, if you let them.',
    ask: 'Or ask {institution}: {contact}',
    often:
      'You get one letter a week at most, and none if you have been there since. Under Settings you choose how you are told.',
  },
} as const

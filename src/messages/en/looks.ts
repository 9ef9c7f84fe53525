/** How pages look: simple, large, of strong contrast, read aloud, on a device that others use. */
export const looks = {
  title: 'How pages look',
  intro:
    'Choose what is easiest for you to read. It applies to this device at once, and to your account where you are signed in.',
  saved: 'Saved. This page shows it already.',
  simple: 'Simple pages',
  simpleHint: 'At most five things on a page. The rest is one step further down; nothing is lost.',
  size: 'Size of the letters',
  usual: 'As usual',
  large: 'Large',
  largest: 'Very large',
  contrast: 'Strong contrast',
  contrastHint: 'Darker letters and clearer lines.',
  lowData: 'Save data',
  lowDataHint: 'Short lists and small pictures, for a slow or costly connection.',
  readAloud: 'Read pages aloud',
  readAloudHint:
    'Puts a button on each page. The voice is that of your device; it needs JavaScript. Nothing is sent anywhere.',
  shared: 'Others use this device too',
  sharedHint:
    'Say this in a library, at work or at a friend’s. You are signed out after ten minutes without a step, and after thirty minutes in any case. The device remembers nothing about you.',
  what: 'What would help you?',
  save: 'Save',
  usualAgain: 'All as usual',
  readPage: 'Read this page aloud',
  stopReading: 'Stop reading',
  more: 'More on this page',
  moreWaiting: {
    one: '{count} more waits',
    other: '{count} more wait',
  },
  moreKinds: 'All other kinds',
  moreAbout: 'More about this',
  notOwn: 'Is this not your own device?',
  sayShared: 'Others use this device too',
  sharedNow: 'Others use this device too: you are signed out soon when you do nothing, and nothing of you stays here.',
  leave: 'Leave now',
} as const

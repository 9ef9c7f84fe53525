/** Invitations at a visit: what an institution says of it, and how somebody says: no more. */
export const visits = {
  title: 'Invite people when they come',
  intro:
    'Whoever comes to you and has no sign-in yet can get word of it, by email or SMS. The word names nobody and nothing, and has no code.',
  state: 'Word goes out by itself',
  on: 'Yes',
  off: 'No',
  ways: 'Where word goes',
  youngest: 'Youngest age in years',
  youngestHint: 'Nobody younger is written to, nor anybody whose birth date is not known in full.',
  again: 'Not again within so many days',
  save: 'Save',
  saved: 'Saved. It holds from the next visit on.',
  fault: 'Write whole numbers: an age from 0 to 120, and days from 1 to 3650.',
  stopTitle: 'No more messages',
  stopText: 'We stop messages about invitations to this address. Health services may still write to you themselves.',
  stop: 'Stop them',
  stopped: 'No more messages go to this address.',
  orders: {
    'email,sms': 'email first, then SMS',
    'sms,email': 'SMS first, then email',
    email: 'email only',
    sms: 'SMS only',
  },
} as const

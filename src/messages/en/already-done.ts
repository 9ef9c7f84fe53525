export const alreadyDone = {
  title: 'Already done elsewhere',
  taken: '{test}: {date}, {institution}',
  takenNoDate: '{test}: {institution}',
  tell: 'Tell whoever wants to take it again. They may still have a reason to.',
  tellWhere: 'You can show them the result with a code.',
  staffTitle: 'Taken elsewhere in the last 30 days',
  staffLead:
    'Before you order it again: the patient can show you the result with a code, or you can ask where it was taken.',
} as const

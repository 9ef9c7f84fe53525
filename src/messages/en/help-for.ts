/** A clerk writes down whom a patient lets help. */
export const helpFor = {
  title: 'Write down a helper',
  intro:
    'For a patient who is here and has no sign-in, or finds it hard to use. The helper gets a code, and sees nothing before accepting with a sign-in of their own.',
  identity: 'How you recognised the patient',
  identityHint: 'Such as: passport seen, number and birth date asked.',
  ask: 'Ask the patient each question, without the helper if they wish. Choose nothing for them.',
  adult:
    'Everything cannot be chosen here, and no longer than a year: for that the patient uses a sign-in of their own.',
  readTogether: 'Read this together with the patient. Nothing is saved yet.',
  untilDay: 'Until {date}',
  madeAt: 'Written down at the desk of {institution}.',
  next: 'Give the code to the patient, or to the helper if the patient says so.',
  another: 'Write down another helper',
  identityFault: 'Write how you recognised the patient.',
  dateFault: 'Choose a last day that is still to come, within a year.',
  why: {
    'made-before':
      'This was written down already. If the code is lost, begin again with the number: there will be a new code.',
    'too-young':
      'The patient is too young for this by the rules of the region, or their birth date is not known. Guardians are written down on a page of their own.',
    represented:
      'Somebody has been named by law to decide for this patient. They let others help with their own sign-in.',
    'too-many': 'Twenty offers wait already. They run out by themselves after two weeks.',
    'not-theirs': 'This cannot be done for this patient here.',
  },
} as const

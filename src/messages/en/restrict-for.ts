/** Staff keep something for a patient who is beside them. */
export const restrictFor = {
  title: 'Keep something for a patient',
  intro:
    'For a patient who is here, asks for it and cannot use the pages. Neither those it is kept from nor colleagues see that anything is kept.',
  notFound: 'Nobody you may do this for has this number here.',
  keep: 'Keep something',
  keepHint: 'Ask the patient each question. Choose nothing for them.',
  identity: 'How you recognised the patient',
  identityHint: 'Such as: passport seen, number and birth date asked.',
  reason: 'Why, in the patient’s words',
  reasonHint: 'The patient can read this. Write only what they want written.',
  whoms: {
    helpers: 'Everybody who helps them, and guardians',
    account: 'One human being',
    institution: 'Clinicians at one institution',
    clinicians: 'All clinicians',
  },
  staff: 'Name of a member of staff',
  staffHint:
    'Choose their institution and write the family name in full. Only those are found who have looked at this record or are in a team the patient has written with.',
  people: 'A helper, or who was found',
  whats: {
    everything: 'All of the record',
    kind: 'One kind of entry',
    institution: 'All that one institution has sent',
  },
  faultTitle: 'Nothing has been saved',
  faults: {
    identity: 'Write how you recognised the patient.',
    missing:
      'Fill in how you recognised the patient and why; choose from whom, what, and what happens in an emergency.',
    several: 'Several have a name like this. Choose one of them below.',
    nobody:
      'Nobody of this name there has looked at this record or is in a team the patient has written with. Try another spelling, or keep it from all clinicians there.',
  },
  done: {
    kept: 'It holds from now on. The patient finds it in their own settings.',
    agreed: 'If a colleague had set something to stay closed in an emergency, it does from now on.',
    ended: 'If anything had been set by staff, it has ended.',
  },
  agree: 'Agree to what a colleague has set',
  agreeHint:
    'Something stays closed even in an emergency only when two members of staff have set it. Do this when the patient is here and asks for it. You are not shown whether there was anything.',
  agreeDo: 'Agree',
  untilSecond: 'It is closed at once. Until a colleague here agrees too, a clinician can open it in an emergency.',
  end: 'End what staff have set',
  endHint:
    'Only when the patient is here and asks for it. It ends what staff here have set for them, but not what keeps you or your institution out. You are not shown whether there was anything.',
  endAll: 'End it',
  readTogether: 'Read this together with the patient. Nothing is saved yet.',
  vital: 'If allergies, medicines, diagnoses or blood groups are among it, a treatment could harm the patient.',
} as const

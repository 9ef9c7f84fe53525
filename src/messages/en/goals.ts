/** A range that a clinician sets for one person. */
export const goals = {
  title: 'A goal for this patient',
  set: 'Set a goal range',
  hint: 'The patient sees it before the usual range, with your name and reason. It holds for every result of this test.',
  low: 'From',
  high: 'To',
  unit: 'Unit',
  reason: 'Reason, as the patient reads it',
  lastDay: 'Last day',
  save: 'Set this goal',
  end: 'End this goal',
  until: 'until {day}',
  setBy: 'Set by {name} on {day}',
  yours: 'Your goal: {range}, until {day}. Set by {name}, {institution}.',
  line: 'The value {value} beside the goal {range}',
  otherUnit: 'The goal is in a unit that cannot be compared with this value.',
  faults: {
    ends: 'Write one end or both as numbers; the lower one first.',
    unit: 'Write the unit.',
    reason: 'Write the reason: at most 2,000 characters.',
    until: 'Choose a day from today on, within five years.',
  },
} as const

/** What a person says is wrong in the record. */
export const correction = {
  title: 'Something here is wrong',
  about: 'What it is about',
  day: 'Day',
  from: 'From',
  goes: 'What you write goes to the team at {institution}. They answer by {date}.',
  stays: 'Nothing is taken out of your record by this, and your treatment goes on as it is.',
  label: 'What is wrong, and what would be right?',
  hint: 'In your own words. Do not wait for an answer when you feel ill: call your doctor.',
  send: 'Send it',
  faultTitle: 'Please look at it again',
  faultText: 'One thing is missing.',
  fault: 'Write what is wrong, in up to 2000 characters.',
  link: 'Is something here wrong? Tell {institution}',
  waits: 'You have said that something here is wrong. The answer comes by {date}.',
  see: 'See what has been said',
} as const

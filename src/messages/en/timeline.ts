/** Everything in the order in which it happened. */
export const timeline = {
  title: 'Everything by date',
  lead: 'All kinds and all health services in one list, newest first.',
  choose: 'Choose a kind or a year',
  kind: 'Kind',
  allKinds: 'All kinds',
  year: 'Begin with the year',
  yearHint: 'Four figures, such as 2019.',
  newest: 'To the newest',
  empty: 'Nothing has come yet.',
} as const

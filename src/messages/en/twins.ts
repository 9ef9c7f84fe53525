export const twins = {
  mayRepeat: 'may be here twice',
  perhaps: 'This may be the same as the one below. We are not sure, so we show both.',
  behind: 'The same has come in another way too. Lists show that one:',
  alsoFrom: 'It came in these ways too, and is shown once',
} as const

import { expect, it } from 'vitest'
import { decideAnswer } from './decide-answer.ts'

// biome-ignore format: the table is read down its columns
it.each([
  ['early-opening', 'opened',    '',      { fault: null, ball: 'staff',  outcome: 'opened',   opens: true  }],
  ['early-opening', 'declined',  'Later', { fault: null, ball: 'staff',  outcome: 'declined', opens: false }],
  ['early-opening', 'declined',  '  ',    { fault: 'text' }],
  ['early-opening', 'question',  '',      { fault: 'text' }],
  ['early-opening', 'question',  'When?', { fault: null, ball: 'person', outcome: null,       opens: false }],
  ['early-opening', 'will-call', '',      { fault: null, ball: 'staff',  outcome: null,       opens: false }],
  ['early-opening', 'called',    '',      { fault: 'word' }],
  ['call-me',       'called',    '',      { fault: null, ball: 'staff',  outcome: 'called',   opens: false }],
  ['call-me',       'opened',    '',      { fault: 'word' }],
  ['call-me',       undefined,   'x',     { fault: 'word' }],
] as const)('to %s one says %s “%s”', (kind, word, text, expected) =>
  expect(decideAnswer(kind, { word, text })).toEqual(expected),
)

import { expect, test } from 'vitest'
import { isRecipientText } from './view-share.ts'

test.each(['Dr Ås-Li', 'د. ليلى', 'Ward 3'])('%s is a name or a place', (text) => {
  expect(isRecipientText(text)).toBe(true)
})

test.each(['', '12', 'a'.repeat(101), 'Dr\u202eiL', 'Dr\u2069', 'Dr\u2028x', 'Dr\nx', 'Dr \ud800'])(
  '%j is none: it could turn the words around it',
  (text) => {
    expect(isRecipientText(text)).toBe(false)
  },
)

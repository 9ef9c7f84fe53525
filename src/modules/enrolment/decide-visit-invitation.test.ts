import { expect, it } from 'vitest'
import { decideVisitInvitation, type VisitorFacts, type VisitRule } from './decide-visit-invitation.ts'

const rule: VisitRule = { isOn: true, ways: ['sms', 'email'], youngest: 16, againDays: 90 }
const facts: VisitorFacts = {
  now: new Date('2026-03-12T10:00:00Z'),
  birthDate: '1944-11-04',
  hasDied: false,
  hasAccount: false,
  lastInvitedAt: null,
  isInvited: false,
  emails: ['astrid@home.example'],
  phones: ['+4755510200'],
  refused: [],
}
const day = (text: string) => new Date(`${text}T10:00:00Z`)

// biome-ignore format: the table is read down its columns
it.each<[string, Partial<VisitRule>, Partial<VisitorFacts>, string]>([
  ['an institution that does not',    { isOn: false },      {},                                        'off'],
  ['somebody who has an account',     {},                   { hasAccount: true },                      'has-account'],
  ['somebody who has died',           {},                   { hasDied: true },                         'has-died'],
  ['a child',                         {},                   { birthDate: '2010-03-13' },               'too-young'],
  ['sixteen today',                   {},                   { birthDate: '2010-03-12' },               '+4755510200'],
  ['an age that is not known',        { youngest: 0 },      { birthDate: '1944' },                     'too-young'],
  ['invited last month',              {},                   { lastInvitedAt: day('2026-02-12') },      'lately'],
  ['invited last year',               {},                   { lastInvitedAt: day('2025-02-12') },      '+4755510200'],
  ['invited now, by whomever',        {},                   { isInvited: true },                       'lately'],
  ['the first way first',             {},                   {},                                        '+4755510200'],
  ['the other way round',             { ways: ['email'] },  {},                                        'astrid@home.example'],
  ['no phone',                        {},                   { phones: [] },                            'astrid@home.example'],
  ['one address said no more',        {},                   { refused: ['+4755510200'] },              'astrid@home.example'],
  ['nothing known',                   { ways: ['email'] },  { emails: [] },                            'no-contact'],
])('%s', (_what, overRule, over, says) => {
  const verdict = decideVisitInvitation({ ...rule, ...overRule }, { ...facts, ...over })
  expect(verdict.verdict === 'invite' ? verdict.contact : verdict.because).toBe(says)
})

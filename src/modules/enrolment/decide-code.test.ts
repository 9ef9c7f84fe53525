import { describe, expect, it } from 'vitest'
import { type CodeFacts, decideCode } from './decide-code.ts'
import { decideInvitation, fullDate, type StandingFacts } from './decide-invitation.ts'

const NOW = new Date('2026-03-01T10:00:00Z')
const GOOD: CodeFacts = {
  now: NOW,
  expiresAt: new Date('2026-03-08T10:00:00Z'),
  isEnded: false,
  wrongTries: 0,
  isStillTheirs: true,
  birthDate: '1944-11-04',
  typedBirthDate: '1944-11-04',
}

describe('a code lets in', () => {
  it('with the birth date that is known', () => {
    expect(decideCode(GOOD)).toEqual({ verdict: 'let-in' })
  })

  it.each<[string, Partial<CodeFacts>, 'dead' | 'birth-date']>([
    ['at its last instant', { expiresAt: NOW }, 'dead'],
    ['used, replaced or taken back', { isEnded: true }, 'dead'],
    ['after ten wrong birth dates', { wrongTries: 10 }, 'dead'],
    ['when its number leads to somebody else', { isStillTheirs: false }, 'dead'],
    ['with another birth date', { typedBirthDate: '1944-11-05' }, 'birth-date'],
    ['when only the year of birth is known', { birthDate: '1944' }, 'birth-date'],
    ['when no birth date is known', { birthDate: null, typedBirthDate: '' }, 'birth-date'],
  ])('not %s', (_, change, because) => {
    expect(decideCode({ ...GOOD, ...change })).toEqual({ verdict: 'refuse', because })
  })

  it('with the day of a birth that has a time', () => {
    expect(fullDate('1944-11-04T23:30:00+01:00')).toBe('1944-11-04')
    expect(fullDate('1944-02-31')).toBeNull()
  })
})

const SOMEBODY: StandingFacts = {
  birthDate: '1944-11-04',
  hasDied: false,
  hasAccount: false,
  isOwn: false,
  isStaff: false,
}

describe('a clerk may give a code', () => {
  it('to join, or where there is an account for a new password', () => {
    expect(decideInvitation(SOMEBODY)).toEqual({ verdict: 'invite', purpose: 'join' })
    expect(decideInvitation({ ...SOMEBODY, hasAccount: true })).toEqual({ verdict: 'invite', purpose: 'recover' })
  })

  it.each<[Partial<StandingFacts>, string]>([
    [{ hasDied: true, isOwn: true }, 'has-died'],
    [{ hasAccount: true, isOwn: true, isStaff: true }, 'own-account'],
    [{ hasAccount: true, isStaff: true }, 'staff-account'],
    [{ birthDate: '1944' }, 'no-birth-date'],
    [{ birthDate: null }, 'no-birth-date'],
  ])('not with %j', (change, because) => {
    expect(decideInvitation({ ...SOMEBODY, ...change })).toEqual({ verdict: 'refuse', because })
  })
})

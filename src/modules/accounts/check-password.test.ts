import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPassword, LONGEST_PASSWORD, type PasswordFault } from './check-password.ts'
import { COMMON_PASSWORDS } from './passwords-refused.ts'

const about = { names: ['Kari Nordmann', 'kari.nordmann@example.org', 'Vestmark'] }

describe('checkPassword', () => {
  it.each<[string, string, readonly PasswordFault[]]>([
    ['four words', 'lamp river eleven goat', []],
    ['words in Arabic', 'قهوة صباح نهر جبل', []],
    ['signs of any kind', '🦊🦊 sju små hus på rad', []],
    ['nine characters', 'k7vQ2xPz9', ['too-short']],
    ['nothing', '', ['too-short']],
    ['129 characters', 'x7'.repeat(64).concat('y'), ['too-long']],
    ['one of the list', 'qwertyuiop', ['common']],
    ['one with a year', 'Sunshine2024!', ['common']],
    ['one in disguise', 'P@ssw0rd123', ['common']],
    ['one with many digits of one’s own', 'sunshine 83920174', []],
    ['one character', 'aaaaaaaaaaaa', ['common']],
    ['a run', 'abcdefghijkl', ['common']],
    ['a run downwards', '9876543210', ['common']],
    ['a piece again and again', 'vekt!7vekt!7', ['common']],
    ['one’s own name and a year', 'Nordmann1954', ['about-you']],
    ['both names, and marks on letters', 'KÁRI-nordmann', ['about-you']],
    ['the region', 'vestmark-42', ['about-you']],
    ['the address', 'kari.nordmann@example.org', ['about-you']],
    ['a sentence in which the name stands', 'kari likes to swim in May', []],
  ])('%s', (_what, password, faults) => expect(checkPassword(password, about)).toEqual(faults))

  it('says the same of every way to write one password', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (password) => {
        const said = checkPassword(password.normalize('NFC'), about)
        expect(checkPassword(password.normalize('NFD'), about)).toEqual(said)
      }),
    )
  })

  it('lets no password of the list through, with up to seven digits round it', () => {
    const listed = fc.constantFrom(...COMMON_PASSWORDS)
    fc.assert(
      fc.property(
        listed,
        fc.stringMatching(/^[0-9!]{0,3}$/),
        fc.stringMatching(/^[0-9!]{0,4}$/),
        (word, front, end) => {
          fc.pre(/^\p{L}.*\p{L}$/u.test(word) || front + end === '')
          expect(checkPassword(front + word + end, about)).not.toEqual([])
        },
      ),
    )
  })

  it('answers quickly, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.array(fc.string({ maxLength: 200 })), (password, names) => {
        const faults = checkPassword(password, { names })
        expect([...password.normalize('NFC')].length > LONGEST_PASSWORD).toBe(faults.includes('too-long'))
      }),
    )
  })
})

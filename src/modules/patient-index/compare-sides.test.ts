import { describe, expect, it } from 'vitest'
import { compareSides } from './compare-sides.ts'
import type { Demographics } from './demographics.ts'

const NOBODY: Demographics = {
  identifiers: [],
  family: null,
  given: [],
  otherNames: [],
  birthDate: null,
  sex: null,
  phones: [],
  emails: [],
  addresses: [],
}
const side = (over: Partial<Demographics>) => ({ ...NOBODY, ...over })
const line = (ours: Partial<Demographics>, theirs: Partial<Demographics>) =>
  compareSides(side(ours), side(theirs)).map(
    ({ field, theirs: shown, agrees }) => `${field} ${agrees} ${shown.join('; ')}`,
  )

describe('compareSides', () => {
  it.each<[string, Partial<Demographics>, Partial<Demographics>, string[]]>([
    ['says nothing of what nobody has', {}, {}, []],
    ['takes case and marks for one spelling', { family: 'JOSÉ' }, { family: 'Jose' }, ['family same Jose']],
    ['says when only one has it', { birthDate: '1950-03-01' }, {}, ['birth-date one-missing ']],
    [
      'shortens a telephone that differs',
      { phones: ['91234567'] },
      { phones: ['+47 98 76 54 32'] },
      ['phone differs ••• 32'],
    ],
    ['shows one that is equal', { phones: ['91234567'] }, { phones: ['+47 91234567'] }, ['phone same +47 91234567']],
    [
      'shortens e-mail, street and number that differ',
      {
        emails: ['a@b.example'],
        addresses: [{ line: 'Storgata 1', city: 'Havna', postcode: '1000' }],
        identifiers: [{ system: 's', value: '12345' }],
      },
      {
        emails: ['kari@home.example'],
        addresses: [{ line: 'Kirkeveien 9', city: 'Sundvik', postcode: '2000' }],
        identifiers: [{ system: 's', value: '54321' }],
      },
      ['identifier differs ••• 21', 'address differs •••, 2000 Sundvik', 'email differs k•••@home.example'],
    ],
    [
      'shows of several numbers the equal one whole, and none of a kind the patient has not',
      { identifiers: [{ system: 's', value: '1' }] },
      {
        identifiers: [
          { system: 's', value: '1' },
          { system: 's', value: '234' },
          { system: 't', value: '999' },
        ],
      },
      ['identifier same 1; ••• 34'],
    ],
    [
      'compares no two numbers of two kinds, and shows the end of a national one',
      { identifiers: [{ system: 's', value: '1' }] },
      { identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' }] },
      ['identifier one-missing ••• 19'],
    ],
  ])('%s', (_what, ours, theirs, expected) => expect(line(ours, theirs)).toEqual(expected))
})

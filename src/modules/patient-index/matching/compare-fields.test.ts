import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '#base/edit-distance'
import type { Demographics } from '../demographics.ts'
import { compareAddresses, prepareAddress } from './compare-addresses.ts'
import { compareBirthDates, readBirthDate } from './compare-birth-dates.ts'
import { compareEmails, comparePhones, emailOf, phoneOf } from './compare-contacts.ts'
import { compareNames } from './compare-names.ts'
import { latinise } from './latinise.ts'
import { isInUse } from './name-variants.ts'
import { prepare } from './prepared.ts'

const nobody: Demographics = {
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

describe('editDistance', () => {
  it.each([
    ['kari', 'kari', 0],
    ['kari', 'kaari', 1],
    ['kari', 'kri', 1],
    ['kari', 'karl', 1],
    ['kari', 'krai', 1],
    ['kari', 'kiar', 2],
    ['kari', 'ola', 3],
  ])('%s %s: %i', (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance))

  it('is the same both ways, and no more than the slips that were made', () => {
    const word = fc.stringMatching(/^[abc]{0,9}$/)
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(editDistance(b, a, most))
        expect(editDistance(a, `${a}x`, 3)).toBe(1)
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['Kari Nordmann', 'KARI NORDMANN', 'same', 'same'],
    ['Nordmann Kari', 'Kari Nordmann', 'same', 'same'],
    ['Liz Berg', 'Elizabeth Berg', 'variant', 'same'],
    ['Mohammed Hassan', 'Muhamed Hasan', 'variant', 'variant'],
    ['محمد حسن', 'Mohamed Hassan', 'variant', 'variant'],
    ['Юрий Иванов', 'Jurij Iwanow', 'variant', 'variant'],
    ['Γεώργιος Παππάς', 'Georgios Pappas', 'same', 'same'],
    ['Åse Sørensen', 'Aase Soerensen', 'same', 'same'],
    ['José Müller', 'Jose Mueller', 'same', 'same'],
    ['K Nordmann', 'Kari Nordmann', 'part', 'same'],
    ['Kari Norbmann', 'Kari Nordmann', 'same', 'close'],
    ['Sander Olsen', 'Sanne Olson', 'alike', 'variant'],
    ['Anna Berg', 'Ruth Berg', 'different', 'same'],
  ])('%s is to %s: %s, %s', (one, other, given, family) => {
    const named = (name: string) => {
      const [first, last] = name.split(' ')
      return prepare({ ...nobody, given: [first!], family: last! }).names
    }
    expect(compareNames(named(one), named(other), isInUse)!.best).toMatchObject({ given, family })
  })

  it('takes two given names that are both in use for two names, not for a slip of the pen', () => {
    const called = (given: string) => prepare({ ...nobody, given: [given], family: 'Berg' }).names
    expect(compareNames(called('Tora'), called('Tona'), () => false)!.best.given).toBe('close')
    expect(compareNames(called('Tora'), called('Tona'), () => true)!.best.given).toBe('alike')
  })

  it('turns letters of other scripts into Latin ones', () => {
    expect(['юрий', 'γεωργιος', 'محمد', 'שרה', 'kari'].map(latinise)).toEqual([
      'yurii',
      'georgios',
      'mhmd',
      'shrh',
      'kari',
    ])
  })
})

describe('birth dates', () => {
  it.each([
    ['1969-11-05', '1969-11-05', 'same'],
    ['1969-11-05', '1969-05-11', 'slip'],
    ['1969-11-05', '1996-11-05', 'slip'],
    ['1969-11-05', '1969-11-06', 'slip'],
    ['1969-11-05', '1969-11-27', 'part'],
    ['1969-11-05', '1969-11', 'part'],
    ['1969', '1969', 'part'],
    ['1969-01-01', '1969-01-01', 'default'],
    ['1900-01-01', '1969-11-05', 'unknown'],
    ['1969-11-05', '1970', 'different'],
    ['1969-11-05', '1974-02-20', 'different'],
  ])('%s %s: %s', (a, b, level) => {
    expect(compareBirthDates(readBirthDate(a), readBirthDate(b))).toBe(level)
    expect(compareBirthDates(readBirthDate(b), readBirthDate(a))).toBe(level)
  })
})

describe('addresses', () => {
  const at = (line: string | null, postcode: string | null, city: string | null) =>
    prepareAddress({ line, city, postcode })
  it.each([
    ['the same', at('Storgata 4 B', '7300', 'Orkdal'), 'same'],
    ['letter apart from number', at('Storgata 4 b', '7300', 'Orkdal'), 'same'],
    ['a short form', at('Storgt. 4b', '7300', 'Orkdal'), 'close'],
    ['misspelt', at('Strogata 4B', '7300', 'Orkdal'), 'same'],
    ['the number left out', at('Storgata', '7300', 'Orkdal'), 'same'],
    ['next door', at('Storgata 6', '7300', 'Orkdal'), 'same'],
    ['another street of the town', at('Havnegata 17', '7300', 'Orkdal'), 'area'],
    ['another town', at('Havnegata 17', '9010', 'Tromsø'), 'elsewhere'],
    ['only the postcode is known', at(null, '7300', null), 'area'],
    ['nothing is known', at(null, null, null), 'unknown'],
  ])('%s', (_what, other, level) => {
    expect(compareAddresses(at('Storgata 4B', '7300', 'Orkdal'), other)).toBe(level)
    expect(compareAddresses(other, at('Storgata 4B', '7300', 'Orkdal'))).toBe(level)
  })
})

describe('telephone and e-mail', () => {
  it('compares numbers by their last digits, and knows one slip', () => {
    expect(comparePhones(['+47 912 34 567'].map(phoneOf), ['91234567'].map(phoneOf))).toBe('same')
    expect(comparePhones(['91234567'], ['91234576'])).toBe('close')
    expect(comparePhones(['91234567'], ['40000001'])).toBe('different')
    expect(['00000000', '123', 'none'].map(phoneOf)).toEqual(['', '', ''])
  })

  it('compares e-mail addresses without regard to case, and the name before the sign', () => {
    expect(compareEmails(['Kari@Example.org'].map(emailOf), ['kari@example.org'].map(emailOf))).toBe('same')
    expect(compareEmails(['kari@example.org'], ['kari@example.com'])).toBe('alike')
    expect(emailOf('none')).toBe('')
  })
})

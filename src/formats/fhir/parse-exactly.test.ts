import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseExactly } from './parse-exactly.ts'
import type { Resource } from './types.ts'

const exactly = (text: string) => parseExactly(text, JSON.parse(text) as Resource) as unknown

it('decimals that JavaScript would print otherwise become their text, the others stay numbers', () => {
  expect(exactly('{"a":1.00,"b":-0.50,"c":[1e3, 2.5,7],"d":12345678901234567.8,"e":-3}')).toEqual({
    a: '1.00',
    b: '-0.50',
    c: ['1e3', 2.5, 7],
    d: '12345678901234567.8',
    e: -3,
  })
})

it('nothing in a text is a number', () => {
  expect(exactly('{"a":"x: 1.00","b":"\\\\","c":"\\"2.00","d":2.0,"e":{":3.00":"4.0"}}')).toEqual({
    a: 'x: 1.00',
    b: '\\',
    c: '"2.00',
    d: '2.0',
    e: { ':3.00': '4.0' },
  })
})

it('any JSON is read as before, but for such decimals', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer(), (value, spaces) => {
      const text = JSON.stringify({ first: 0, value, last: 1 }, null, spaces % 4)
        .replace('"first": 0', '"first": 0.0')
        .replace('"first":0', '"first":0.0')
      const expected = JSON.parse(text, (_name, each: unknown, context?: { source?: string }) =>
        typeof each === 'number' && String(each) !== context?.source ? context?.source : each,
      ) as unknown
      expect(exactly(text)).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

import { expect, test } from 'vitest'
import { convertValue } from './convert-value.ts'

test('a part by amount is no part by mass, although all units cancel', () => {
  const convert = (value: number, from: string, to: string) => convertValue({ value, from, to, molar: null })
  expect(convert(48, 'mmol/mol', '%')).toEqual({ refused: 'other-kind' })
  expect(convert(7, '%', 'mmol/mol')).toEqual({ refused: 'other-kind' })
  expect(convert(300, 'mg/g', 'mmol/mol')).toEqual({ refused: 'other-kind' })
  expect(convert(5, '%', 'mg/g')).toMatchObject({ number: 50 })
})

test('a note in braces is one piece, whatever stands in it', () => {
  expect(convertValue({ value: 60, from: 'mL/min/{1.73_m2}', to: 'mL/s/{1.73_m2}', molar: null })).toMatchObject({
    number: 1,
  })
})

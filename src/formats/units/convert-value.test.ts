import { expect, test } from 'vitest'
import { convertValue } from './convert-value.ts'

test('a part by amount is no part by mass, although all units cancel', () => {
  const convert = (value: number, from: string, to: string) => convertValue({ value, from, to, molar: null })
  expect(convert(48, 'mmol/mol', '%')).toEqual({ refused: 'other-kind' })
  expect(convert(7, '%', 'mmol/mol')).toEqual({ refused: 'other-kind' })
  expect(convert(300, 'mg/g', 'mmol/mol')).toEqual({ refused: 'other-kind' })
  expect(convert(5, '%', 'mg/g')).toMatchObject({ number: 50 })
})

import { expect, it } from 'vitest'
import { plainDigits } from './plain-digits.ts'

it('reads digits of Arabic, Persian and wide writing, and leaves the rest', () => {
  expect(plainDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１２ 345')).toBe('0123456789 0123456789 012 345')
  expect(plainDigits('Å-7, ٣ أيام')).toBe('Å-7, 3 أيام')
})

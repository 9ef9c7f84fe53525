import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { powersInSigns } from './powers-in-signs.ts'

describe('powers of ten', () => {
  it.each([
    ['5.8 10*9/L', '5.8 ×10⁹/L'],
    ['220 x10*9/L', '220 ×10⁹/L'],
    ['4.7 x10E12/L', '4.7 ×10¹²/L'],
    ['7 10^3/uL', '7 ×10³/uL'],
    ['7 10*03/uL', '7 ×10³/uL'],
    ['10*9', '×10⁹'],
    ['<10 10*6/L', '<10 ×10⁶/L'],
  ])('%s is %s', (sent, read) => {
    expect(powersInSigns(sent)).toBe(read)
  })

  it.each(['5.10*9 mm', '110*9/L', '10*9x', '1.73m2', '10 mmol/L', 'BRCA1*10', '120/80', '10*100/L'])(
    '%s stays',
    (text) => {
      expect(powersInSigns(text)).toBe(text)
    },
  )

  it('said twice it is said once, and without figures nothing changes', () => {
    fc.assert(fc.property(fc.string(), (text) => powersInSigns(powersInSigns(text)) === powersInSigns(text)))
    fc.assert(fc.property(fc.stringMatching(/^[^0-9]*$/), (text) => powersInSigns(text) === text))
  })
})

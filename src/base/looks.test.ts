import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLooks, TEXT_SIZES, USUAL_LOOKS, writeLooks } from './looks.ts'

const looks = fc.record({
  isSimple: fc.boolean(),
  size: fc.constantFrom(...TEXT_SIZES),
  isHighContrast: fc.boolean(),
  isLowData: fc.boolean(),
  isReadAloud: fc.boolean(),
  isShared: fc.boolean(),
})

test('what was written is read again, and fits a cookie and its column', () => {
  fc.assert(
    fc.property(looks, (chosen) => {
      const text = writeLooks(chosen)
      expect(readLooks(text)).toEqual(chosen)
      expect(text).toMatch(/^[a-z.-]{0,60}$/)
    }),
  )
})

test('what nobody of us wrote is all as usual', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof readLooks(text).size === 'string'))
  for (const text of [null, undefined, '', 'SIMPLE', 'constructor', '….%']) expect(readLooks(text)).toEqual(USUAL_LOOKS)
})

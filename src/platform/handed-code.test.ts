import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LENGTH, CODE_SIGNS, hashCode, makeCode, readCode } from './handed-code.ts'

const code = fc.integer().map(() => makeCode())
const sign = fc.constantFrom(...CODE_SIGNS)
const place = fc.nat(CODE_LENGTH - 1)
const bare = (text: string) => text.replaceAll('-', '')

test('a code is read back as it was made, however it is typed', () => {
  const between = fc.array(fc.constantFrom('-', ' ', '\u2013', '\n', '\u00a0', '.', '\u200f'), { maxLength: 3 })
  fc.assert(
    fc.property(code, fc.array(between, { minLength: CODE_LENGTH, maxLength: CODE_LENGTH }), (made, gaps) => {
      const typed = [...bare(made).toLowerCase()].map((each, at) => each + gaps[at]!.join('')).join('')
      expect(readCode(typed)).toBe(made)
    }),
    { numRuns: 200 },
  )
})

test('wide letters, Arabic digits, and 8 for B are the same code', () => {
  fc.assert(
    fc.property(code, (made) => {
      const wide = bare(made).replace(/./g, (each) => String.fromCodePoint(each.codePointAt(0)! + 0xfee0))
      const arabic = made.replace(/\d/g, (each) => String.fromCodePoint(0x660 + Number(each)))
      for (const typed of [wide, arabic, made.replaceAll('B', '8')]) expect(readCode(typed)).toBe(made)
    }),
    { numRuns: 200 },
  )
})

test('one wrong sign is always noticed, and so are two that changed places', () => {
  fc.assert(
    fc.property(code, place, place, sign, (made, one, other, wrong) => {
      const signs = [...bare(made)]
      const slip = signs.with(one, wrong).join('')
      expect(readCode(slip)).toBe(slip === bare(made) ? made : null)
      const swapped = signs.with(one, signs[other]!).with(other, signs[one]!).join('')
      expect(readCode(swapped)).toBe(swapped === bare(made) ? made : null)
    }),
    { numRuns: 500 },
  )
})

test('no code has a sign that is taken for another, or spells a word', () => {
  expect(CODE_SIGNS).not.toMatch(/[AEIOU0158LSZ2]/)
  expect(new Set(CODE_SIGNS).size).toBe(23)
  expect(makeCode()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)
})

test('anything else is no code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = readCode(text)
      if (read !== null) expect(readCode(read)).toBe(read)
    }),
  )
  for (const text of ['', 'BBBB', '0000-0000-0000', 'x'.repeat(10_000)]) expect(readCode(text)).toBeNull()
})

test('what is kept of a code is always the same, and never the code', async () => {
  const made = makeCode()
  const kept = await hashCode(made, 'invitation')
  expect(await hashCode(made, 'invitation')).toEqual(kept)
  expect(kept.length).toBe(32)
  expect(kept.toString('latin1')).not.toContain(bare(made))
})

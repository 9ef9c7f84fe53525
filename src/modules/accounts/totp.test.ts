import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAt, newSecret, seal, stepOf, unseal } from './totp.ts'

/** "12345678901234567890" in base32: the secret of RFC 6238, appendix B. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds are those of the RFC', (seconds, code) => {
    expect(codeAt(RFC, Math.floor(seconds / 30))).toBe(code)
    expect(stepOf(RFC, { code, now: at(seconds), lastStep: 0 })).toBe(Math.floor(seconds / 30))
  })

  it('are right one step early or late, and not two (N07)', () => {
    const step = 40_000_000
    const seen = (off: number) => stepOf(RFC, { code: codeAt(RFC, step + off), now: at(step * 30 + 7), lastStep: 0 })
    expect([-2, -1, 0, 1, 2].map(seen)).toEqual([null, step - 1, step, step + 1, null])
  })

  it('work once, and none before one that was used (F12)', () => {
    const step = 40_000_000
    const later = { now: at(step * 30), lastStep: step }
    expect(stepOf(RFC, { ...later, code: codeAt(RFC, step) })).toBeNull()
    expect(stepOf(RFC, { ...later, code: codeAt(RFC, step - 1) })).toBeNull()
    expect(stepOf(RFC, { ...later, code: codeAt(RFC, step + 1) })).toBe(step + 1)
  })

  it('may be typed with blanks, dashes and full-width digits (N02)', () => {
    expect(stepOf(RFC, { code: ' 287 082\n', now: at(59), lastStep: 0 })).toBe(1)
    expect(stepOf(RFC, { code: '２８７-０８２', now: at(59), lastStep: 0 })).toBe(1)
  })

  it('come of secrets that are sealed, opened with the same key only, and not changed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(40), (key, place) => {
        const secret = newSecret()
        const sealed = seal(secret, key)
        expect(unseal(sealed, key)).toBe(secret)
        expect(() => unseal(sealed, `${key}x`)).toThrow()
        const bytes = Buffer.from(sealed, 'base64url')
        bytes[place % bytes.length]! ^= 1
        expect(() => unseal(bytes.toString('base64url'), key)).toThrow()
      }),
      { numRuns: 30 },
    )
  })
})

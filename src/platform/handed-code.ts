import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { plainDigits } from '#base/plain-digits'

/**
 * The signs of a code. No vowels, so that no word comes about; of signs that look alike only one: no 0 O, 1 I L, 2 Z, 5 S,
 * and B, for which 8 may be typed. There are 23, a prime, on which the last sign relies.
 */
export const CODE_SIGNS = 'BCDFGHJKMNPQRTVWXY34679'
/** Eleven by chance, about 50 bits, and one that follows from them. */
export const CODE_LENGTH = 12
const GROUP = 4

/** A new code, in groups as people read and type it: `XXXX-XXXX-XXXX`. */
export function makeCode(): string {
  const chosen = Array.from({ length: CODE_LENGTH - 1 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]!).join('')
  return groupCode(chosen + lastSign(chosen))
}

/**
 * A code as somebody typed it, without what people put between and around (blanks, dashes, line breaks, wide letters,
 * Arabic digits); null when it cannot be one of ours: every single wrong sign and every swap of two is noticed, before it
 * counts as a try. (Security cases N02.)
 */
export function readCode(text: string): string | null {
  const signs = plainDigits(text.slice(0, 200))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('8', 'B')
  if (signs.length !== CODE_LENGTH || [...signs].some((sign) => !CODE_SIGNS.includes(sign))) return null
  const chosen = signs.slice(0, -1)
  return lastSign(chosen) === signs.at(-1) ? groupCode(chosen + signs.at(-1)!) : null
}

function groupCode(signs: string): string {
  return Array.from({ length: CODE_LENGTH / GROUP }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP)).join('-')
}

/** Weighted sum by a prime: one wrong sign, or two that changed places, never give the same. */
function lastSign(chosen: string): string {
  const sum = [...chosen].reduce((total, sign, at) => total + (at + 2) * CODE_SIGNS.indexOf(sign), 0)
  return CODE_SIGNS[sum % CODE_SIGNS.length]!
}

/**
 * What is kept of a code for one purpose. The hash is slow on purpose and the same for the same code, so that a row is found
 * by it, and a stolen table does not give the codes back within their life.
 */
export function hashCode(code: string, purpose: 'invitation' | 'offer'): Promise<Buffer> {
  return promisify<string, string, number, Buffer>(scrypt)(code, `causeway ${purpose} code`, 32)
}

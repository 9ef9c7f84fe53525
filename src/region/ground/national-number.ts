/** The fictional national identifier: its system is a setting of the region, this is the demo's. */
export const NATIONAL_SYSTEM = 'https://causeway.example/id/national'

const SPACE = 10_000_000
const STEP = 6_180_339
const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/**
 * Eleven digits: a 9 (no real Nordic number starts so), seven digits that are a permutation of the person's index
 * (unique without a list), one digit chosen so that both checks exist, and two check digits modulo 11.
 */
export function nationalNumber(seed: number, index: number): string {
  const serial = (index * STEP + (Math.abs(seed) % SPACE)) % SPACE
  const stem = `9${String(serial).padStart(7, '0')}`
  for (let digit = 0; digit <= 9; digit++) {
    const number = withChecks(`${stem}${digit}`)
    if (number) return number
  }
  throw new Error(`no national number for ${stem}`)
}

/** True when both check digits are right. */
export function isNationalNumber(text: string): boolean {
  return /^9\d{10}$/.test(text) && withChecks(text.slice(0, 9)) === text
}

function withChecks(nine: string): string | null {
  const first = checkDigit(nine, FIRST_WEIGHTS)
  if (first === null) return null
  const second = checkDigit(`${nine}${first}`, SECOND_WEIGHTS)
  return second === null ? null : `${nine}${first}${second}`
}

/** Modulo 11 as in many Nordic numbers: 11 counts as 0, and a remainder of 10 has no digit. */
function checkDigit(digits: string, weights: readonly number[]): number | null {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += Number(digits[i]) * weights[i]!
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? null : check
}

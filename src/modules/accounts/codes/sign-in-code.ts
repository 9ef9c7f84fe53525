import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { plainDigits } from '#base/plain-digits'

/** For so many minutes a code is good, in the browser that asked for it. */
export const CODE_MINUTES = 10
/** Wrong codes that one asking allows; then another must be asked for. */
export const MOST_WRONG_CODES = 5

/** What the browser that asks keeps: a code counts nowhere else. */
export const CODE_COOKIE = 'causeway.code'

/** Eight digits in two groups: of a hundred million, and five tries. */
export function makeSignInCode(): string {
  const digits = String(randomInt(100_000_000)).padStart(8, '0')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}

/** A code as somebody typed it: digits of any script, without what stands between them. */
export function readSignInCode(typed: string): string {
  const plain = plainDigits(typed.slice(0, 60)).replace(/\D/g, '')
  return `${plain.slice(0, 4)} ${plain.slice(4)}`
}

/** 144 bits, made anew at each asking. */
export function makeBrowserMark(): string {
  return randomBytes(18).toString('base64url')
}

export function hashOfBrowser(mark: string): string {
  return createHash('sha256').update(`code browser ${mark}`).digest('hex')
}

/** With the house's secret: eight digits alone would be found again from a stolen table. */
export function hashOfSignInCode(
  code: string,
  { mark, secret }: { readonly mark: string; readonly secret: string },
): string {
  return createHmac('sha256', secret).update(`sign-in code ${mark} ${code}`).digest('hex')
}

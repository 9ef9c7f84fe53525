import { withoutAccents } from '#base/without-accents'
import { COMMON_PASSWORDS } from './passwords-refused.ts'

/** What is wrong with a password that somebody wants to use. */
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'about-you'

/** Counted in characters as people see them typed, after NFC. */
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128
/** What must be left when the common word, or the names, are taken out of it. */
const OWN_CHARACTERS = 8

/**
 * Says what is wrong with a new password; nothing when it may be used. Length, not a recipe of signs, makes it strong;
 * refused are the commonest ones and those made of what is known of the person: names, e-mail address, the region.
 * (NIST SP 800-63B-4, 3.1.1.2; ASVS 5.0, 6.2.)
 */
export function checkPassword(
  password: string,
  about: { readonly names: readonly string[] },
): readonly PasswordFault[] {
  const typed = password.normalize('NFC')
  const length = [...typed].length
  if (length > LONGEST_PASSWORD) return ['too-long']
  const faults: PasswordFault[] = []
  if (length < SHORTEST_PASSWORD) faults.push('too-short')
  if (isCommon(typed) || isPattern(typed)) faults.push('common')
  if (isAbout(typed, about.names)) faults.push('about-you')
  return faults
}

/** A common password, also in disguise: other case, digits for letters, some digits and signs round it. */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase()
  if (COMMON_PASSWORDS.has(plain)) return true
  const words = [plain, withLetters(plain)].map(withoutEnds)
  return [...words, withLetters(words[0]!)].some(
    (word) => COMMON_PASSWORDS.has(word) && [...plain].length - [...word].length < OWN_CHARACTERS,
  )
}

function withoutEnds(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

const LETTER_OF: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }

function withLetters(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => LETTER_OF[sign]!)
}

/** Few different characters, a run such as abcdefghij or 9876543210, or one piece again and again. */
function isPattern(password: string): boolean {
  const signs = [...password.toLowerCase()].map((sign) => sign.codePointAt(0)!)
  if (signs.length === 0) return false
  const steps = new Set(signs.slice(1).map((sign, at) => sign - signs[at]!))
  const piece = [1, 2, 3, 4, 5, 6].find((size) => signs.every((sign, at) => sign === signs[at % size]))
  return new Set(signs).size < 5 || steps.size === 1 || (piece !== undefined && piece < signs.length)
}

function isAbout(password: string, names: readonly string[]): boolean {
  const parts = names
    .flatMap((name) => withoutAccents(name).split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), withoutAccents(password))
  return left.length < withoutAccents(password).length && [...left].length < OWN_CHARACTERS
}

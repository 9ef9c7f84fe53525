import { createHash, randomBytes } from 'node:crypto'

/** Letters and digits that nobody takes for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 12

/** A code to hand over: twelve signs, sixty bits, such as K7PM-2M4Q-XW9D. */
export function newCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return signs.match(/.{4}/g)!.join('-')
}

/** What is kept of a code. Blanks, dashes, case and full-width signs make no difference (security case N02). */
export function hashOfCode(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(`offer ${plain}`).digest('hex')
}

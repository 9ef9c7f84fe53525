import { createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { plainDigits } from '#base/plain-digits'

/** Letters and digits that nobody takes for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 10
const GROUP = 5

/** A code to read out: ten signs, fifty bits, such as K7PM2-M4QXW. */
export function newShareCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`
}

/** A code as somebody typed it (security case N02); null when it cannot be one. */
export function readShareCode(text: string): string | null {
  const signs = plainDigits(text.slice(0, 200))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return null
  return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`
}

/** The part of a code by which wrong tries are counted: who does not know it cannot hold up who does. */
export function firstGroup(code: string): string {
  return code.slice(0, GROUP)
}

const slowly = promisify<string, string, number, Buffer>(scrypt)

/** What a code is found by, and what it unseals. */
export type OpenedCode = { readonly hash: string; readonly key: Uint8Array }

/** What finds a share by its code, and the key that its content's key is sealed with. Slow on purpose. */
export async function openCode(code: string): Promise<OpenedCode> {
  const both = await slowly(code, 'causeway share code', 64)
  return { hash: both.subarray(0, 32).toString('hex'), key: both.subarray(32) }
}

/** What is kept of a passcode; slow, and salted for each share. */
export async function hashPasscode(passcode: string, salt: string): Promise<string> {
  return (await slowly(passcode.normalize('NFKC'), `causeway passcode ${salt}`, 32)).toString('hex')
}

/** 256 bits of chance: the address of a link, a salt, the ticket of whoever reads. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of such a secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(`share ${secret}`).digest('hex')
}

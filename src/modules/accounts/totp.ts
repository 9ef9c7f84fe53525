import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const STEP_SECONDS = 30
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for an authenticator app, in base32: 160 bits (RFC 4226, 4, R6). */
export function newSecret(): string {
  return [...randomBytes(32)].map((byte) => BASE32[byte % 32]).join('')
}

/** The code of one step of thirty seconds (RFC 6238, with the SHA-1 and six digits that every app knows). */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/**
 * The step whose code this is, among the one before, this one and the next; null for a wrong code, and for one of a step
 * that has been used, or lies before one that has (security cases F12, N07).
 */
export function stepOf(
  secret: string,
  { code, now, lastStep }: { readonly code: string; readonly now: Date; readonly lastStep: number },
): number | null {
  const typed = code.normalize('NFKC').replace(/\D/g, '')
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS)
  return [step, step - 1, step + 1].find((each) => each > lastStep && codeAt(secret, each) === typed) ?? null
}

/** What an authenticator app reads from a square. */
export function appAddress(
  secret: string,
  { issuer, name }: { readonly issuer: string; readonly name: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/** Seals a secret, so that the database alone cannot make codes: AES-256-GCM under a key from the house's secret. */
export function seal(secret: string, key: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(key), iv)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what `seal` has sealed; throws where it was changed or sealed with another key. */
export function unseal(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}

function keyFrom(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'causeway second factor', 32))
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}

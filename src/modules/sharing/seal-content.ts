import { randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

const MOST_BYTES = 20_000_000

/** A key for one share: 256 bits (SMART Health Links 1.0.0, encryption: A256GCM). */
export function newKey(): Uint8Array {
  return new Uint8Array(randomBytes(32))
}

/**
 * Seals a text as a compact JWE: `dir`, A256GCM, packed by raw deflate (`zip: DEF`), with its content type; every time with
 * a new initialisation vector.
 */
export function sealContent(
  text: string,
  { key, type }: { readonly key: Uint8Array; readonly type: string },
): Promise<string> {
  return new CompactEncrypt(new Uint8Array(Buffer.from(text)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', zip: 'DEF', cty: type })
    .encrypt(key)
}

/** What was sealed. Throws when the key is another one, or a bit has changed. */
export async function unsealContent(jwe: string, key: Uint8Array): Promise<string> {
  const { plaintext } = await compactDecrypt(jwe, key, { maxDecompressedLength: MOST_BYTES })
  return Buffer.from(plaintext).toString()
}

/** Seals a key with another one. */
export function sealKey(key: Uint8Array, by: Uint8Array): Promise<string> {
  return new CompactEncrypt(key).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(by)
}

/** The key that was sealed. */
export async function unsealKey(sealed: string, by: Uint8Array): Promise<Uint8Array> {
  return (await compactDecrypt(sealed, by)).plaintext
}

import type { Instant } from '#base/instant'

export type ShlinkToWrite = {
  /** Of the manifest; at most 128 characters. */
  readonly url: string
  readonly key: Uint8Array
  readonly expiresAt: Instant
  /** At most 80 characters. */
  readonly label: string
  readonly hasPasscode: boolean
}

/**
 * A SMART Health Link (1.0.0): `shlink:/` and its payload. A snapshot has no flag L, and a manifest none of U; P says
 * that a passcode is asked for.
 */
export function writeShlink({ url, key, expiresAt, label, hasPasscode }: ShlinkToWrite): string {
  const payload = {
    url,
    key: Buffer.from(key).toString('base64url'),
    exp: Math.floor(expiresAt.getTime() / 1000),
    ...(hasPasscode && { flag: 'P' }),
    label,
    v: 1,
  }
  return `shlink:/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
}

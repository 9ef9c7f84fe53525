import { createHash } from 'node:crypto'

/**
 * The key of one message: the same form with the same words is one message, however often it comes; a form that comes again
 * with other words (from a second tab, or after going back) is another message, and nothing that somebody wrote is dropped.
 */
export function postKey(formKey: string, words: readonly string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([formKey.toLowerCase(), ...words]))
    .digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

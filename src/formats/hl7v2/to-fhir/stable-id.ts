import { hash } from 'node:crypto'

/**
 * The id of a resource, made from what names the thing at its source: the same for the same thing, whichever message
 * speaks of it. 32 hexadecimal digits of a SHA-256; parts are set apart so that "a"+"bc" is not "ab"+"c".
 */
export function stableId(type: string, parts: readonly string[]): string {
  const name = [type, ...parts].map((part) => `${part.length}:${part}`).join('|')
  return hash('sha256', name, 'hex').slice(0, 32)
}

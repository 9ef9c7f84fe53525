import { isUtf8 } from 'node:buffer'
import type { Element } from '../types.ts'

export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly what: string; readonly mend: string }

/**
 * Parses the bytes of one value and refuses what JSON.parse would let pass silently: bytes that are not UTF-8, a key
 * written twice (the last would win), `__proto__`, and nesting beyond reason. `keys` and `depth` are as the scan
 * counted them.
 */
export function parseStrictly(
  bytes: Buffer,
  measured: { readonly keys: number; readonly depth: number },
  depthLimit: number,
): Parsed {
  if (measured.depth > depthLimit) {
    return refuse(`It is nested ${measured.depth} levels deep.`, `Send resources of at most ${depthLimit} levels.`)
  }
  if (!isUtf8(bytes)) return refuse('It is not in UTF-8.', 'Write the file in UTF-8.')
  const text = bytes.toString('utf8')
  const value = parse(text)
  if (value === undefined) return refuse('It is not JSON.', 'Write it with a JSON library.')
  if (text.includes('proto__') && hasForbiddenKey(value)) {
    return refuse('It has an element named "__proto__".', 'FHIR has no such element: leave it out.')
  }
  if (countKeys(value) !== measured.keys) {
    return refuse('An element is written twice in the same place.', 'Write each element once; repeat it in a list.')
  }
  return { ok: true, value, text }
}

function refuse(what: string, mend: string): Parsed {
  return { ok: false, what, mend }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const inner of value) if (typeof inner === 'object') count += countKeys(inner)
    return count
  }
  for (const key in value) {
    count++
    const inner = (value as Element)[key]
    if (typeof inner === 'object') count += countKeys(inner)
  }
  return count
}

function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasForbiddenKey)
}

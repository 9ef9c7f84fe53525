import type { Resource } from './types.ts'

/** A decimal that JavaScript would print otherwise: a last zero, an exponent, more digits than a double holds. */
export const UNUSUAL_DECIMAL = /[[:,]\s*-?\d+(?:\.\d*0(?!\d)|(?:\.\d+)?[eE]|[\d.]{15})/

/**
 * Parses a resource so that decimals keep the digits that were received: "1.00" is another statement than "1"
 * (R4 datatypes, decimal). Numbers that JavaScript prints as they were written stay numbers; the others become their
 * text. Returns `parsed` itself, at once, when the text holds no such decimal.
 */
export function parseExactly(rawText: string, parsed: Resource): Resource {
  if (!UNUSUAL_DECIMAL.test(rawText)) return parsed
  return JSON.parse(rawText, keepDigits) as Resource
}

function keepDigits(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value
  return String(value) === context.source ? value : context.source
}

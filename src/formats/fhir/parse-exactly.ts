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
  return JSON.parse(withQuotedDecimals(rawText)) as Resource
}

const QUOTE = 0x22
const MINUS = 0x2d

/** JSON in which numbers that JavaScript would print otherwise stand in quotes. A reviver would do it, ten times slower. */
function withQuotedDecimals(json: string): string {
  let written = ''
  let from = 0
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at)
    if (char === QUOTE) at = endOfString(json, at)
    else if (char === MINUS || isDigit(char)) {
      const end = endOfNumber(json, at)
      const number = json.slice(at, end)
      if (String(Number(number)) !== number) {
        written += `${json.slice(from, at)}"${number}"`
        from = end
      }
      at = end - 1
    }
  }
  return written + json.slice(from)
}

/** Where the string that begins at `at` ends. */
function endOfString(json: string, at: number): number {
  for (let end = json.indexOf('"', at + 1); ; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return end
  }
}

/** Behind the number that begins at `at`. */
function endOfNumber(json: string, at: number): number {
  let end = at + 1
  while (isInNumber(json.charCodeAt(end))) end++
  return end
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39
}

/** Digits, point, signs, e and E. */
function isInNumber(char: number): boolean {
  return isDigit(char) || char === 0x2e || char === 0x2b || char === MINUS || char === 0x65 || char === 0x45
}

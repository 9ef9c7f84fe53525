import type { Delimiters } from './delimiters.ts'

/**
 * Text without escape sequences (HL7 v2.5, 2.7). Line breaks (`\.br\`, `\.sp\`, `\X0D\`) become `\n`; highlighting and
 * layout that plain text cannot show are left out; local sequences (`\Z..\`) too. What is not terminated, or no sequence
 * that we know, stays as it was written: it is text more often than not.
 */
export function unescapeText(raw: string, delimiters: Delimiters): string {
  const mark = delimiters.escape
  let from = raw.indexOf(mark)
  if (from < 0) return raw
  let text = ''
  let at = 0
  while (from >= 0) {
    const to = raw.indexOf(mark, from + 1)
    if (to < 0) break
    const replaced = sequence(raw.slice(from + 1, to), delimiters)
    if (replaced === null) from = to
    else {
      text += raw.slice(at, from) + replaced
      at = to + 1
      from = raw.indexOf(mark, at)
    }
  }
  return withNewLines(at === 0 ? raw : text + raw.slice(at))
}

/** The same text as a value of a message with these delimiters: nothing in it can end a field or a segment. */
export function escapeText(text: string, delimiters: Delimiters): string {
  const { field, component, repetition, escape: mark, subcomponent, truncation } = delimiters
  let escaped = ''
  for (const character of text) {
    if (character === mark) escaped += `${mark}E${mark}`
    else if (character === field) escaped += `${mark}F${mark}`
    else if (character === component) escaped += `${mark}S${mark}`
    else if (character === repetition) escaped += `${mark}R${mark}`
    else if (character === subcomponent) escaped += `${mark}T${mark}`
    else if (character === truncation) escaped += `${mark}P${mark}`
    else if (character === '\n') escaped += `${mark}.br${mark}`
    else if (character < ' ') escaped += `${mark}X${hex(character)}${mark}`
    else escaped += character
  }
  return escaped
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
}

/** No sequence is longer: one that seems to be is text between two stray escape characters. */
const LONGEST_SEQUENCE = 2000

function sequence(body: string, delimiters: Delimiters): string | null {
  switch (body) {
    case 'F':
      return delimiters.field
    case 'S':
      return delimiters.component
    case 'T':
      return delimiters.subcomponent
    case 'R':
      return delimiters.repetition
    case 'E':
      return delimiters.escape
    case 'P':
      return delimiters.truncation ?? '#'
    case 'H':
    case 'N':
      return ''
  }
  if (body.length === 0 || body.length > LONGEST_SEQUENCE) return null
  if (body[0] === '.') return layout(body)
  if (body[0] === 'X') return hexadecimal(body.slice(1))
  // Single-byte and multi-byte character sets by code (table 0211): the bytes were read in the message's own set.
  if (/^(?:C[0-9A-F]{4}|M[0-9A-F]{4}(?:[0-9A-F]{2})?)$/i.test(body)) return ''
  return /^Z[^\s]{0,80}$/.test(body) ? '' : null
}

/** FT formatting commands (HL7 v2.5, 2.7.6). A temporary indent and a centred line begin a new line. */
function layout(body: string): string | null {
  const command = /^\.(br|sp|in|ti|sk|ce|fi|nf)\s*([+-]?\d{0,3})$/i.exec(body)
  if (!command) return null
  const count = Math.min(Math.abs(Number(command[2] || 1)), 20)
  switch (command[1]!.toLowerCase()) {
    case 'br':
    case 'ce':
      return '\n'
    case 'sp':
      return '\n'.repeat(Math.max(count, 1))
    case 'sk':
      return ' '.repeat(count)
    default:
      return ''
  }
}

/** Bytes in hexadecimal; a carriage return is the usual one, and means a new line. */
function hexadecimal(digits: string): string | null {
  if (digits.length === 0 || digits.length % 2 !== 0 || /[^0-9A-Fa-f]/.test(digits)) return null
  const bytes = Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16))
  return decode(bytes).replace(/[^\n\r\t\u0020-\uffff]/g, '')
}

/** `\X0D\`, `\X0A\`, `\X0D0A\` and `\X0D\\X0A\` all mean one new line. */
function withNewLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

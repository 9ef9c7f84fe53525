/** The characters by which one message separates its parts (HL7 v2.5, 2.5.4); each message names its own. */
export type Delimiters = {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
  /** The fifth encoding character (v2.7); null when the message has none. */
  readonly truncation: string | null
  /** MSH-2 as it was sent. */
  readonly written: string
}

export type DelimitersFound =
  | { readonly ok: true; readonly delimiters: Delimiters; readonly isMended: boolean }
  /** `field` is 1 or 2 of MSH, `code` of table 0357. */
  | { readonly ok: false; readonly field: 1 | 2; readonly code: 101 | 102; readonly what: string }

/**
 * Reads MSH-1 and MSH-2. Four or five encoding characters, all different, none a letter, a digit or white space. A
 * doubled escape character (`^~\\&`, from a program's string literal) is taken for one and reported.
 */
export function readDelimiters(message: string): DelimitersFound {
  const field = message.charAt(3)
  if (!isDelimiter(field)) return { ok: false, field: 1, code: 102, what: 'MSH-1 is no field separator.' }
  const end = message.slice(4, 16).search(endOfEncoding(field))
  const written = end < 0 ? message.slice(4, 16) : message.slice(4, 4 + end)
  if (!written)
    return { ok: false, field: 2, code: 101, what: 'MSH-2 is empty, so nothing says how fields are divided.' }
  const characters = withoutDoubledEscape(written)
  const fault = faultOf(characters, field)
  if (fault) return { ok: false, field: 2, code: 102, what: fault }
  const [component, repetition, escaping, subcomponent, truncation] = [...characters]
  return {
    ok: true,
    isMended: characters !== written,
    delimiters: {
      field,
      component: component!,
      repetition: repetition!,
      escape: escaping!,
      subcomponent: subcomponent!,
      truncation: truncation ?? null,
      written,
    },
  }
}

export const USUAL_DELIMITERS: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
  truncation: null,
  written: '^~\\&',
}

function isDelimiter(character: string): boolean {
  return /^[!-/:-@[-`{-~\u00a1-\u00bf]$/.test(character)
}

function endOfEncoding(field: string): RegExp {
  return new RegExp(`[\\${field}\\r\\n]`)
}

function withoutDoubledEscape(written: string): string {
  return written.length === 5 && written[2] === written[3] ? written.slice(0, 3) + written.slice(4) : written
}

function faultOf(characters: string, field: string): string | null {
  if (characters.length < 4 || characters.length > 5)
    return `MSH-2 has ${characters.length} encoding characters; four or five are wanted.`
  if (![...characters].every(isDelimiter)) return 'MSH-2 holds a letter, a digit or white space.'
  const all = new Set([field, ...characters])
  return all.size === characters.length + 1 ? null : 'MSH-2 uses the same character twice.'
}

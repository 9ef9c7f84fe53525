import { decodeBytes } from './decode-bytes.ts'
import { type Delimiters, readDelimiters } from './delimiters.ts'
import { unescapeText } from './escapes.ts'
import type { MessageFault } from './mapped-message.ts'

/** What MSH says of a message: enough to keep it, find it again and answer it. Absent fields are empty. */
export type Header = {
  readonly delimiters: Delimiters
  /** MSH-10. */
  readonly controlId: string
  /** MSH-9: "ORU", "R01", "ORU_R01". */
  readonly type: string
  readonly trigger: string
  readonly structure: string
  /** MSH-12, "2.5.1". */
  readonly version: string
  /** MSH-3 and MSH-4, as they were sent. */
  readonly sendingApplication: string
  readonly sendingFacility: string
  /** MSH-5 and MSH-6. */
  readonly receivingApplication: string
  readonly receivingFacility: string
  /** MSH-7 as it was sent. */
  readonly at: string
  /** MSH-11: P production, T training, D debugging. */
  readonly processing: string
  /** MSH-15 and MSH-16, AL NE ER SU: with either, the sender wants enhanced acknowledgement (v2.5, 2.9.3). */
  readonly acceptAcknowledgement: string
  readonly applicationAcknowledgement: string
  /** MSH-18 as it was sent. */
  readonly charset: string
}

export type HeaderRead =
  | { readonly ok: true; readonly header: Header }
  | { readonly ok: false; readonly fault: MessageFault; readonly header: null }

/** No header is longer. */
const HEADER_BYTES = 16_384

/** Reads the header alone, without looking at the rest: what the inbox keeps beside the bytes. Never throws. */
export function readHeader(bytes: Uint8Array): HeaderRead {
  const { text } = decodeBytes(wholeCharacters(bytes.subarray(0, HEADER_BYTES), bytes.length))
  return headerOf(text)
}

/** The header of a message that is text already; nothing but blanks and frame characters may stand before MSH. */
export function headerOf(text: string): HeaderRead {
  const from = /^[\s\p{Cc}\ufeff]*/u.exec(text)![0].length
  if (!text.startsWith('MSH', from)) {
    return refuse(null, 100, 'It does not begin with an MSH segment.', 'Begin each message with MSH.')
  }
  const found = readDelimiters(text.slice(from, from + 32))
  if (!found.ok) return refuse(found.field, found.code, found.what, 'Send MSH-1 and MSH-2 as "|^~\\&", all different.')
  const { delimiters } = found
  const line = /[^\r\n]*/.exec(text.slice(from, from + HEADER_BYTES))![0]
  return { ok: true, header: headerFields(line.split(delimiters.field), delimiters) }
}

function headerFields(cut: readonly string[], delimiters: Delimiters): Header {
  const raw = (field: number) => (cut[field - 1] ?? '').trim()
  const [type = '', trigger = '', structure = ''] = raw(9).split(delimiters.repetition)[0]!.split(delimiters.component)
  const first = (field: number) =>
    unescapeText(raw(field).split(delimiters.repetition)[0]!.split(delimiters.component)[0]!, delimiters).trim()
  return {
    delimiters,
    controlId: first(10),
    type: type.trim().toUpperCase(),
    trigger: trigger.trim().toUpperCase(),
    structure: structure.trim().toUpperCase(),
    version: first(12),
    sendingApplication: raw(3),
    sendingFacility: raw(4),
    receivingApplication: raw(5),
    receivingFacility: raw(6),
    at: first(7),
    processing: first(11),
    acceptAcknowledgement: raw(15).toUpperCase(),
    applicationAcknowledgement: raw(16).toUpperCase(),
    charset: raw(18),
  }
}

function refuse(field: number | null, code: number, what: string, mend: string): HeaderRead {
  const fault = { segment: 'MSH', segmentSequence: 1, field, code, severity: 'E', what, mend } as const
  return { ok: false, fault, header: null }
}

/** A cut through the middle of a character would make the whole look like another character set. */
function wholeCharacters(start: Uint8Array, all: number): Uint8Array {
  if (start.length === all) return start
  const end = start.lastIndexOf(0x0d) + 1 || start.lastIndexOf(0x0a) + 1
  return end > 0 ? start.subarray(0, end) : start
}

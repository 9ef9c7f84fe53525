import { decodeBytes } from './decode-bytes.ts'
import { type Delimiters, readDelimiters } from './delimiters.ts'
import type { MessageFault } from './mapped-message.ts'
import { type Message, type Segment, valueAt } from './message.ts'
import { type Header, headerOf } from './read-header.ts'

export type MessageRead =
  | { readonly ok: true; readonly message: Message }
  /** `header` is null when not even that can be read; else the message can be answered with its own control id. */
  | { readonly ok: false; readonly fault: MessageFault; readonly header: Header | null }

/**
 * Reads the bytes of one message, MLLP frame or not, with any line ends. Never throws. A line that is no segment (a line
 * break inside a report's text) belongs to the segment before it.
 */
export function readMessage(bytes: Uint8Array): MessageRead {
  const decoded = decodeBytes(bytes)
  const read = headerOf(decoded.text)
  if (!read.ok) return read
  const { header } = read
  const faults: MessageFault[] = []
  if (decoded.doubt) faults.push(warn(18, 103, decoded.doubt, 'Name in MSH-18 the character set that is used.'))
  let text = decoded.text.slice(decoded.text.indexOf('MSH'))
  const delimiters = readDelimiters(text)
  if (delimiters.ok && delimiters.isMended) {
    faults.push(warn(2, 102, 'MSH-2 doubles the escape character.', 'Send the encoding characters once, as "^~\\&".'))
    text = text.replace(/(?:\\r|\\n|")+(?=\s*?(?:[\r\n]|$))/g, '')
  }
  if (text.includes('\0')) {
    faults.push(warn(null, 102, 'It holds zero bytes (NUL); they were left out.', 'Send text without NUL.'))
  }
  const refused = refusedHeader(header)
  if (refused) return { ok: false, fault: refused, header }
  faults.push(...weakHeader(header))
  const segments = cutSegments(text.replace(CONTROLS, ''), header.delimiters)
  return {
    ok: true,
    message: { header: withEvent(header, segments), delimiters: header.delimiters, segments, faults },
  }
}

/** Until version 2.2 the event stood in EVN alone; MSH-9.3 names one, too (ADT_A01). */
function withEvent(header: Header, segments: readonly Segment[]): Header {
  if (header.trigger) return header
  const evn = segments.find(({ name }) => name === 'EVN')
  const written = (evn && valueAt(evn, 1)) || (/_([A-Z]\d\d)$/.exec(header.structure)?.[1] ?? '')
  return { ...header, trigger: written.toUpperCase() }
}

/** Characters that no text has: frame bytes that were left in files, zeros, the leftovers of terminals. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu

const SEGMENT_NAME = /^[A-Z][A-Z0-9]{2}$/

function cutSegments(text: string, delimiters: Delimiters): Segment[] {
  const whole: string[][] = []
  let isApart = false
  for (const line of text.split(/\r\n|[\r\n]/)) {
    if (isSegment(line, delimiters.field)) whole.push([line])
    else if (line.trim() === '') {
      isApart = true
      continue
    } else whole.at(-1)!.push(isApart ? '\n\n' : '\n', line)
    isApart = false
  }
  const seen = new Map<string, number>()
  return whole.map((parts) => {
    const line = parts.length > 1 ? parts.join('') : parts[0]!
    const name = line.slice(0, 3)
    const sequence = (seen.get(name) ?? 0) + 1
    seen.set(name, sequence)
    return { name, sequence, fields: cutFields(line, name, delimiters.field), delimiters, known: [] }
  })
}

function isSegment(line: string, field: string): boolean {
  return (line.length === 3 || line[3] === field) && SEGMENT_NAME.test(line.slice(0, 3))
}

/** In headers the separator itself is field 1. */
function cutFields(line: string, name: string, field: string): string[] {
  const fields = line.split(field)
  if (name === 'MSH') fields.splice(1, 0, field)
  return fields
}

function refusedHeader(header: Header): MessageFault | null {
  if (!header.type)
    return fatal(9, 101, 'MSH-9 does not say what kind of message it is.', 'Send the message type in MSH-9.')
  if (header.version && !/^2(\.|$)/.test(header.version)) {
    return fatal(12, 203, `Version "${header.version}" is not HL7 v2.`, 'Send HL7 v2, and its version in MSH-12.')
  }
  return null
}

function weakHeader({ controlId, version }: Header): MessageFault[] {
  return [
    ...(controlId
      ? []
      : [warn(10, 101, 'MSH-10 is empty: nobody can refer to this message.', 'Send a control id in MSH-10.')]),
    ...(version ? [] : [warn(12, 101, 'MSH-12 is empty.', 'Send the version in MSH-12.')]),
  ]
}

function warn(field: number | null, code: number, what: string, mend: string): MessageFault {
  return { segment: 'MSH', segmentSequence: 1, field, code, severity: 'W', what, mend }
}

function fatal(field: number, code: number, what: string, mend: string): MessageFault {
  return { ...warn(field, code, what, mend), severity: 'E' }
}

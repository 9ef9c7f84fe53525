import { USUAL_DELIMITERS } from './delimiters.ts'
import { escapeText } from './escapes.ts'
import type { MessageFault } from './mapped-message.ts'
import type { Header } from './read-header.ts'

/** HL7 table 0008: A in the original mode, C in the enhanced one. */
export type AcknowledgementCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR'

export type Answer = { readonly code: AcknowledgementCode; readonly faults: readonly MessageFault[] }

/** Who answers: `now` is an instant (ISO 8601, UTC); an empty name is taken from whom the message was sent to. */
export type Answerer = {
  readonly controlId: string
  readonly now: string
  readonly application: string
  readonly facility: string
}

/** More would not be read. */
const MOST_FAULTS = 20

/**
 * The acknowledgement of a message (HL7 v2.5, 2.9 and 2.15): to its sender, in its version and with its delimiters. From
 * version 2.5 on each fault is an ERR of its own with place, code, severity and words; before that ERR-1 lists places and
 * codes, and MSA-3 has the words. Nothing that the sender wrote can end a field or a segment of it. Without a header (it
 * could not be read) it is addressed to nobody.
 */
export function acknowledge(header: Header | null, { code, faults }: Answer, own: Answerer): string {
  const delimiters = header?.delimiters ?? USUAL_DELIMITERS
  const write = (text: string) => escapeText(text, delimiters)
  const version = write(header?.version || '2.5')
  const told = faults.slice(0, MOST_FAULTS)
  const words = told[0] ? write(`${told[0].what} ${told[0].mend}`.slice(0, isLong(version) ? 200 : 80)) : ''
  const segments = [
    headerLine(header, own, version),
    line(header, ['MSA', code, write(header?.controlId ?? ''), words]),
    ...(isLong(version) ? told.map((fault) => faultLine(header, fault)) : oldFaultLines(header, told)),
  ]
  return inCharset(segments.map((segment) => `${segment}\r`).join(''), header?.charset ?? '')
}

function headerLine(header: Header | null, own: Answerer, version: string): string {
  const { component, written } = header?.delimiters ?? USUAL_DELIMITERS
  const write = (text: string) => escapeText(text, header?.delimiters ?? USUAL_DELIMITERS)
  const type = [
    'ACK',
    ...(header?.trigger ? [safe(header.trigger)] : []),
    ...(header?.trigger && isLong(version) ? ['ACK'] : []),
  ]
  return line(header, [
    'MSH',
    written,
    write(own.application) || safe(header?.receivingApplication ?? ''),
    write(own.facility) || safe(header?.receivingFacility ?? ''),
    safe(header?.sendingApplication ?? ''),
    safe(header?.sendingFacility ?? ''),
    hl7Time(own.now),
    '',
    type.join(component),
    write(own.controlId),
    write(header?.processing || 'P'),
    version,
    ...(header?.charset ? ['', '', '', '', '', safe(header.charset)] : []),
  ])
}

/** ERR of version 2.5: location, code of table 0357, severity, and what a person can do. */
function faultLine(header: Header | null, fault: MessageFault): string {
  const { component } = header?.delimiters ?? USUAL_DELIMITERS
  const write = (text: string) => escapeText(text, header?.delimiters ?? USUAL_DELIMITERS)
  const code = [String(fault.code), write(CONDITIONS[fault.code] ?? ''), 'HL70357'].join(component)
  const location = placeOf(fault).join(component)
  return line(header, ['ERR', '', location, code, fault.severity, '', '', '', write(`${fault.what} ${fault.mend}`)])
}

/** ERR-1 until 2.4 has no severity: only what refused the message is told. */
function oldFaultLines(header: Header | null, faults: readonly MessageFault[]): readonly string[] {
  const { component, subcomponent, repetition } = header?.delimiters ?? USUAL_DELIMITERS
  const grave = faults.filter(({ severity }) => severity === 'E')
  const places = grave.map((fault) => {
    const code = [String(fault.code), CONDITIONS[fault.code] ?? '', 'HL70357'].join(subcomponent)
    const [segment = '', sequence = '', field = ''] = placeOf(fault)
    return [segment, sequence, field, code].join(component)
  })
  return places.length ? [line(header, ['ERR', places.join(repetition)])] : []
}

function placeOf({ segment, segmentSequence, field }: MessageFault): readonly string[] {
  if (segment === null) return []
  if (field !== null) return [safe(segment), String(segmentSequence ?? 1), String(field)]
  return segmentSequence === null ? [safe(segment)] : [safe(segment), String(segmentSequence)]
}

/** HL7 table 0357. */
const CONDITIONS: Readonly<Record<number, string>> = {
  100: 'Segment sequence error',
  101: 'Required field missing',
  102: 'Data type error',
  103: 'Table value not found',
  200: 'Unsupported message type',
  201: 'Unsupported event code',
  202: 'Unsupported processing id',
  203: 'Unsupported version id',
  204: 'Unknown key identifier',
  205: 'Duplicate key identifier',
  206: 'Application record locked',
  207: 'Application internal error',
}

function line(header: Header | null, fields: readonly string[]): string {
  return fields.join((header?.delimiters ?? USUAL_DELIMITERS).field)
}

/** A field of the sender's own header: it holds no field separator, and must not hold the end of a line either. */
function safe(raw: string): string {
  return raw.replace(/\p{Cc}/gu, '')
}

/** ERR has its modern form from version 2.5 on. */
function isLong(version: string): boolean {
  const minor = /^2\.(\d+)/.exec(version)
  return minor !== null && Number(minor[1]) >= 5
}

function hl7Time(instant: string): string {
  return `${instant.replace(/[-:T]/g, '').slice(0, 14)}+0000`
}

/** The answer is sent as UTF-8: to who said to speak another character set, in the characters that all of them share. */
function inCharset(text: string, charset: string): string {
  const speaksUtf8 = charset === '' || /UTF-?8|^UNICODE$/i.test(charset)
  return speaksUtf8 ? text : text.normalize('NFKD').replace(/[^\p{ASCII}]/gu, '')
}

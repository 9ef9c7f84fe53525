import { isBase64 } from '../../../fhir/attachments.ts'
import type { Element } from '../../../fhir/types.ts'
import { firstOf, partOf, repetitionsOf, type Segment, valueAt } from '../../message.ts'
import { wordsOf } from '../datatypes/concept.ts'
import { element } from '../element.ts'
import { type Mapping, warn } from '../mapping.ts'

/** Documents inside OBX-5 (ED), as attachments; what is empty or not what it says is left out with a warning. */
export function attachmentsOf(mapping: Mapping, obx: Segment): readonly Element[] {
  return repetitionsOf(obx, 5).flatMap((parts) => {
    const [kind, subtype, encoding] = [2, 3, 4].map((part) => partOf(parts, part).toUpperCase()) as [
      string,
      string,
      string,
    ]
    const written = parts.parts.slice(4).join(parts.delimiters.component)
    const data = encoding === 'A' || encoding === 'ASCII' ? toBase64(partOf(parts, 5)) : base64Of(written, encoding)
    if (!data) {
      warnOfContent(mapping, obx, written)
      return []
    }
    const title = wordsOf(firstOf(obx, 3))
    return [element({ contentType: contentType(data, kind, subtype), data, title })]
  })
}

/** Text as an attachment that anybody can read. */
export function textAttachment(text: string, title: string): Element {
  return element({ contentType: 'text/plain', data: toBase64(text), title })
}

/** RP names a place at the sender: it is never fetched, and its address is shown to nobody. */
export function isPointer(obx: Segment): boolean {
  return valueAt(obx, 2).toUpperCase() === 'RP'
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** Line breaks within, escaped or not, and the blanks of long lines are no part of it. */
function base64Of(written: string, encoding: string): string {
  if (encoding === 'HEX')
    return /^(?:[0-9A-F]{2})+$/i.test(written) ? Buffer.from(written, 'hex').toString('base64') : ''
  const compact = written.replace(/\\X0[AD]\\|\\\.br\\|\s+/gi, '')
  const missing = (4 - (compact.length % 4)) % 4
  const padded = compact + '='.repeat(missing)
  return compact && missing < 3 && isBase64(padded) ? padded : ''
}

/** What the first bytes say goes before what the sender says: "octet-stream" is often a PDF. */
const BY_START: readonly (readonly [string, string])[] = [
  ['JVBERi0', 'application/pdf'],
  ['/9j/', 'image/jpeg'],
  ['iVBORw0KGgo', 'image/png'],
  ['R0lGOD', 'image/gif'],
  ['e1xydGY', 'application/rtf'],
  ['UEsDB', 'application/zip'],
  ['SUkqA', 'image/tiff'],
  ['TU0AK', 'image/tiff'],
]

/** Tables 0191 and 0291. */
const BY_SUBTYPE: Readonly<Record<string, string>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  JPG: 'image/jpeg',
  PNG: 'image/png',
  GIF: 'image/gif',
  TIFF: 'image/tiff',
  TIF: 'image/tiff',
  RTF: 'application/rtf',
  HTML: 'text/html',
  HTM: 'text/html',
  PLAIN: 'text/plain',
  TXT: 'text/plain',
  TEXT: 'text/plain',
  XML: 'application/xml',
  DICOM: 'application/dicom',
  'X-HL7-CDA-LEVEL-ONE': 'application/hl7-cda+xml',
}

function contentType(data: string, kind: string, subtype: string): string {
  const seen = BY_START.find(([start]) => data.startsWith(start))
  if (seen) return seen[1]
  if (subtype.includes('/')) return subtype.toLowerCase()
  const named = BY_SUBTYPE[subtype] ?? BY_SUBTYPE[kind]
  if (named) return named
  return kind === 'TEXT' || kind === 'FT' ? 'text/plain' : 'application/octet-stream'
}

function warnOfContent(mapping: Mapping, obx: Segment, written: string): void {
  const what = written
    ? 'The document in OBX-5 is not in the encoding that it names; it was left out.'
    : 'The document in OBX-5 is empty.'
  warn(mapping, obx, 5, { code: 102, what, mend: 'Send the document as Base64 in the fifth component of OBX-5.' })
}

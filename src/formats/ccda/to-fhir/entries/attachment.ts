import { isBase64 } from '../../../fhir/attachments.ts'
import type { Element } from '../../../fhir/types.ts'
import { element } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, rawTextIn } from '../../elements.ts'
import { type Mapping, warn } from '../mapping.ts'

/** Content that is no plain text: bytes in Base64, or of a type that is not read as words. */
export function isAttachment(data: XmlElement): boolean {
  const type = attribute(data, 'mediaType')?.toLowerCase() ?? 'text/plain'
  return attribute(data, 'representation') === 'B64' || (type !== 'text/plain' && rawTextIn(data).trim() !== '')
}

/** First bytes by which content is known, whatever it is said to be. */
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

/** Types that go by their first bytes: content that claims one of them and begins otherwise is not what it says. */
const TOLD_BY_START: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/tiff',
])

export type ContentFault = { readonly what: string; readonly mend: string }

/** It names an address in place of content. */
export function isElsewhere(data: XmlElement): boolean {
  return childOf(data, 'reference') !== null && rawTextIn(data).trim() === ''
}

/** The content of an ED: an attachment, or why there is none. */
export function contentOf(data: XmlElement, title: string | null): Element | ContentFault {
  const written = rawTextIn(data)
  const mediaType = attribute(data, 'mediaType')?.toLowerCase().split(';')[0]?.trim() || null
  if (written.trim() === '')
    return { what: 'Its content is empty.', mend: 'Put the content into the document, in Base64.' }
  if (attribute(data, 'representation') !== 'B64')
    return element({ contentType: mediaType ?? 'text/plain', data: Buffer.from(written).toString('base64'), title })
  const base64 = written.replace(/\s+/g, '')
  if (!isBase64(base64))
    return { what: 'It says that its content is Base64, and it is not.', mend: 'Send the content in Base64.' }
  const seen = BY_START.find(([start]) => base64.startsWith(start))?.[1]
  if (!seen && mediaType && TOLD_BY_START.has(mediaType))
    return {
      what: `It says that its content is ${mediaType}, and it begins like something else.`,
      mend: 'Send the content that is named, or name the right type.',
    }
  return element({ contentType: seen ?? mediaType ?? 'application/octet-stream', data: base64, title })
}

export function isContentFault(content: Element | ContentFault): content is ContentFault {
  return 'mend' in content
}

/** The content of an ED as attachment; one that cannot be read is left out with a warning. */
export function attachmentOf(mapping: Mapping, data: XmlElement, title: string | null): Element | null {
  const content = contentOf(data, title)
  if (!isContentFault(content)) return content
  warn(mapping, data, content.what, content.mend)
  return null
}

import { follow, isElement, text } from './elements.ts'
import type { Element, Resource } from './types.ts'

/** Where R4 resources keep attachments that a person may open. */
const PATHS = [
  'presentedForm',
  'content.attachment',
  'content',
  'payload.content[x]',
  'source[x]',
  'image',
  'photo',
  'item.answer.value[x]',
  'item.item.answer.value[x]',
] as const

/** The attachments of a resource, in a fixed order: the position is part of an attachment's address. */
export function attachmentsOf(resource: Resource): readonly Element[] {
  if (resource.resourceType === 'Binary') return [resource]
  return PATHS.flatMap((path) => follow(resource, path).filter(isAttachment))
}

/** The bytes inside an attachment; null when it has none, or when they are not base64. */
export function bytesOf(attachment: Element): Buffer | null {
  const data = text(attachment, 'data')
  return data !== null && isBase64(data) ? Buffer.from(data, 'base64') : null
}

/**
 * True for base64 with or without line breaks (R4 datatypes, base64Binary). One pass over one character class, so
 * that 40 MB cost no more than 40 MB; a pattern with groups would not end.
 */
export function isBase64(data: string): boolean {
  if (/[^A-Za-z0-9+/=\s]/.test(data)) return false
  const compact = /\s/.test(data) ? data.replace(/\s+/g, '') : data
  const padding = compact.indexOf('=')
  return compact.length % 4 === 0 && (padding < 0 || padding >= compact.length - 2)
}

function isAttachment(value: unknown): value is Element {
  if (!isElement(value)) return false
  return [value.contentType, value.data, value.url].some((part) => typeof part === 'string')
}

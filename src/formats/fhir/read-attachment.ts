import { attachmentsOf, bytesOf } from './attachments.ts'
import { text } from './elements.ts'
import type { Resource } from './types.ts'

export type AttachmentBytes = {
  readonly contentType: string
  readonly title: string | null
  readonly bytes: Uint8Array
}

/**
 * The bytes of an attachment that is inside the resource; `index` as in `describeItem`. Null when there is no such
 * attachment, when it is elsewhere, or when its data are not base64.
 */
export function readAttachment(resource: Resource, index: number): AttachmentBytes | null {
  const attachment = attachmentsOf(resource)[index]
  const bytes = attachment ? bytesOf(attachment) : null
  if (!attachment || !bytes) return null
  const contentType = text(attachment, 'contentType') ?? 'application/octet-stream'
  return { contentType, title: text(attachment, 'title'), bytes }
}

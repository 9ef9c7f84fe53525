import { CDA_TYPE } from '#formats/ccda/cda-type'
import type { Words } from '#messages/translator'

/** Kind and size of a file in a few letters: "PDF, 120 kB". Bytes that are not known are left out. */
export function aboutFile(contentType: string, bytes: number | null | undefined, w: Words): string {
  return [kindOf(contentType), bytes && sizeOf(bytes, w)].filter(Boolean).join(', ')
}

function kindOf(contentType: string): string {
  const kind = contentType.split(';')[0]!.split('/').at(-1)!
  if (contentType === CDA_TYPE) return 'XML'
  return kind === 'plain' ? 'TXT' : kind.replace(/\+.*$/, '').toUpperCase()
}

function sizeOf(bytes: number, w: Words): string {
  if (bytes < 1_000_000) return w.item.kilobytes({ size: Math.max(Math.round(bytes / 1000), 1) })
  return w.item.megabytes({ size: Math.round(bytes / 100_000) / 10 })
}

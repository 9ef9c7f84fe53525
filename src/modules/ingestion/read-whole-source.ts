import type { MessageToKeep } from './receipt.ts'
import type { Source } from './source.ts'

type Format = 'ccda' | 'dicom'

const MOST_MEGABYTES: Readonly<Record<Format, number>> = { ccda: 50, dicom: 200 }
/** Of what is too large its beginning is kept, so that people see what it was. */
const KEPT_BEGINNING = 100_000

/** A file as one document or object; of one that is too large the rest is dropped, and it is set aside with its beginning. */
export async function readWholeSource({ name, chunks }: Source, format: Format): Promise<MessageToKeep> {
  const mostBytes = MOST_MEGABYTES[format] * 1_000_000
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes <= mostBytes) parts.push(chunk)
    else break
  }
  const all = Buffer.concat(parts)
  if (all.length === bytes) return { bytes: all, origin: name, format }
  return { bytes: all.subarray(0, KEPT_BEGINNING), origin: name, format, fault: tooLarge(format) }
}

function tooLarge(format: Format): MessageToKeep['fault'] {
  return {
    segment: null,
    segmentSequence: null,
    field: null,
    code: 207,
    severity: 'E',
    what: `It is larger than ${MOST_MEGABYTES[format]} MB.`,
    mend:
      format === 'ccda'
        ? 'Send a smaller document; large images belong in a picture archive.'
        : 'Leave it in the picture archive, and have the archive asked for it.',
  }
}

import type { MessageToKeep } from './receipt.ts'
import type { Source } from './source.ts'

const MOST_BYTES = 50_000_000
/** Of what is too large its beginning is kept, so that people see what it was. */
const KEPT_BEGINNING = 100_000

/** A file as one clinical document; of one that is too large the rest is dropped, and it is set aside with its beginning. */
export async function readDocumentSource({ name, chunks }: Source): Promise<MessageToKeep> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes <= MOST_BYTES) parts.push(chunk)
  }
  const all = Buffer.concat(parts)
  if (all.length === bytes) return { bytes: all, origin: name, format: 'ccda' }
  return { bytes: all.subarray(0, KEPT_BEGINNING), origin: name, format: 'ccda', fault: TOO_LARGE }
}

const TOO_LARGE: MessageToKeep['fault'] = {
  segment: null,
  segmentSequence: null,
  field: null,
  code: 207,
  severity: 'E',
  what: `It is larger than ${MOST_BYTES / 1_000_000} MB.`,
  mend: 'Send a smaller document; large images belong in a picture archive.',
}

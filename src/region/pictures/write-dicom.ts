/** One element: tag "ggggeeee", value representation, value. Numbers become figures where the representation is text. */
export type DicomElement = readonly [tag: string, vr: string, value: string | number | Uint8Array]

const LONG_FORMS = new Set(['OB', 'OW', 'SQ', 'UN', 'UT'])
const EXPLICIT = '1.2.840.10008.1.2.1'

/**
 * A DICOM file (PS3.10) in explicit little endian: preamble, file meta information, and these elements, which are given in
 * the order of their tags.
 */
export function writeDicom(elements: readonly DicomElement[], transferSyntax: string = EXPLICIT): Buffer {
  const textOf = (tag: string) => String(elements.find(([each]) => each === tag)?.[2] ?? '')
  const meta = Buffer.concat([
    elementBytes(['00020001', 'OB', Buffer.from([0, 1])]),
    elementBytes(['00020002', 'UI', textOf('00080016')]),
    elementBytes(['00020003', 'UI', textOf('00080018')]),
    elementBytes(['00020010', 'UI', transferSyntax]),
    elementBytes(['00020012', 'UI', '2.999.17.99']),
  ])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(meta.length)
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    elementBytes(['00020000', 'UL', length]),
    meta,
    ...elements.map(elementBytes),
  ])
}

function elementBytes([tag, vr, value]: DicomElement): Buffer {
  const bytes = padded(vr, typeof value === 'object' ? Buffer.from(value) : written(vr, value))
  const header = Buffer.alloc(LONG_FORMS.has(vr) ? 12 : 8)
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0)
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2)
  header.write(vr, 4, 'latin1')
  if (header.length === 12) header.writeUInt32LE(bytes.length, 8)
  else header.writeUInt16LE(bytes.length, 6)
  return Buffer.concat([header, bytes])
}

function written(vr: string, value: string | number): Buffer {
  if (vr !== 'US') return Buffer.from(String(value), 'utf8')
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(Number(value))
  return bytes
}

/** Every value has an even length; names of things end in a zero, words in a blank. */
function padded(vr: string, bytes: Buffer): Buffer {
  if (bytes.length % 2 === 0) return bytes
  return Buffer.concat([bytes, Buffer.from([vr === 'UI' || vr === 'OB' ? 0 : 0x20])])
}

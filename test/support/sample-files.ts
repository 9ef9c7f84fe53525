import { deflateSync } from 'node:zlib'

/** A photo of one dot, and a paper of one empty page, as small as they go; `more` makes them different from others. */
export function samplePng(more = ''): Buffer {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    head,
    chunk('IHDR', size),
    chunk('tEXt', Buffer.from(`Comment\0${more}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.from([0, 200]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  // Nobody here reads the check sum.
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)])
}

export function samplePdf(objects = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R ${objects} >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj
trailer << /Root 1 0 R >>
%%EOF
`,
    'latin1',
  )
}

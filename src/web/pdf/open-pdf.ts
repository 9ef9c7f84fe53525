import { readFileSync } from 'node:fs'
import type PDFDocument from 'pdfkit'
import type { FontName } from './write-lines.ts'

export type Pdf = InstanceType<typeof PDFDocument>
export type Struct = ReturnType<Pdf['struct']>

export type OpenPdf = {
  readonly pdf: Pdf
  /** What everything that is read out hangs on. */
  readonly root: Struct
  /** Closes the file; nothing can be written afterwards. */
  readonly end: () => Promise<Uint8Array>
}

const FONTS = new URL('../../../node_modules/@fontsource/', import.meta.url)
const FILES: Readonly<Record<FontName | 'bold', string>> = {
  latin: 'noto-sans/files/noto-sans-latin-400-normal.woff',
  'latin-ext': 'noto-sans/files/noto-sans-latin-ext-400-normal.woff',
  greek: 'noto-sans/files/noto-sans-greek-400-normal.woff',
  cyrillic: 'noto-sans/files/noto-sans-cyrillic-400-normal.woff',
  devanagari: 'noto-sans/files/noto-sans-devanagari-400-normal.woff',
  arabic: 'noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
  bold: 'noto-sans/files/noto-sans-latin-700-normal.woff',
}

const read = new Map<string, Buffer>()

function fontFile(file: string): Buffer {
  const known = read.get(file) ?? readFileSync(new URL(file, FONTS))
  read.set(file, known)
  return known
}

/**
 * An empty file for A4: tagged, so that it can be read out, with a font of its own for each script that names come in. What draws
 * it is large, and loaded with the first one.
 */
export async function openPdf({
  title,
  language,
  madeAt,
}: {
  readonly title: string
  readonly language: string
  /** Null: now. */
  readonly madeAt: Date | null
}): Promise<OpenPdf> {
  const { default: Document } = await import('pdfkit')
  const pdf = new Document({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    lang: language,
    info: { Title: title, Producer: 'Causeway', Creator: 'Causeway', ...(madeAt && { CreationDate: madeAt }) },
  })
  const whole = bytesOf(pdf)
  for (const [name, file] of Object.entries(FILES)) pdf.registerFont(name, fontFile(file))
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const end = () => {
    root.end()
    pdf.end()
    return whole
  }
  return { pdf, root, end }
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

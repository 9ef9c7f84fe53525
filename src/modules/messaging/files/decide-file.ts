/** What goes with a message: a photo, or a paper. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** Of one message, in bytes and in number; the database asks the same (0111). */
export const MOST_FILE_BYTES = 10 * 1024 * 1024
export const MOST_FILES = 5

/** Why a file is not taken: of another kind, broken off, locked with a password, or one that does things when opened. */
export type FileFault = 'kind' | 'broken' | 'locked' | 'active'

export type FileVerdict = { readonly contentType: FileType } | { readonly fault: FileFault }

/**
 * Decides by its bytes alone what a file is, never by its name or by what the browser calls it. Papers that run scripts,
 * start programs or carry other files are not taken, nor those that no scanner can look into. It is a first fence: what
 * is well hidden is the scanner's to find.
 */
export function decideFile(bytes: Uint8Array): FileVerdict {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return isWhole(text, '\xff\xd9', 'image/jpeg')
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return isWhole(text, 'IEND', 'image/png')
  if (text.startsWith('%PDF-')) return decidePaper(text)
  return { fault: 'kind' }
}

function isWhole(text: string, end: string, contentType: FileType): FileVerdict {
  return text.includes(end) ? { contentType } : { fault: 'broken' }
}

/** Names of ISO 32000-1 by which a document acts: scripts (12.6.4.16), programs (12.6.4.5), files within (7.11.4). */
const ACTS = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/

function decidePaper(text: string): FileVerdict {
  if (!text.includes('%%EOF')) return { fault: 'broken' }
  const words = plainNames(withoutStreams(text))
  if (LOCKED.test(words)) return { fault: 'locked' }
  return ACTS.test(words) ? { fault: 'active' } : { contentType: 'application/pdf' }
}

/** What lies packed between these words is pictures and letters; chance would write any name into it. */
function withoutStreams(text: string): string {
  const kept: string[] = []
  let from = 0
  while (from < text.length) {
    const begins = text.indexOf('stream', from)
    const ends = begins < 0 ? -1 : text.indexOf('endstream', begins)
    if (ends < 0) break
    kept.push(text.slice(from, begins))
    from = ends + 'endstream'.length
  }
  return [...kept, text.slice(from)].join(' ')
}

/** ISO 32000-1, 7.3.5: any letter of a name may be written as # and its number. */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, number: string) => String.fromCharCode(Number.parseInt(number, 16)))
}

import { attachmentsOf, bytesOf } from './attachments.ts'
import { children, follow, number, text } from './elements.ts'
import type { Attachment, DetailLabel, ItemDetail } from './item-draft.ts'
import { noteSections } from './note-sections.ts'
import { parseExactly } from './parse-exactly.ts'
import { htmlParagraphs } from './plain-text.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import type { Kind, Source } from './read/kind.ts'
import { kindOf } from './read/kinds.ts'
import { statusOf } from './read/status.ts'
import { sayAll } from './say/say.ts'
import type { Element, Resource } from './types.ts'

type ReadableText = ItemDetail['text'][number]

/**
 * What an item's page shows beyond the narrow columns. All of it is plain text: HTML notes are reduced to paragraphs,
 * and the narrative is used only when there is nothing else to read. Never fails. Pass the text as received to keep
 * decimals exact.
 */
export function describeItem(resource: Resource, rawText?: string): ItemDetail {
  const exact = withoutNamesOfItems(rawText === undefined ? resource : parseExactly(rawText, resource))
  const kind = kindOf(resource.resourceType)
  const facts = factsOf(exact, kind)
  const rows = kind.rows?.(exact) ?? []
  const written = writtenText(exact, kind)
  const hasContent = written.length > 0 || rows.length > 0 || kind.value?.(exact) != null
  return {
    facts,
    rows,
    text: hasContent || (facts.length > 1 && isGenerated(exact)) ? written : narrative(exact),
    attachments: attachmentsOf(resource).map(describeAttachment),
  }
}

function factsOf(resource: Resource, kind: Kind): ItemDetail['facts'] {
  const status: readonly [DetailLabel, ...Source[]] = ['status', () => statusOf(resource, kind)]
  return [status, ...kind.facts].flatMap(([label, ...sources]) => {
    const words = firstWords(resource, sources)
    return words ? [{ label, text: words }] : []
  })
}

function firstWords(resource: Resource, sources: readonly Source[]): string | null {
  for (const source of sources) {
    const words = typeof source === 'string' ? sayAll(follow(resource, source)) : source(resource)
    if (words !== null) return words
  }
  return null
}

/** Texts in the order in which to read them: what was concluded, the sections, the notes, the attached documents. */
function writtenText(resource: Resource, kind: Kind): ReadableText[] {
  const own = (kind.text ?? []).flatMap((path) => follow(resource, path).flatMap(plainSections).map(asSaidBy(path)))
  const sections = kind.sections?.(resource) ?? []
  const notes = children(resource, 'note').flatMap((note) => plainSections(note.text))
  const attached = attachmentsOf(resource).flatMap(attachedText)
  return [...own, ...sections, ...notes, ...attached]
}

function plainSections(value: unknown): ReadableText[] {
  return typeof value === 'string' ? noteSections(value) : []
}

/** The conclusion of a report is one whatever its sender put over it. */
function asSaidBy(path: string): (section: ReadableText) => ReadableText {
  return (section) => (path === 'conclusion' ? { ...section, leads: true } : section)
}

/** A generated narrative says in worse words what the facts say (R4 narrative, 2.4.0). */
function isGenerated(resource: Resource): boolean {
  return follow(resource, 'text.status')[0] !== 'additional'
}

function narrative(resource: Resource): ReadableText[] {
  const paragraphs = htmlParagraphs(follow(resource, 'text.div')[0])
  return paragraphs.length ? [{ heading: null, paragraphs }] : []
}

/** Texts longer than this stay attachments: no page is read that far. */
const READABLE_BYTES = 1_000_000

function attachedText(attachment: Element): ReadableText[] {
  const [type = '', ...parameters] = (text(attachment, 'contentType') ?? '').toLowerCase().split(/\s*;\s*/)
  const isHtml = type === 'text/html' || type === 'application/xhtml+xml'
  const data = text(attachment, 'data')
  if (!data || data.length > READABLE_BYTES * 1.4 || !(isHtml || type === 'text/plain')) return []
  const bytes = bytesOf(attachment)
  const written = bytes ? decodeText(bytes, parameters) : ''
  if (!isHtml) return noteSections(written)
  const paragraphs = htmlParagraphs(written)
  return paragraphs.length ? [{ heading: null, paragraphs }] : []
}

function decodeText(bytes: Uint8Array, parameters: readonly string[]): string {
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  try {
    return new TextDecoder(charset?.replace(/"/g, '') || 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function describeAttachment(attachment: Element, index: number): Attachment {
  const data = text(attachment, 'data')
  return {
    index,
    title: text(attachment, 'title'),
    contentType: text(attachment, 'contentType') ?? 'application/octet-stream',
    bytes: number(attachment, 'size') ?? (data ? Buffer.byteLength(data, 'base64') : null),
    held: data !== null,
  }
}

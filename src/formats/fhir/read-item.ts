import { createHash } from 'node:crypto'
import { type ClinicalDate, readClinicalDate } from '#base/instant'
import { attachmentsOf, bytesOf } from './attachments.ts'
import { children, firstOf, follow, isElement, text } from './elements.ts'
import { HOLDS } from './holds.ts'
import type { Coding, ElementCoding, ItemDraft, Standing } from './item-draft.ts'
import { parseExactly } from './parse-exactly.ts'
import { patientReference } from './patient-reference.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import { readFlag } from './read/flag.ts'
import type { Kind, Source } from './read/kind.ts'
import { kindOf } from './read/kinds.ts'
import { statusOf, writtenStatus } from './read/status.ts'
import { referenceText } from './references.ts'
import { codingsOf, withoutSemanticTag } from './say/concept.ts'
import { referenceWords, say } from './say/say.ts'
import type { Element, Resource } from './types.ts'

/**
 * Reads the narrow columns of any FHIR R4 resource. Never fails: what is missing or malformed is null, and the title
 * falls back to the name of the type. Pass the text as received to keep decimals exact ("1.00 mg").
 */
export function readItem(received: Resource, rawText?: string): ItemDraft {
  const kind = kindOf(received.resourceType)
  const resource = withoutNamesOfItems(received)
  const exact = kind.value && rawText !== undefined ? withoutNamesOfItems(parseExactly(rawText, received)) : resource
  const title = firstSource(exact, kind.title)
  return {
    resourceType: resource.resourceType,
    sourceId: text(resource, 'id') ?? '',
    title: oneLine(title ?? typeInWords(resource.resourceType)),
    titleFrom: title === null ? namedElsewhere(resource) : null,
    code: firstCoding(resource, kind.code),
    codings: judgedCodings(resource),
    status: statusOf(resource, kind),
    standing: standingOf(resource, kind),
    happened: firstOf(resource, kind.happened, dateOf),
    issued: firstOf(resource, kind.issued, dateOf),
    value: kind.value?.(exact) ?? null,
    range: kind.range?.(exact) ?? null,
    flag: readFlag(resource),
    author: firstOf(resource, kind.author, (reference) => authorOf(resource, reference)),
    encounter: firstOf(resource, ENCOUNTER, encounterReference),
    parts: referencesAt(resource, kind.parts ?? []),
    pictures: referencesAt(resource, kind.pictures ?? []),
    replaces: replacedBy(resource, kind),
    accessions: kind.accessions?.(resource) ?? [],
    attachmentHash: hashOfFirstAttachment(resource),
    labels: codingsOf(follow(resource, 'meta.security')),
  }
}

const ENCOUNTER = ['encounter', 'context', 'context.encounter', 'item.encounter'] as const

/** Elements by whose codings categories and release rules judge, wherever a type has them. */
const JUDGED = [
  'category',
  'code',
  'type',
  'class',
  'serviceType',
  'serviceCategory',
  'specialty',
  'vaccineCode',
  'medicationCodeableConcept',
  'modality',
  'scope',
  'topic',
] as const

const TITLE_LENGTH = 300

/** "Nutrition order" for NutritionOrder: the last resort for a title. */
export function typeInWords(resourceType: string): string {
  const words = resourceType.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.trim() || 'Resource'
}

function firstSource(resource: Resource, sources: readonly Source[]): string | null {
  for (const source of sources) {
    const found = typeof source === 'string' ? firstOf(resource, [source], say) : source(resource)
    if (found !== null) return found
  }
  return null
}

function oneLine(words: string): string {
  const line = withoutSemanticTag(words.replace(/\s+/g, ' ').trim())
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line
}

function namedElsewhere(resource: Resource): string | null {
  return firstOf(resource, ['medicationReference', 'device'], referenceText)
}

function firstCoding(resource: Resource, paths: readonly string[]): Coding | null {
  return firstOf(resource, paths, (value) => codingsOf(value)[0] ?? null)
}

function judgedCodings(resource: Resource): readonly ElementCoding[] {
  const found: ElementCoding[] = []
  for (const element of JUDGED) {
    if (resource[element] === undefined) continue
    for (const coding of codingsOf(resource[element])) found.push({ element, ...coding })
  }
  for (const { url, valueCoding } of children(resource, 'extension'))
    if (url === HOLDS) for (const coding of codingsOf(valueCoding)) found.push({ element: 'holds', ...coding })
  return found
}

function standingOf(resource: Resource, kind: Kind): Standing {
  const own = kind.standing?.(resource)
  if (own) return own
  const status = writtenStatus(resource, kind)
  if (status === 'entered-in-error') return 'entered-in-error'
  return status !== null && kind.neverCare?.includes(status) ? 'not-for-record' : 'current'
}

/** The date in a date, a Period (its start, else its end) or a Timing (its first event). */
function dateOf(value: unknown): ClinicalDate | null {
  if (typeof value === 'string') return readClinicalDate(value)
  if (!isElement(value)) return null
  return firstOf(value, ['start', 'event', 'repeat.boundsPeriod.start', 'end'], dateOf)
}

function authorOf(resource: Resource, value: unknown): ItemDraft['author'] {
  if (!isElement(value)) return null
  const display = referenceWords(resource, value)
  const reference = referenceText(value)
  // Among the participants of a visit is the patient too: nobody is told that they are responsible for themselves.
  if (reference !== null && reference === patientReference(resource)) return null
  return display || reference ? { display, reference } : null
}

function encounterReference(value: unknown): string | null {
  const reference = referenceText(value)
  return reference?.includes('EpisodeOfCare/') ? null : reference
}

function referencesAt(resource: Resource, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => follow(resource, path)).flatMap((value) => referenceText(value) ?? [])
}

function replacedBy(resource: Resource, kind: Kind): readonly string[] {
  const named = kind.replaces?.(resource) ?? follow(resource, 'replaces')
  const extensions = children(resource, 'extension').filter(isReplaces)
  return [...named, ...extensions.map((extension) => extension.valueReference)].flatMap(
    (reference) => referenceText(reference) ?? [],
  )
}

function isReplaces(extension: Element): boolean {
  return text(extension, 'url')?.endsWith('/StructureDefinition/replaces') === true
}

function hashOfFirstAttachment(resource: Resource): string | null {
  const first = attachmentsOf(resource)[0]
  const bytes = first ? bytesOf(first) : null
  return bytes ? createHash('sha256').update(bytes).digest('hex') : null
}

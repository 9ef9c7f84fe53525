import type { Element, Resource } from '../types.ts'
import { fitIntoDocument } from './fit-into-document.ts'
import type { SummarySection, SummaryToWrite } from './summary-to-write.ts'

const LOINC = 'http://loinc.org'
/** The address of a part inside its Bundle. */
export const urn = (uuid: string): string => `urn:uuid:${uuid}`

/**
 * Writes a patient summary as a document Bundle of the International Patient Summary (IPS 2.0.1): the Composition first, a
 * narrative in each section, every reference inside. A section without entries says that no information is available: the
 * silence of an institution is never "none known". One Provenance for each institution says whose entries are whose.
 */
export function writeIps(summary: SummaryToWrite): Resource {
  const { ids, at, region, institutions, sections } = summary
  const entries = sections.flatMap((section) => section.entries)
  const uuidOf = new Map(institutions.map(({ id, uuid }) => [id, uuid]))
  const resources = [
    composition(summary),
    patient(summary),
    organization(region.id, region.name),
    ...institutions.map(({ uuid, name }) => organization(uuid, name)),
    ...entries.map((entry) =>
      fitIntoDocument(entry, { patient: urn(ids.patient), institution: urn(uuidOf.get(entry.institutionId)!) }),
    ),
    ...institutions.flatMap(({ id, uuid }) => {
      const theirs = entries.filter((entry) => entry.institutionId === id)
      return theirs.length > 0
        ? [
            provenance(
              uuid,
              at,
              theirs.map((entry) => urn(entry.id)),
            ),
          ]
        : []
    }),
  ]
  return {
    resourceType: 'Bundle',
    language: summary.language,
    identifier: { system: 'urn:ietf:rfc:3986', value: urn(ids.document) },
    type: 'document',
    timestamp: at,
    entry: resources.map((resource) => ({ fullUrl: urn(resource.id as string), resource })),
  }
}

function composition({ ids, at, language, title, region, sections }: SummaryToWrite): Resource {
  return {
    resourceType: 'Composition',
    id: ids.composition,
    language,
    status: 'final',
    type: { coding: [{ system: LOINC, code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: urn(ids.patient) },
    date: at,
    author: [{ reference: urn(region.id) }],
    title,
    section: sections.map(section),
  }
}

function section({ loinc, title, entries, emptySays }: SummarySection): Element {
  const lines = entries.length > 0 ? entries.map(({ says }) => says) : [emptySays]
  const empty = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' }],
    text: emptySays,
  }
  return {
    title,
    code: { coding: [{ system: LOINC, code: loinc }] },
    text: { status: 'generated', div: narrative(lines) },
    ...(entries.length > 0 ? { entry: entries.map(({ id }) => ({ reference: urn(id) })) } : { emptyReason: empty }),
  }
}

function narrative(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('')
  return `<div xmlns="http://www.w3.org/1999/xhtml"><ul>${items}</ul></div>`
}

/** XML 1.0 has no other control characters than these three. */
const NO_XML = /[^\t\n\r\x20-\uFFFD\u{10000}-\u{10FFFF}]/gu

function escaped(words: string): string {
  return words.replace(NO_XML, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const GENDERS: ReadonlySet<string> = new Set(['male', 'female', 'other', 'unknown'])

/** The person, by what is known of them, and no number of any institution. */
export function patient({
  ids,
  patient: { name, family, given, birthDate, sex },
}: Pick<SummaryToWrite, 'ids' | 'patient'>): Resource {
  return {
    resourceType: 'Patient',
    id: ids.patient,
    name: [{ text: name, ...(family && { family }), given: given.split(' ').filter(Boolean) }],
    ...(sex && GENDERS.has(sex) && { gender: sex }),
    ...(birthDate
      ? { birthDate }
      : {
          _birthDate: {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
          },
        }),
  }
}

/** Who sent something, or made the document. */
export function organization(id: string, name: string): Resource {
  return { resourceType: 'Organization', id, name }
}

/** Says which entries an institution sent. */
export function provenance(institution: string, at: string, targets: readonly string[]): Resource {
  const id = uuidLike(institution)
  return {
    resourceType: 'Provenance',
    id,
    target: targets.map((reference) => ({ reference })),
    recorded: at,
    agent: [{ who: { reference: urn(institution) } }],
  }
}

/** Another UUID made from one: the document's own parts need ids, and nothing here may throw dice. */
function uuidLike(uuid: string): string {
  return `${uuid.slice(0, -1)}${((Number.parseInt(uuid.at(-1)!, 16) + 8) % 16).toString(16)}`
}

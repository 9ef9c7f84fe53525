import { randomUUID } from 'node:crypto'
import { writeCollection } from '#formats/fhir/ips/write-collection'
import { writeIps } from '#formats/fhir/ips/write-ips'
import type { Resource } from '#formats/fhir/types'
import type { PatientScope } from '#platform/database/scopes'
import { uuidOf } from '#platform/uuid-of'
import type { ItemRow, SummaryItem, SummaryPart } from '#record'
import type { Kinds } from './gather-kinds.ts'
import type { Summary } from './gather-summary.ts'

/** The document in the reader's language: headings, what an empty part says, and each entry in one line. */
export type SummaryWords = {
  readonly language: string
  readonly title: string
  readonly regionName: string
  readonly parts: Readonly<Record<SummaryPart, string>>
  readonly nothingKnown: string
  readonly says: (item: SummaryItem) => string
}

/** Sections of the International Patient Summary (IPS 2.0.1). */
const LOINC: Readonly<Record<SummaryPart, string>> = {
  problems: '11450-4',
  allergies: '48765-2',
  medications: '10160-0',
  immunizations: '11369-6',
  results: '30954-2',
  vitals: '8716-3',
  procedures: '47519-4',
  'care-plans': '18776-5',
  'past-problems': '11348-0',
}

/** The summary as a document Bundle; each call makes a document of its own. */
export function summaryAsIps(scope: PatientScope, summary: Summary, words: SummaryWords): Resource {
  const items = summary.parts.flatMap((part) => part.items)
  return writeIps({
    ...frameOf(scope, items, words),
    title: words.title,
    patient: summary.person,
    sections: summary.parts.map(({ part, items: those }) => ({
      loinc: LOINC[part],
      title: words.parts[part],
      emptySays: words.nothingKnown,
      entries: those.map((item) => entryOf(item, words.says(item))),
    })),
  })
}

/** Chosen kinds as a collection Bundle, in the same manner. */
export function kindsAsCollection(
  scope: PatientScope,
  { person, parts }: Kinds,
  words: Pick<SummaryWords, 'language' | 'regionName'>,
): Resource {
  const items = parts.flatMap((part) => part.items)
  const entries = items.map((item) => entryOf(item, item.title))
  return writeCollection({ ...frameOf(scope, items, words), patient: person, entries })
}

/** What every Bundle of ours has round its entries. */
function frameOf(
  scope: PatientScope,
  items: readonly ItemRow[],
  { language, regionName }: Pick<SummaryWords, 'language' | 'regionName'>,
) {
  const institutions = new Map(items.map(({ institutionId, institutionName }) => [institutionId, institutionName]))
  return {
    ids: { document: randomUUID(), composition: randomUUID(), patient: randomUUID() },
    at: scope.now.toISOString(),
    language,
    region: { id: uuidOf(`region ${regionName}`), name: regionName },
    institutions: [...institutions].map(([id, name]) => ({ id, uuid: uuidOf(`institution ${id}`), name })),
  }
}

function entryOf(item: ItemRow & { readonly body: string }, says: string) {
  const { itemId: id, title, institutionId } = item
  return { id, resource: JSON.parse(item.body) as Resource, says, title, institutionId }
}

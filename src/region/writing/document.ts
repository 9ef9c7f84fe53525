import type { DocumentReference, Reference } from 'fhir/r4.js'
import { DOCUMENT_KINDS, type DocumentKindId } from '../codes/document-kinds.ts'
import { SYSTEMS } from '../codes/systems.ts'
import { type Day, instantText, minuteOf } from '../ground/calendar.ts'
import type { StaffKind } from '../places/staff.ts'
import type { Chart } from './chart.ts'
import { pdfOf } from './pdf.ts'

export type WrittenDocument = {
  readonly kind: DocumentKindId
  readonly title: string
  readonly text: string
  readonly day: Day
  readonly hour?: number
  readonly staff?: StaffKind
  readonly which?: number
  readonly encounter?: Reference | undefined
  /** The earlier version this one takes the place of. */
  readonly replaces?: Reference | undefined
  readonly status?: 'current' | 'superseded' | 'entered-in-error'
  readonly asPdf?: boolean
}

/** Writes a note, summary or letter in plain text (or as PDF); undefined when this institution does not send such. */
export function writeDocument(chart: Chart, document: WrittenDocument): Reference | undefined {
  const kind = DOCUMENT_KINDS[document.kind]
  if (!chart.sends(kind.category)) return undefined
  const date = instantText(minuteOf(document.day, document.hour ?? 15, (document.day * 13) % 60))
  const { encounter, replaces } = document
  const resource: DocumentReference & { id: string } = {
    resourceType: 'DocumentReference',
    id: chart.id('doc'),
    status: document.status ?? 'current',
    docStatus: document.status === 'entered-in-error' ? 'entered-in-error' : 'final',
    type: { coding: [{ system: SYSTEMS.loinc, code: kind.loinc, display: kind.display }], text: document.title },
    category: categoryOf(kind.category),
    subject: chart.patient,
    date,
    author: [chart.staff(document.staff ?? 'doctor', document.which)],
    custodian: chart.organization,
    ...(replaces && { relatesTo: [{ code: 'replaces', target: replaces }] }),
    content: [{ attachment: attachmentOf(document, date) }],
    ...(encounter && { context: { encounter: [encounter] } }),
  }
  return chart.put(resource)
}

function categoryOf(category: string): NonNullable<DocumentReference['category']> {
  if (category === 'documents') return [{ text: 'Correspondence' }]
  return [{ coding: [{ system: SYSTEMS.documentCategory, code: 'clinical-note', display: 'Clinical Note' }] }]
}

function attachmentOf({ title, text, asPdf }: WrittenDocument, creation: string) {
  const bytes = asPdf ? pdfOf(title, text) : Buffer.from(text, 'utf8')
  return {
    contentType: asPdf ? 'application/pdf' : 'text/plain; charset=utf-8',
    language: 'en',
    data: bytes.toString('base64'),
    size: bytes.length,
    title,
    creation,
  }
}

import type { Element } from '../../../fhir/types.ts'
import { firstOf, type Segment } from '../../message.ts'
import { coded, wordsOf } from '../datatypes/concept.ts'
import { addResource, type Mapping } from '../mapping.ts'
import { stableId } from '../stable-id.ts'

/** A report that is a document, with what its DocumentReference takes from it. */
type DocumentReport = {
  readonly id: string
  /** LOINC type. */
  readonly type: string
  readonly identifier: readonly Element[]
  readonly status: string
  readonly subject: Element
  readonly encounter: Element | null
  readonly effectiveDateTime: string | null
  readonly issued: string | null
  readonly performer: readonly Element[]
  readonly presentedForm: readonly Element[]
  readonly labels: readonly Element[]
  readonly obr: Segment
}

/**
 * A note or summary that comes as a report is a document, too: other systems look for it there. The same bytes stand in
 * both, and the record shows them once.
 */
export function addDocument(mapping: Mapping, report: DocumentReport): void {
  if (report.presentedForm.length === 0 && report.status !== 'entered-in-error') return
  const isWrong = report.status === 'entered-in-error' || report.status === 'cancelled'
  const resource = {
    resourceType: 'DocumentReference',
    id: stableId('DocumentReference', [report.id]),
    identifier: report.identifier,
    status: isWrong ? 'entered-in-error' : 'current',
    docStatus: report.status === 'preliminary' || report.status === 'partial' ? 'preliminary' : 'final',
    type: { ...coded('http://loinc.org', report.type), text: wordsOf(firstOf(report.obr, 4)) },
    category: [coded('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', 'clinical-note')],
    subject: report.subject,
    date: report.issued,
    author: report.performer,
    content: report.presentedForm.length ? report.presentedForm.map((attachment) => ({ attachment })) : [NOTHING],
    context: { ...(report.encounter && { encounter: [report.encounter] }), ...periodOf(report.effectiveDateTime) },
  }
  addResource(mapping, { where: `OBR ${report.obr.sequence}, document`, isPartial: true, resource }, report.labels)
}

const NOTHING: Element = { attachment: { title: '-' } }

function periodOf(start: string | null): Readonly<Record<string, unknown>> {
  return start ? { period: { start } } : {}
}

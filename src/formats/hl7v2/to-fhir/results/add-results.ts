import type { Element } from '../../../fhir/types.ts'
import { firstOf, hasValue, type Segment, subpartsOf, valueAt } from '../../message.ts'
import { conceptAt, conceptOf, wordsOf } from '../datatypes/concept.ts'
import { entityIdentifier } from '../datatypes/identifier.ts'
import { namedIn, organizationOf } from '../datatypes/person-name.ts'
import { element, isSaid } from '../element.ts'
import { allNamed, firstNamed, type OrderGroup, orderGroups, type ResultLine } from '../groups.ts'
import { confidentialityAt, restrictionLabels, unique } from '../labels.ts'
import { addResource, type Mapping, type Subject, timeAt, warn } from '../mapping.ts'
import { notesText } from '../notes.ts'
import { stableId } from '../stable-id.ts'
import { visitReference } from '../visit.ts'
import { addDocument } from './add-document.ts'
import { addObservation, collectedAt, instantAt, type ObservationContext } from './add-observation.ts'
import { attachmentsOf, textAttachment } from './attachment.ts'
import { planReports, type ReportPlan } from './plan-reports.ts'
import { isSaidResult, planResults } from './plan-results.ts'
import { releaseCodesOf, releaseExtensions } from './release-code.ts'
import { reportText } from './report-text.ts'
import { categoriesOfResults, isNarrative, reportCategories, type Sections } from './sections.ts'
import { reportStatus } from './statuses.ts'

/** What all results of one patient in a message share. */
type Shared = {
  readonly mapping: Mapping
  readonly subject: Subject
  readonly encounter: Element | null
  readonly labels: readonly Element[]
}

/** ORU and OUL for one patient: reports with their results, and results that stand alone. */
export function addResults(mapping: Mapping, subject: Subject, segments: readonly Segment[]): void {
  const isSpecimenFirst = /^R2[23]$/.test(mapping.message.header.trigger)
  const { loose, orders } = orderGroups(segments, isSpecimenFirst)
  addLooseResults(mapping, subject, loose, segments)
  const labels = restrictionLabels(allNamed(segments, 'ARV'))
  const shared = { mapping, subject, labels, encounter: visitReference(mapping, firstNamed(segments, 'PV1')) }
  for (const report of planReports(mapping, subject, orders)) addReport(shared, report)
}

const NO_SECTIONS: Sections = { codes: [], isVitals: false, documentType: null }

/** OBX without OBR: of the patient or the visit (ADT), or of a specimen. Known by patient, test and time. */
export function addLooseResults(
  mapping: Mapping,
  subject: Subject,
  lines: readonly ResultLine[],
  segments: readonly Segment[],
): void {
  const encounter = visitReference(mapping, firstNamed(segments, 'PV1'))
  const rest = {
    sections: NO_SECTIONS,
    categories: [],
    group: null,
    members: new Map(),
    labels: [],
    isSusceptibility: false,
  }
  for (const value of planResults(lines, NO_SECTIONS).values) {
    const { obx } = value.line
    if (!hasValue(obx, 5) && !hasValue(obx, 8)) continue
    const id = stableId('Observation', [subject.id, valueAt(obx, 14), ...value.key])
    addObservation({ mapping, subject, encounter, ...rest }, id, value)
  }
}

function addReport(shared: Shared, report: ReportPlan): void {
  const { mapping, subject, encounter } = shared
  const { group, sections, plan, values, members } = report
  const labels = unique([...shared.labels, ...confidentialityAt(group.orc, 28)])
  const context: ObservationContext = {
    mapping,
    subject,
    encounter,
    sections,
    categories: categoriesOfResults(sections),
    group,
    members,
    labels,
    isSusceptibility: report.parent !== null,
  }
  for (const { id, value } of values) addObservation(context, id, value)
  for (const { obx } of plan.pointers) warnOfPointer(mapping, obx)
  if (sections.isVitals) return
  const presentedForm = [
    ...textForm(report),
    ...liveDocuments(report).flatMap(({ obx }) => attachmentsOf(mapping, obx)),
  ]
  const facts = {
    id: report.id,
    identifier: orderIdentifiers(mapping, group),
    status: statusOf(report),
    code: reportCode(mapping, report),
    subject: subject.reference,
    encounter,
    effectiveDateTime: collectedAt(mapping, group) ?? firstMeasured(mapping, group),
    issued: instantAt(mapping, group.obr, 22),
    performer: performersOf(mapping, report),
    presentedForm,
  }
  const resource = {
    resourceType: 'DiagnosticReport',
    ...facts,
    contained: specimenOf(mapping, group),
    extension: releaseExtensions(releaseCodesOf(group.results.map(({ obx }) => obx))),
    category: reportCategories(sections),
    resultsInterpreter: interpretersOf(mapping, group.obr),
    specimen: specimenOf(mapping, group).map(({ id }) => ({ reference: `#${id}` })),
    result: values.map(({ id }) => ({ reference: `Observation/${id}` })),
    conclusion: notesText(group.notes),
  }
  addResource(mapping, { where: `OBR ${group.obr.sequence}`, isPartial: true, resource }, labels)
  if (sections.documentType) addDocument(mapping, { ...facts, type: sections.documentType, labels, obr: group.obr })
}

/** A report that is nothing but its text is taken back with the text. */
function statusOf({ group, values }: ReportPlan): string {
  const codes = group.results.filter(({ obx }) => isSaidResult(obx)).map(({ obx }) => codeOf(obx))
  const isAllTakenBack = codes.length > 0 && codes.every((code) => code === 'D' || code === 'W')
  if (isAllTakenBack && values.length === 0) return 'entered-in-error'
  return reportStatus(valueAt(group.obr, 25).toUpperCase(), codes)
}

function codeOf(obx: Segment): string {
  return valueAt(obx, 11).toUpperCase()
}

function isLive({ obx }: ResultLine): boolean {
  return !['D', 'W', 'R', 'X', 'N'].includes(codeOf(obx))
}

function liveDocuments({ plan }: ReportPlan): readonly ResultLine[] {
  return plan.documents.filter(isLive)
}

/** What was taken back, refused or not verified is no part of the text. */
function textForm({ group, plan }: ReportPlan): readonly Element[] {
  const title = wordsOf(firstOf(group.obr, 4))
  const live = plan.text.filter(({ lines }) => lines.some(isLive))
  const text = reportText(live, title)
  return text ? [textAttachment(text, title)] : []
}

function orderIdentifiers(mapping: Mapping, { obr, orc }: OrderGroup): readonly Element[] {
  const { systems } = mapping.context
  const number = (field: number, type: string) =>
    entityIdentifier(firstOf(obr, field) ?? (orc && firstOf(orc, field)), type, systems)
  return [number(2, 'PLAC'), number(3, 'FILL')].filter(isSaid)
}

/** What was examined; for a panel about an organism, which. */
function reportCode(mapping: Mapping, { group, parent, sections }: ReportPlan): Element {
  const own = conceptAt(group.obr, 4, mapping.facility)
  const first = group.results[0]
  const code = own ?? (first && conceptOf(firstOf(first.obx, 3), mapping.facility))
  if (!code) return reportCategories(sections)[0] ?? { text: 'Report' }
  return parent?.words ? { ...code, text: `${wordsOf(firstOf(group.obr, 4))}: ${parent.words}` } : code
}

function firstMeasured(mapping: Mapping, { results }: OrderGroup): string | null {
  const [first] = results
  return first ? timeAt(mapping, first.obx, 14) : null
}

/** Who answers for it: of text the one who wrote it, of values the laboratory. */
function performersOf(mapping: Mapping, { group, sections }: ReportPlan): readonly Element[] {
  const organizations = group.results.map(({ obx }) => organizationOf(firstOf(obx, 23))).filter(isSaid)
  const [laboratory] = organizations
  const persons = isNarrative(sections) ? interpretersOf(mapping, group.obr) : []
  return [...persons, ...(laboratory ? [laboratory] : [])]
}

function interpretersOf(_mapping: Mapping, obr: Segment): readonly Element[] {
  return [namedIn(firstOf(obr, 32)), namedIn(firstOf(obr, 33))].filter(isSaid)
}

/** SPM-4, or in older versions the first component of OBR-15. */
function specimenOf(mapping: Mapping, { obr, specimen }: OrderGroup): readonly Element[] {
  const source = firstOf(obr, 15)
  const type = specimen
    ? conceptAt(specimen, 4, mapping.facility)
    : source && conceptOf(subpartsOf(source, 1), mapping.facility)
  if (!type) return []
  const bodySite = specimen && conceptAt(specimen, 8, mapping.facility)
  const collection = element({ collectedDateTime: timeAt(mapping, specimen, 17), bodySite })
  return [element({ resourceType: 'Specimen', id: 'specimen', type, collection })]
}

function warnOfPointer(mapping: Mapping, obx: Segment): void {
  warn(mapping, obx, 5, {
    code: 102,
    what: 'OBX-5 points to a document at the sender (RP); addresses are not followed.',
    mend: 'Send the document itself as ED, or the images by DICOMweb.',
  })
}

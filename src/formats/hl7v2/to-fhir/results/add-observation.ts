import type { Element } from '../../../fhir/types.ts'
import { firstOf, isNull, partOf, type Segment, valueAt } from '../../message.ts'
import { coded, conceptAt, conceptOf } from '../datatypes/concept.ts'
import { organizationOf, practitionersAt } from '../datatypes/person-name.ts'
import { isSaid } from '../element.ts'
import type { OrderGroup } from '../groups.ts'
import { addResource, type Mapping, type Subject, timeAt } from '../mapping.ts'
import { notesText } from '../notes.ts'
import { interpretationsOf, verdictOf } from './interpretation.ts'
import type { PlannedValue } from './plan-results.ts'
import { referenceRange } from './reference-range.ts'
import { releaseCodesOf, releaseExtensions } from './release-code.ts'
import { type ResultValue, resultValue, textValue, unitOf } from './result-value.ts'
import { DEVICE_NAMES, resultCategories, type Sections } from './sections.ts'
import { absentReason, observationStatus } from './statuses.ts'

/** What the results of one OBR share. */
export type ObservationContext = {
  readonly mapping: Mapping
  readonly subject: Subject
  readonly encounter: Element | null
  readonly sections: Sections
  /** What the department makes of all its results. */
  readonly categories: readonly Element[]
  /** Null for results that stand without an OBR. */
  readonly group: OrderGroup | null
  /** Ids of results of other OBRs that go into one of these. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly labels: readonly Element[]
  /** These are susceptibilities of an organism: "S" and "R" are verdicts. */
  readonly isSusceptibility: boolean
}

/** One result as an Observation. */
export function addObservation(context: ObservationContext, id: string, value: PlannedValue): void {
  const { mapping, subject, group } = context
  const { obx } = value.line
  const code = valueAt(obx, 11).toUpperCase()
  const status = observationStatus(code, group ? valueAt(group.obr, 25).toUpperCase() : '')
  const result = mayTellValue(code) ? asVerdict(toldValue(mapping, value), context) : null
  const resource = {
    resourceType: 'Observation',
    id,
    extension: releaseExtensions(releaseCodesOf([obx])),
    status,
    category: resultCategories(obx, context.sections, mapping.facility, context.categories),
    code: codeOfResult(mapping, obx, group),
    subject: subject.reference,
    encounter: context.encounter,
    effectiveDateTime: measuredAt(mapping, obx, group),
    issued: group && instantAt(mapping, group.obr, 22),
    performer: performersOf(mapping, obx),
    ...result,
    dataAbsentReason: reasonOf(code, result),
    interpretation: mayTellValue(code) ? flagsOf(obx, context) : [],
    note: notesOf(value),
    bodySite: conceptAt(obx, 20, mapping.facility),
    method: conceptAt(obx, 17, mapping.facility),
    referenceRange: rangesOf(mapping, obx),
    hasMember: (context.members.get(id) ?? []).map((member) => ({ reference: `Observation/${member}` })),
  }
  const isPartial = code === 'U' && result === null
  addResource(mapping, { where: placeOf(obx, group), isPartial, resource }, context.labels)
}

export function placeOf(obx: Segment, group: OrderGroup | null): string {
  const number = valueAt(obx, 1) || String(obx.sequence)
  return group ? `OBX ${number} of OBR ${group.obr.sequence}` : `OBX ${number}`
}

/**
 * What was not verified (R) is told to nobody, and what was deleted or wrong (D, W) not again: the message that takes a
 * result back may still carry it.
 */
function mayTellValue(code: string): boolean {
  return code !== 'R' && code !== 'D' && code !== 'W'
}

function toldValue(mapping: Mapping, { line, part, text }: PlannedValue): ResultValue {
  if (part) return resultValue(mapping, line.obx, part)
  return isNull(line.obx, 5) && !text ? null : textValue(mapping, line.obx, text)
}

/** A bare S, I or R of an antibiotic, in the words of table 0078. */
function asVerdict(result: ResultValue, { isSusceptibility }: ObservationContext): ResultValue {
  const verdict = isSusceptibility ? verdictOf(`${result?.valueString ?? ''}`) : null
  return verdict ? { valueCodeableConcept: verdict } : result
}

function flagsOf(obx: Segment, { isSusceptibility }: ObservationContext): readonly Element[] {
  const flags = interpretationsOf(obx)
  const verdict = isSusceptibility && flags.length === 0 ? verdictOf(valueAt(obx, 5)) : null
  return verdict ? [verdict] : flags
}

/** The name of the test; a monitor's own name as people say it; without one the name of the order. */
function codeOfResult(mapping: Mapping, obx: Segment, group: OrderGroup | null): Element {
  const own = conceptOf(firstOf(obx, 3), mapping.facility)
  if (!own) return (group && conceptAt(group.obr, 4, mapping.facility)) ?? { text: 'Result' }
  const spoken = DEVICE_NAMES[`${own.text}`]
  return spoken ? { ...own, text: spoken } : own
}

function measuredAt(mapping: Mapping, obx: Segment, group: OrderGroup | null): string | null {
  return timeAt(mapping, obx, 14) ?? (group && collectedAt(mapping, group))
}

/** When the sample was taken or the examination made: OBR-7, else SPM-17. */
export function collectedAt(mapping: Mapping, { obr, specimen }: OrderGroup): string | null {
  return timeAt(mapping, obr, 7) ?? timeAt(mapping, specimen, 17)
}

/** A time of day is needed for an instant. */
export function instantAt(mapping: Mapping, segment: Segment, field: number): string | null {
  const time = timeAt(mapping, segment, field)
  return time?.includes('T') ? time : null
}

function performersOf(mapping: Mapping, obx: Segment): readonly Element[] {
  const { systems } = mapping.context
  const organizations = [organizationOf(firstOf(obx, 23)) ?? producerOf(obx)].filter(isSaid)
  return [...organizations, ...practitionersAt(obx, 16, systems)]
}

/** OBX-15 is a CWE, and an organization by its words. */
function producerOf(obx: Segment): Element | null {
  const display = valueAt(obx, 15, 2) || valueAt(obx, 15)
  return display ? { type: 'Organization', display } : null
}

function reasonOf(code: string, result: ResultValue): Element | null {
  const reason = result === null ? absentReason(code) : null
  if (!reason) return null
  return coded('http://terminology.hl7.org/CodeSystem/data-absent-reason', reason)
}

function notesOf({ notes }: PlannedValue): readonly Element[] {
  const text = notesText(notes)
  return text ? [{ text }] : []
}

/** OBX-7; some send it in components. */
function rangesOf(mapping: Mapping, obx: Segment): readonly Element[] {
  const range = firstOf(obx, 7)
  if (!range) return []
  const written = range.parts.map((_, at) => partOf(range, at + 1)).filter(Boolean)
  const unit = unitOf(obx)
  const said = referenceRange(mapping, written.join(' '), unit, unit.unit ?? '')
  return said ? [said] : []
}

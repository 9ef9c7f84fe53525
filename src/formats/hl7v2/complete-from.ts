import { children, isElement, text } from '../fhir/elements.ts'
import type { Element, Resource } from '../fhir/types.ts'
import { DELETED_ELEMENT } from './to-fhir/partial.ts'

/**
 * What a partial resource means beside what is stored: elements that it leaves out stay, elements that it marks as
 * deleted go, lists that grow are united. Pure; the same two give the same result, and the result completed with the
 * same partial again is itself. Without a stored one, the partial is all there is.
 */
export function completeFrom(stored: Resource | null, incoming: Resource): Resource {
  const before: Resource = stored ?? { resourceType: incoming.resourceType }
  const merged: Record<string, unknown> = { ...without(before, incoming), ...incoming }
  merged.meta = completeMeta(before, incoming)
  COMPLETE[incoming.resourceType]?.(before, incoming, merged)
  for (const name of deletedElements(incoming)) deleteElement(merged, name)
  const extensions = [...children(incoming, 'extension'), ...keptExtensions(before, incoming)]
  const said = extensions.filter(({ url }) => url !== DELETED_ELEMENT)
  if (said.length) merged.extension = said
  else delete merged.extension
  for (const name in merged) if (merged[name] === undefined) delete merged[name]
  return merged as Resource
}

type Complete = (stored: Element, incoming: Element, merged: Record<string, unknown>) => void

const COMPLETE: Readonly<Record<string, Complete>> = {
  Patient: completePatient,
  Encounter: completeEncounter,
  DiagnosticReport: completeReport,
  DocumentReference: completeDocument,
  Observation: keepKnownStatus,
  MedicationRequest: completeOrder,
  Appointment: completeAppointment,
}

/** Elements of which only one form may stand: another form in the message replaces the one that is stored. */
const CHOICES = [
  'deceased',
  'multipleBirth',
  'value',
  'effective',
  'onset',
  'abatement',
  'occurrence',
  'performed',
  'medication',
]

function without(stored: Resource, incoming: Resource): Resource {
  const kept: Record<string, unknown> = { ...stored }
  for (const choice of CHOICES) {
    if (!formsOf(incoming, choice).length) continue
    for (const form of formsOf(stored, choice)) delete kept[form]
    if (choice === 'value') delete kept.dataAbsentReason
  }
  return kept as Resource
}

function formsOf(element: Element, choice: string): string[] {
  return Object.keys(element).filter((name) => name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length)))
}

/** Labels stay until the sender names others. */
function completeMeta(stored: Element, incoming: Element): Element {
  const [before, now] = [stored.meta, incoming.meta].map((meta) => (isElement(meta) ? meta : {}))
  return { ...before, ...now }
}

function keptExtensions(stored: Element, incoming: Element): readonly Element[] {
  const urls = new Set(children(incoming, 'extension').map(({ url }) => url))
  return children(stored, 'extension').filter(({ url }) => !urls.has(url))
}

function deletedElements(incoming: Element): string[] {
  return children(incoming, 'extension')
    .filter(({ url }) => url === DELETED_ELEMENT)
    .flatMap(({ valueCode }) => (typeof valueCode === 'string' ? [valueCode] : []))
}

function deleteElement(merged: Record<string, unknown>, name: string): void {
  for (const each of [name, `_${name}`, ...formsOf(merged, name)]) delete merged[each]
}

/** Numbers and links add up; a known date of death is not lost to a mere "yes". */
function completePatient(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  merged.identifier = united(children(stored, 'identifier'), children(incoming, 'identifier'), numberKey)
  merged.link = united(children(stored, 'link'), children(incoming, 'link'), JSON.stringify)
  if (incoming.deceasedBoolean === true && stored.deceasedDateTime) {
    delete merged.deceasedBoolean
    merged.deceasedDateTime = stored.deceasedDateTime
  }
  if (incoming.birthDate !== undefined && incoming.birthDate !== stored.birthDate)
    merged._birthDate = incoming._birthDate
  if (incoming.multipleBirthBoolean === true && stored.multipleBirthInteger) {
    delete merged.multipleBirthBoolean
    merged.multipleBirthInteger = stored.multipleBirthInteger
  }
}

/** A new number of a system that gives each patient one replaces the old one; without a system numbers add up. */
function numberKey(identifier: Element): string {
  const [system, value] = [text(identifier, 'system'), text(identifier, 'value')]
  return system ?? `${value}`
}

/**
 * An update that does not know the status (A08) neither opens nor ends a visit. One that says that it goes on (A13) takes
 * away the end.
 */
function completeEncounter(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  keepKnownStatus(stored, incoming, merged)
  const [before, now] = [stored.period, incoming.period].map((period) => (isElement(period) ? period : {}))
  const period: Record<string, unknown> = { ...before, ...now }
  if (incoming.status === 'in-progress' && now!.end === undefined) delete period.end
  merged.period = Object.keys(period).length ? period : undefined
  merged.hospitalization = mergedElement(stored.hospitalization, incoming.hospitalization)
}

function completeReport(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  keepKnownStatus(stored, incoming, merged)
  merged.result = united(children(stored, 'result'), children(incoming, 'result'), (each) => `${each.reference}`)
}

/** A notification without content (T01, T03, T05, T11) speaks of content that came before. */
function completeDocument(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  const hasContent = children(incoming, 'content').some(({ attachment }) => isElement(attachment) && attachment.data)
  if (!hasContent && children(stored, 'content').length) merged.content = stored.content
  merged.relatesTo = united(children(stored, 'relatesTo'), children(incoming, 'relatesTo'), JSON.stringify)
  merged.context = mergedElement(stored.context, incoming.context)
}

function completeOrder(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  keepKnownStatus(stored, incoming, merged)
  merged.dispenseRequest = mergedElement(stored.dispenseRequest, incoming.dispenseRequest)
}

/** Who takes part stays when the message names the patient only (a cancellation); a new time has its own length. */
function completeAppointment(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  if (children(incoming, 'participant').length < 2 && children(stored, 'participant').length > 0)
    merged.participant = stored.participant
  if (incoming.start !== undefined) {
    merged.minutesDuration = incoming.minutesDuration
    merged.requestedPeriod = undefined
  }
  if (merged.status !== 'cancelled') merged.cancelationReason = undefined
}

function keepKnownStatus(stored: Element, incoming: Element, merged: Record<string, unknown>): void {
  if (incoming.status === 'unknown' && typeof stored.status === 'string') merged.status = stored.status
}

function mergedElement(stored: unknown, incoming: unknown): unknown {
  return isElement(stored) && isElement(incoming) ? { ...stored, ...incoming } : (incoming ?? stored)
}

/** Both lists, each thing once: the stored order, the incoming content. */
function united(
  stored: readonly Element[],
  incoming: readonly Element[],
  keyOf: (element: Element) => string,
): readonly Element[] | undefined {
  const byKey = new Map([...stored, ...incoming].map((each) => [keyOf(each), each] as const))
  return byKey.size ? [...byKey.values()] : undefined
}

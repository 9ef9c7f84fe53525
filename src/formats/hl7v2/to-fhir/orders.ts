import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt, wholeText } from '../message.ts'
import { codeOf, conceptAt, conceptsAt, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { practitionersAt } from './datatypes/person-name.ts'
import { isSaid } from './element.ts'
import { allNamed, firstNamed, type OrderGroup, orderGroups, patientGroups } from './groups.ts'
import { confidentialityAt } from './labels.ts'
import { addResource, type Mapping, refuse, type Subject, timeAt } from './mapping.ts'
import { medicineOrders } from './medicine-order.ts'
import { addMedicineOrders } from './medicines.ts'
import { notesText } from './notes.ts'
import { makesOrder, orderStatus } from './order-status.ts'
import { addPatient } from './patient.ts'
import { addAllergy } from './problems.ts'
import { addLooseResults } from './results/add-results.ts'
import { isVitalSign, reportCategories, sectionsOf } from './results/sections.ts'
import { stableId } from './stable-id.ts'
import { visitReference } from './visit.ts'

/** ORM, OML, OMG, OMI: what was asked for. */
export function mapOrders(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject) addOrders(mapping, subject, segments)
  }
}

function addOrders(mapping: Mapping, subject: Subject, segments: readonly Segment[]): void {
  for (const al1 of allNamed(segments, 'AL1')) addAllergy(mapping, subject, al1)
  const encounter = visitReference(mapping, firstNamed(segments, 'PV1'))
  const { orders } = orderGroups(segments, false)
  const first = segments.findIndex(({ name }) => name === 'ORC' || name === 'OBR')
  const before = reasonsOf(mapping, segments.slice(0, Math.max(first, 0)))
  const seen = new Map<string, number>()
  for (const order of orders)
    addServiceRequest(mapping, subject, {
      order,
      encounter,
      seen,
      reasons: [...before, ...reasonsOf(mapping, order.others)],
    })
  const ofMedicines = medicineOrders(segments)
  if (ofMedicines.length) addMedicineOrders(mapping, subject, segments)
  if (orders.length + ofMedicines.length === 0) {
    const what = 'There is neither OBR nor RXO: nothing says what was ordered.'
    refuse(mapping, 'OBR', null, { code: 100, what, mend: 'Send what is ordered in OBR or RXO, behind its ORC.' })
  }
}

type Asked = {
  readonly order: OrderGroup
  readonly encounter: Element | null
  /** How often a number and test came already. */
  readonly seen: Map<string, number>
  readonly reasons: readonly Element[]
}

const STATUSES = { revoked: 'revoked', ended: 'revoked', completed: 'completed', onHold: 'on-hold' } as const
const PRIORITIES: Readonly<Record<string, string>> = { S: 'stat', A: 'asap', R: 'routine', P: 'routine', T: 'urgent' }

/** One OBR that was ordered, as a ServiceRequest. */
export function addServiceRequest(
  mapping: Mapping,
  subject: Subject,
  { order, encounter, seen, reasons }: Asked,
): void {
  const { obr, orc, timing, results, notes } = order
  const { systems } = mapping.context
  const numbers = [firstOf(obr, 2) ?? (orc && firstOf(orc, 2)), firstOf(obr, 3) ?? (orc && firstOf(orc, 3))] as const
  const control = orc ? valueAt(orc, 1).toUpperCase() : ''
  const priority = (timing && valueAt(timing, 9)) || valueAt(obr, 5) || valueAt(obr, 27, 6)
  const note = [notesText(notes), ...answersOf(mapping, order)].filter(Boolean).join('\n')
  const vitals = results.filter(({ obx }) => isVitalSign(obx, 3, mapping.facility))
  const resource = {
    resourceType: 'ServiceRequest',
    id: requestId(mapping, subject, order, seen),
    identifier: [entityIdentifier(numbers[0], 'PLAC', systems), entityIdentifier(numbers[1], 'FILL', systems)].filter(
      isSaid,
    ),
    status: orderStatus(control, orc ? valueAt(orc, 5).toUpperCase() : '', STATUSES),
    intent: 'order',
    category: reportCategories(sectionsOf(order, mapping.facility)),
    priority: PRIORITIES[priority.toUpperCase().slice(0, 1)],
    code: conceptAt(obr, 4, mapping.facility),
    subject: subject.reference,
    encounter,
    occurrenceDateTime:
      (timing && timeAt(mapping, timing, 7)) ?? timeAt(mapping, obr, 36) ?? timeAt(mapping, obr, 27, 4),
    authoredOn: orc && makesOrder(control) ? timeAt(mapping, orc, 9) : null,
    requester: [...practitionersAt(obr, 16, systems), ...(orc ? practitionersAt(orc, 12, systems) : [])][0],
    reasonCode: [...conceptsAt(obr, 31, mapping.facility), ...reasons],
    note: note ? [{ text: note }] : [],
  }
  const place = { where: `OBR ${obr.sequence}`, isPartial: true, resource }
  addResource(mapping, place, confidentialityAt(orc, 28))
  if (vitals.length) addLooseResults(mapping, subject, vitals, [])
}

/** Placer's number, else filler's; of several tests under one number the test; without a number patient, test and time. */
function requestId(mapping: Mapping, subject: Subject, { obr, orc }: OrderGroup, seen: Map<string, number>): string {
  const of = (segment: Segment | null, field: number) => segment && entityKey(firstOf(segment, field), mapping.facility)
  const placer = of(obr, 2) ?? of(orc, 2)
  const number = placer ? `placer ${placer}` : (of(obr, 3) ?? of(orc, 3))
  const test = codeOf(firstOf(obr, 4))
  const key = number ? [number, test] : [subject.id, test, valueAt(obr, 7) || (orc ? valueAt(orc, 9) : '')]
  const count = (seen.get(key.join('|')) ?? 0) + 1
  seen.set(key.join('|'), count)
  return stableId('ServiceRequest', count > 1 ? [...key, `no. ${count}`] : key)
}

/** Diagnoses in an order are why it was made. */
function reasonsOf(mapping: Mapping, segments: readonly Segment[]): readonly Element[] {
  return allNamed(segments, 'DG1')
    .map((dg1) => conceptAt(dg1, 3, mapping.facility) ?? conceptAt(dg1, 4, mapping.facility))
    .filter(isSaid)
}

/** Answers that were given with the order (OBX), as lines of its note; vital signs stand for themselves. */
function answersOf(mapping: Mapping, { results }: OrderGroup): readonly string[] {
  return results.flatMap(({ obx, notes }) => {
    if (isVitalSign(obx, 3, mapping.facility) || /^(?:ED|RP)$/i.test(valueAt(obx, 2))) return []
    const asked = wordsOf(firstOf(obx, 3))
    const isCoded = /^C(?:W|N)?E$/i.test(valueAt(obx, 2))
    const answer = isCoded ? wordsOf(firstOf(obx, 5)) : wholeText(obx.fields[5] ?? '', obx.delimiters).trim()
    const said = [answer, valueAt(obx, 6)].filter(Boolean).join(' ')
    const line = asked && answer ? `${asked}${asked.endsWith('?') ? '' : ':'} ${said}` : ''
    return [line, notesText(notes)].filter(Boolean)
  })
}

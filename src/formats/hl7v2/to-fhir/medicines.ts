import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt } from '../message.ts'
import { coded, codeOf, conceptAt, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { practitionersAt } from './datatypes/person-name.ts'
import { dosageOf } from './dosage.ts'
import { element, isSaid } from './element.ts'
import { patientGroups } from './groups.ts'
import { confidentialityAt } from './labels.ts'
import { addResource, type Mapping, quantityOf, type Subject, timeAt } from './mapping.ts'
import { type MedicineOrder, medicineOrders } from './medicine-order.ts'
import { notesText } from './notes.ts'
import { makesOrder, orderStatus } from './order-status.ts'
import { addPatient } from './patient.ts'
import { stableId } from './stable-id.ts'
import { visitReference } from './visit.ts'

/** RDE, RDS, OMP, RGV, RAS and the like: what was prescribed, and what was handed out. */
export function mapMedicines(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject) addMedicineOrders(mapping, subject, segments)
  }
}

/** The orders for medicines of one patient. */
export function addMedicineOrders(mapping: Mapping, subject: Subject, segments: readonly Segment[]): void {
  const pv1 = segments.find(({ name }) => name === 'PV1') ?? null
  const encounter = visitReference(mapping, pv1)
  const setting = settingOf(pv1)
  const seen = new Set<string>()
  let replaced: string | null = null
  for (const order of medicineOrders(segments)) {
    const id = orderId(mapping, subject, order, seen)
    if (order.rxe || order.rxo) addRequest(mapping, subject, { order, id, encounter, setting, replaced })
    if (order.rxd) addDispense(mapping, subject, order, id, encounter)
    replaced = valueAt(order.orc, 1).toUpperCase() === 'RP' ? id : null
  }
}

/** The placer's number, else the filler's, else the prescription's; of several medicines under one number the medicine. */
function orderId(mapping: Mapping, subject: Subject, order: MedicineOrder, seen: Set<string>): string {
  const { orc, rxe, rxd } = order
  const placer = entityKey(firstOf(orc, 2), mapping.facility)
  const filler = entityKey(firstOf(orc, 3), mapping.facility)
  const prescription = (rxe && valueAt(rxe, 15)) || (rxd && valueAt(rxd, 7)) || ''
  const medicine = codeOf(medicineField(order))
  const number = placer
    ? `placer ${placer}`
    : (filler ?? (prescription && `prescription ${mapping.facility} ${prescription}`))
  const key = number ? [number] : [subject.id, medicine, valueAt(orc, 9)]
  const full = seen.has(key.join('|')) ? [...key, medicine] : key
  seen.add(key.join('|'))
  return stableId('MedicationRequest', full)
}

function medicineField({ rxe, rxo, rxd }: MedicineOrder) {
  return (rxe && firstOf(rxe, 2)) ?? (rxo && firstOf(rxo, 1)) ?? (rxd && firstOf(rxd, 2))
}

type Request = {
  readonly order: MedicineOrder
  readonly id: string
  readonly encounter: Element | null
  readonly setting: Element | null
  readonly replaced: string | null
}

function addRequest(mapping: Mapping, subject: Subject, request: Request): void {
  const { order, id, encounter, setting, replaced } = request
  const { orc, rxe, rxo, rest } = order
  const { systems } = mapping.context
  const control = valueAt(orc, 1).toUpperCase()
  const note = notesText(rest.filter(({ name }) => name === 'NTE'))
  const requester = [rxe && practitionersAt(rxe, 13, systems)[0], practitionersAt(orc, 12, systems)[0]].find(Boolean)
  const resource = {
    resourceType: 'MedicationRequest',
    id,
    identifier: [
      entityIdentifier(firstOf(orc, 2), 'PLAC', systems),
      entityIdentifier(firstOf(orc, 3), 'FILL', systems),
    ].filter(isSaid),
    status: requestStatus(mapping, control, valueAt(orc, 5).toUpperCase()),
    statusReason: conceptAt(orc, 16, mapping.facility),
    intent: 'order',
    category: setting ? [setting] : [],
    medicationCodeableConcept: medicineOf(mapping, order),
    subject: subject.reference,
    encounter,
    authoredOn: makesOrder(control) ? (timeAt(mapping, orc, 9) ?? timeAt(mapping, orc, 15)) : null,
    requester: requester ?? null,
    reasonCode: rxe ? [conceptAt(rxe, 27, mapping.facility)].filter(isSaid) : [],
    note: note ? [{ text: note }] : [],
    dosageInstruction: dosageOf(mapping, order),
    dispenseRequest: dispenseRequestOf(mapping, rxe, rxo),
    substitution: substitutionOf(rxe),
    priorPrescription: control === 'RO' && replaced ? { reference: `MedicationRequest/${replaced}` } : null,
  }
  const place = { where: `ORC ${orc.sequence}`, isPartial: true, resource }
  addResource(mapping, place, confidentialityAt(orc, 28))
}

/** What was handed out (RDS) says nothing of the order that it was handed out for, unless it says so. */
function requestStatus({ message }: Mapping, control: string, status: string): string {
  const isSilent = message.header.type === 'RDS' && (control === 'RE' || control === '') && status === ''
  return isSilent ? 'unknown' : orderStatus(control, status, MEDICINE_STATUSES)
}

/** R4 medicationrequest-status for what an order can become. */
const MEDICINE_STATUSES = { revoked: 'cancelled', ended: 'stopped', completed: 'completed', onHold: 'on-hold' } as const

/** The medicine by its words and codes; a mixture without a name of its own by what is in it (RXC). */
function medicineOf(mapping: Mapping, { rxe, rxo, rxd, rest }: MedicineOrder): Element {
  const own =
    (rxe && conceptAt(rxe, 2, mapping.facility)) ??
    (rxo && conceptAt(rxo, 1, mapping.facility)) ??
    (rxd && conceptAt(rxd, 2, mapping.facility))
  if (own) return own
  const parts = rest.filter(({ name }) => name === 'RXC').map((rxc) => wordsOf(firstOf(rxc, 2)))
  return { text: [...new Set(parts.filter(Boolean))].join(' + ') || 'Medicine' }
}

const SETTING = 'http://terminology.hl7.org/CodeSystem/medicationrequest-category'

function settingOf(pv1: Segment | null): Element | null {
  const patientClass = pv1 ? valueAt(pv1, 2).toUpperCase() : ''
  if (patientClass === 'I') return coded(SETTING, 'inpatient', 'Inpatient')
  return patientClass === 'O' || patientClass === 'E' ? coded(SETTING, 'outpatient', 'Outpatient') : null
}

function dispenseRequestOf(mapping: Mapping, rxe: Segment | null, rxo: Segment | null): Element {
  const [segment, amount, unit, refills] = rxe ? [rxe, 10, 11, 12] : [rxo, 11, 12, 13]
  const count = segment ? valueAt(segment, refills as number) : ''
  return element({
    quantity: segment ? quantityAt(mapping, segment, amount as number, unit as number) : null,
    numberOfRepeatsAllowed: /^\d{1,4}$/.test(count) ? Number(count) : null,
  })
}

/** An amount with its unit in the field behind it. */
function quantityAt(mapping: Mapping, segment: Segment, amount: number, unit: number): Element | null {
  const digits = valueAt(segment, amount)
  if (!/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits)) return null
  return quantityOf(mapping, digits, { unit: wordsOf(firstOf(segment, unit)) })
}

/** RXE-9 (table 0167): N forbids another product; G and T allow one. */
function substitutionOf(rxe: Segment | null): Element | null {
  const code = rxe ? valueAt(rxe, 9).toUpperCase() : ''
  if (!code) return null
  return { allowedBoolean: code !== 'N' && code !== '0' }
}

function addDispense(
  mapping: Mapping,
  subject: Subject,
  order: MedicineOrder,
  request: string,
  encounter: Element | null,
): void {
  const { rxd, orc, rest } = order
  const { systems } = mapping.context
  const control = valueAt(orc, 1).toUpperCase()
  const isCancelled = ['CA', 'OC', 'CR'].includes(control)
  const notes = [notesText(rest.filter(({ name }) => name === 'NTE')), valueAt(rxd!, 9)].filter(Boolean)
  const actor = practitionersAt(rxd!, 10, systems)[0]
  const hasOrder = order.rxe !== null || order.rxo !== null || firstOf(orc, 2) !== null
  const resource = {
    resourceType: 'MedicationDispense',
    id: stableId('MedicationDispense', [request, valueAt(rxd!, 1), valueAt(rxd!, 3).slice(0, 8)]),
    identifier: valueAt(rxd!, 7) ? [element({ value: valueAt(rxd!, 7) })] : [],
    status: isCancelled ? 'cancelled' : 'completed',
    medicationCodeableConcept: conceptAt(rxd!, 2, mapping.facility) ?? medicineOf(mapping, order),
    subject: subject.reference,
    context: encounter,
    performer: actor ? [{ actor }] : [],
    authorizingPrescription: hasOrder ? [{ reference: `MedicationRequest/${request}` }] : [],
    quantity: quantityAt(mapping, rxd!, 4, 5),
    whenHandedOver: timeAt(mapping, rxd!, 3),
    note: notes.length ? [{ text: notes.join('\n') }] : [],
    dosageInstruction: isSameMedicine(order) ? dosageOf(mapping, order) : [],
  }
  addResource(mapping, { where: `RXD ${rxd!.sequence}`, isPartial: false, resource }, confidentialityAt(orc, 28))
}

/** Instructions were written for what was ordered: with another product they are not told. */
function isSameMedicine({ rxd, rxe, rxo }: MedicineOrder): boolean {
  const ordered = (rxe && firstOf(rxe, 2)) ?? (rxo && firstOf(rxo, 1))
  const given = rxd && firstOf(rxd, 2)
  return !ordered || !given || codeOf(ordered) === codeOf(given) || wordsOf(ordered) === wordsOf(given)
}

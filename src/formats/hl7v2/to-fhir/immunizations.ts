import type { Element } from '../../fhir/types.ts'
import { firstOf, type Segment, valueAt } from '../message.ts'
import { coded, codeOf, conceptAt, conceptsAt, wordsOf } from './datatypes/concept.ts'
import { entityIdentifier, entityKey } from './datatypes/identifier.ts'
import { locationOf, organizationOf, practitionersAt } from './datatypes/person-name.ts'
import { isSaid } from './element.ts'
import { patientGroups } from './groups.ts'
import { addResource, type Mapping, quantityOf, type Subject, timeAt, warn } from './mapping.ts'
import { notesText } from './notes.ts'
import { addPatient } from './patient.ts'
import { stableId } from './stable-id.ts'
import { visitReference } from './visit.ts'

/** One vaccination: RXA with what stands around it. */
type Vaccination = {
  readonly rxa: Segment
  readonly orc: Segment | null
  readonly rest: readonly Segment[]
}

/** VXU: vaccinations given, refused, or known from before. */
export function mapImmunizations(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (!subject) continue
    const pv1 = segments.find(({ name }) => name === 'PV1') ?? null
    const encounter = visitReference(mapping, pv1)
    for (const vaccination of vaccinationsOf(segments)) addImmunization(mapping, subject, vaccination, encounter)
  }
}

function vaccinationsOf(segments: readonly Segment[]): readonly Vaccination[] {
  const found: { rxa: Segment; orc: Segment | null; rest: Segment[] }[] = []
  let orc: Segment | null = null
  for (const segment of segments) {
    if (segment.name === 'ORC') orc = segment
    else if (segment.name === 'RXA') {
      found.push({ rxa: segment, orc, rest: [] })
      orc = null
    } else if (!orc) found.at(-1)?.rest.push(segment)
  }
  return found
}

function addImmunization(mapping: Mapping, subject: Subject, given: Vaccination, encounter: Element | null): void {
  const { rxa, orc, rest } = given
  const vaccine = codeOf(firstOf(rxa, 5))
  if (!vaccine) {
    const what = 'RXA-5 does not say which vaccine it is; the vaccination was left out.'
    warn(mapping, rxa, 5, { code: 101, what, mend: 'Send the vaccine in RXA-5.' })
  }
  // CVX 998: nothing was given; the message carries a forecast or evidence of immunity (CDC guide 1.5).
  if (!vaccine || vaccine === '998') return
  const rxr = rest.find(({ name }) => name === 'RXR')
  const status = statusOf(rxa)
  const note = notesText(rest.filter(({ name }) => name === 'NTE'))
  const number = orc && isRealNumber(orc) ? entityIdentifier(firstOf(orc, 3), 'FILL', mapping.context.systems) : null
  const resource = {
    resourceType: 'Immunization',
    id: stableId('Immunization', keyOf(mapping, subject, given)),
    identifier: number ? [number] : [],
    status,
    statusReason: status === 'not-done' ? reasonOf(mapping, rxa) : null,
    vaccineCode: conceptAt(rxa, 5, mapping.facility),
    patient: subject.reference,
    encounter,
    ...occurrenceOf(mapping, rxa),
    recorded: timeAt(mapping, rxa, 22),
    ...originOf(mapping, rxa),
    location: locationOf(firstOf(rxa, 27)) ?? placeOf(rxa),
    manufacturer: manufacturerOf(rxa),
    lotNumber: valueAt(rxa, 15),
    expirationDate: timeAt(mapping, rxa, 16)?.slice(0, 10),
    site: rxr && conceptAt(rxr, 2, mapping.facility),
    route: rxr && conceptAt(rxr, 1, mapping.facility),
    doseQuantity: status === 'completed' ? doseOf(mapping, rxa) : null,
    performer: performersOf(mapping, rxa, orc),
    note: note ? [{ text: note }] : [],
    reasonCode: conceptsAt(rxa, 19, mapping.facility),
    protocolApplied: protocolOf(rest),
  }
  addResource(mapping, { where: `RXA ${rxa.sequence}`, isPartial: false, resource })
}

/**
 * The filler's number; 9999 and the like stand in it where nothing was given (CDC guide). Then vaccine and day: a
 * register that sends the same vaccination again sends these again.
 */
function keyOf(mapping: Mapping, subject: Subject, { rxa, orc }: Vaccination): readonly string[] {
  const key = orc && isRealNumber(orc) ? entityKey(firstOf(orc, 3), mapping.facility) : null
  const vaccine = codeOf(firstOf(rxa, 5))
  return key ? [subject.id, key, vaccine] : [subject.id, vaccine, valueAt(rxa, 3).slice(0, 8)]
}

function isRealNumber(orc: Segment): boolean {
  return !/^(?:0+|9+|)$/.test(valueAt(orc, 3))
}

/** RXA-21 D takes it back; RXA-20 (table 0322) says whether it was given. */
function statusOf(rxa: Segment): string {
  if (valueAt(rxa, 21).toUpperCase() === 'D') return 'entered-in-error'
  const completion = valueAt(rxa, 20).toUpperCase()
  return completion === 'RE' || completion === 'NA' ? 'not-done' : 'completed'
}

/** RXA-18 in the sender's words; without them, that it was refused or not given. */
function reasonOf(mapping: Mapping, rxa: Segment): Element {
  const said = conceptAt(rxa, 18, mapping.facility)
  if (said) return said
  const isRefused = valueAt(rxa, 20).toUpperCase() === 'RE'
  return coded(
    'http://terminology.hl7.org/CodeSystem/v3-ActReason',
    isRefused ? 'PATOBJ' : 'MEDPREC',
    isRefused ? 'Patient objection' : 'Not given',
  )
}

function occurrenceOf(mapping: Mapping, rxa: Segment): Readonly<Record<string, unknown>> {
  const occurrenceDateTime = timeAt(mapping, rxa, 3)
  return occurrenceDateTime ? { occurrenceDateTime } : { occurrenceString: valueAt(rxa, 3) || 'unknown' }
}

/** RXA-9 (NIP001): 00 is a new record; the others tell from where it is known. */
function originOf(mapping: Mapping, rxa: Segment): Readonly<Record<string, unknown>> {
  const source = firstOf(rxa, 9)
  const code = codeOf(source)
  if (!/^\d{2}$/.test(code)) return {}
  if (code === '00') return { primarySource: true }
  return { primarySource: false, reportOrigin: conceptAt(rxa, 9, mapping.facility) }
}

/** Before 2.7 RXA-11 is a location whose fourth component is where it was given. */
function placeOf(rxa: Segment): Element | null {
  return locationOf(firstOf(rxa, 11))
}

function manufacturerOf(rxa: Segment): Element | null {
  const display = wordsOf(firstOf(rxa, 17))
  return display ? { type: 'Organization', display } : null
}

/** 999 means that the amount is not known (CDC guide), and so does 0. */
function doseOf(mapping: Mapping, rxa: Segment): Element | null {
  const amount = valueAt(rxa, 6)
  if (!/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(amount) || Number(amount) === 0 || Number(amount) === 999) return null
  const unit = valueAt(rxa, 7)
  const isUcum = valueAt(rxa, 7, 3).toUpperCase() === 'UCUM'
  const coded = isUcum ? { system: 'http://unitsofmeasure.org', code: unit } : {}
  return quantityOf(mapping, amount, { unit, ...coded })
}

const FUNCTION = 'http://terminology.hl7.org/CodeSystem/v2-0443'

function performersOf(mapping: Mapping, rxa: Segment, orc: Segment | null): readonly Element[] {
  const { systems } = mapping.context
  const by = (segment: Segment | null, field: number, code: string, display: string) =>
    segment
      ? practitionersAt(segment, field, systems).map((actor) => ({ function: coded(FUNCTION, code, display), actor }))
      : []
  const organization = orc && organizationOf(firstOf(orc, 21))
  return [
    ...by(rxa, 10, 'AP', 'Administering provider'),
    ...by(orc, 12, 'OP', 'Ordering provider'),
    ...[organization].filter(isSaid).map((actor) => ({ actor })),
  ]
}

/** OBX 30973-2 (dose number) and 30956-7 or 69764-9 (what it protects from) describe the dose. */
function protocolOf(rest: readonly Segment[]): readonly Element[] {
  const dose = rest.find((obx) => obx.name === 'OBX' && valueAt(obx, 3) === '30973-2')
  const number = dose ? Number(valueAt(dose, 5)) : Number.NaN
  return Number.isInteger(number) && number > 0 ? [{ doseNumberPositiveInt: number }] : []
}

import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, attribute, childOf, relatedTo, textIn } from '../../elements.ts'
import { coded, conceptOf } from '../datatypes/concept.ts'
import { digitsOf, quantityOf } from '../datatypes/quantity.ts'
import { effectiveTimeOf, periodOf, spanOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  authorsOf,
  type Entry,
  isNegated,
  moodOf,
  notesOf,
  performersOf,
  statusOf,
  unwrap,
  wordsOfText,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { statusObservation } from './clinical-status.ts'
import { dosageOf } from './dosage.ts'

/** Medicines: taken ones (EVN) as MedicationStatement, ordered and planned ones as MedicationRequest. */
export function mapMedications(entry: Entry, statement: XmlElement, isPlan = false): void {
  for (const medicine of unwrap(statement, 'substanceAdministration')) mapMedication(entry, medicine, isPlan)
}

function mapMedication(entry: Entry, medicine: XmlElement, isPlan: boolean): void {
  const code = medicineOf(entry, medicine)
  if (isNoneTaken(medicine, code)) addNone(entry, medicine)
  else if (code) mapKnown(entry, medicine, { code, isPlan })
}

/** "No medicines": a denial that names none, but the idea of a medicine (C-CDA examples, No Known Medications). */
function isNoneTaken(medicine: XmlElement, code: Element | null): boolean {
  const codings = (code?.coding ?? []) as readonly Element[]
  return isNegated(medicine) && (codings.length === 0 || codings.some((coding) => coding.code === ANY_MEDICINE))
}

const ANY_MEDICINE = '410942007'
const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'

function addNone(entry: Entry, medicine: XmlElement): void {
  const none = coded(ABSENT, 'no-known-medications', wordsOfText(entry, medicine) ?? 'No known medications')
  addOf(
    entry,
    medicine,
    {
      resourceType: 'MedicationStatement',
      status: 'unknown',
      medicationCodeableConcept: none,
      subject: subjectOf(entry.mapping),
      dateAsserted: authoredAt(entry, medicine),
      note: notesOf(entry, medicine),
    },
    none,
  )
}

type Known = { readonly code: Element; readonly isPlan: boolean }

function mapKnown(entry: Entry, medicine: XmlElement, { code, isPlan }: Known): void {
  const period = periodOf(spanOf(entry.mapping, effectiveTimeOf(medicine)))
  const shared = {
    medicationCodeableConcept: code,
    subject: subjectOf(entry.mapping),
    reasonCode: reasonsOf(entry, medicine),
    note: notesOf(entry, medicine),
  }
  if (moodOf(medicine) === 'EVN' && !isPlan) {
    const dosage = dosageOf(entry, medicine, null)
    addOf(
      entry,
      medicine,
      {
        resourceType: 'MedicationStatement',
        status: isNegated(medicine) ? 'not-taken' : statementStatus(medicine),
        ...shared,
        effectivePeriod: period,
        dateAsserted: authoredAt(entry, medicine),
        informationSource: authorsOf(medicine)[0],
        dosage: dosage ? [dosage] : [],
      },
      code,
    )
  } else mapOrder(entry, medicine, { code, shared, period, isPlan })
  for (const { statement } of relatedTo(medicine)) if (isDispense(statement)) mapDispense(entry, statement, code)
}

function mapOrder(
  entry: Entry,
  medicine: XmlElement,
  {
    code,
    shared,
    period,
    isPlan,
  }: { readonly code: Element; readonly shared: object; readonly period: Element | null; readonly isPlan: boolean },
): void {
  const dosage = dosageOf(entry, medicine, period)
  addOf(
    entry,
    medicine,
    {
      resourceType: 'MedicationRequest',
      status: requestStatus(medicine),
      intent: intentOf(moodOf(medicine), isPlan),
      doNotPerform: isNegated(medicine) ? true : null,
      ...shared,
      authoredOn: authoredAt(entry, medicine),
      requester: authorsOf(medicine)[0],
      dosageInstruction: dosage ? [dosage] : [],
      dispenseRequest: supplyOrder(entry, medicine),
    },
    code,
  )
}

/** The medicine, by its code, else by the words that name it, else by those of the whole statement. */
export function medicineOf(entry: Entry, medicine: XmlElement): Element | null {
  const product = at(medicine, 'consumable/manufacturedProduct') ?? at(medicine, 'product/manufacturedProduct')
  const material = childOf(product, 'manufacturedMaterial') ?? childOf(product, 'manufacturedLabeledDrug')
  const code = conceptOf(entry.mapping, childOf(material, 'code'))
  const name = textIn(childOf(material, 'name'))
  if (code) return code.text === undefined && name ? element({ ...code, text: name }) : code
  if (name) return { text: name }
  const words = wordsOfText(entry, medicine)
  return words ? { text: words } : conceptOf(entry.mapping, childOf(medicine, 'code'))
}

/** moodCode as intent (C-CDA on FHIR); in a list of medicines "intended" is what is prescribed. */
function intentOf(mood: string, isPlan: boolean): string {
  if (mood === 'PRP' || mood === 'PRMS') return 'proposal'
  if (mood === 'RQO' || mood === 'ARQ') return 'order'
  return isPlan ? 'plan' : 'order'
}

const STATEMENT_STATUS: Readonly<Record<string, string>> = {
  active: 'active',
  completed: 'completed',
  ordered: 'active',
  aborted: 'stopped',
  cancelled: 'stopped',
  suspended: 'on-hold',
  held: 'on-hold',
  nullified: 'entered-in-error',
  new: 'intended',
}

const REQUEST_STATUS: Readonly<Record<string, string>> = {
  ...STATEMENT_STATUS,
  cancelled: 'cancelled',
  new: 'active',
}

const BY_OBSERVATION: Readonly<Record<string, string>> = {
  '55561003': 'active',
  '73425007': 'stopped',
  '421139008': 'on-hold',
  '392521001': 'completed',
}

/** Many systems write "completed" of every entry: where a status observation says more, that counts. */
function statementStatus(medicine: XmlElement): string {
  return told(medicine, STATEMENT_STATUS)
}

function requestStatus(medicine: XmlElement): string {
  return told(medicine, REQUEST_STATUS)
}

function told(medicine: XmlElement, statuses: Readonly<Record<string, string>>): string {
  const said = statusOf(medicine)
  const observed = BY_OBSERVATION[statusObservation(medicine)]
  if (observed && (said === '' || said === 'completed')) return observed
  return statuses[said] ?? 'unknown'
}

function reasonsOf({ mapping }: Entry, statement: XmlElement): readonly Element[] {
  return relatedTo(statement)
    .filter(({ type, statement: reason }) => type === 'RSON' && reason.name === 'observation')
    .map(({ statement: reason }) => conceptOf(mapping, childOf(reason, 'value')))
    .filter(isSaid)
}

/** What may be dispensed: repeatNumber counts the first time, too (C-CDA on FHIR). */
function supplyOrder({ mapping }: Entry, medicine: XmlElement): Element | null {
  const supply = relatedTo(medicine).find(
    ({ statement }) => statement.name === 'supply' && !isDispense(statement),
  )?.statement
  const repeats = digitsOf(
    attribute(childOf(supply ?? null, 'repeatNumber') ?? childOf(medicine, 'repeatNumber'), 'value'),
  )
  const times = Number(repeats ?? 0)
  return elementOrNull({
    numberOfRepeatsAllowed: supply && repeats !== null && Number.isInteger(times) && times >= 1 ? times - 1 : null,
    quantity: supply && quantityOf(mapping, childOf(supply, 'quantity')),
  })
}

function isDispense(statement: XmlElement): boolean {
  return statement.name === 'supply' && moodOf(statement) === 'EVN'
}

const DISPENSE_STATUS: Readonly<Record<string, string>> = {
  ...STATEMENT_STATUS,
  active: 'in-progress',
  new: 'preparation',
}

function mapDispense(entry: Entry, supply: XmlElement, ordered: Element): void {
  const code = medicineOf(entry, supply) ?? ordered
  const { start, end } = spanOf(entry.mapping, effectiveTimeOf(supply))
  addOf(
    entry,
    supply,
    {
      resourceType: 'MedicationDispense',
      status: DISPENSE_STATUS[statusOf(supply)] ?? 'unknown',
      medicationCodeableConcept: code,
      subject: subjectOf(entry.mapping),
      performer: performersOf(supply).map((actor) => ({ actor })),
      quantity: quantityOf(entry.mapping, childOf(supply, 'quantity')),
      whenHandedOver: start ?? end,
    },
    code,
  )
}

/** A dispense that stands by itself. */
export function mapSupplyOfMedicine(entry: Entry, supply: XmlElement): boolean {
  const code = medicineOf(entry, supply)
  if (code && isDispense(supply)) mapDispense(entry, supply, code)
  return code !== null && isDispense(supply)
}

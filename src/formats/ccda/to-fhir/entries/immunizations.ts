import type { Element } from '../../../fhir/types.ts'
import { element, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, attribute, childOf, entryTemplate, hasTemplate, relatedTo, textIn } from '../../elements.ts'
import { conceptOf, wordsOfConcept } from '../datatypes/concept.ts'
import { digitsOf, quantityOf } from '../datatypes/quantity.ts'
import { effectiveTimeOf, spanOf } from '../datatypes/time.ts'
import {
  addOf,
  authoredAt,
  type Entry,
  isNegated,
  notesOf,
  observationsOf,
  performersOf,
  statusOf,
  unwrap,
} from '../entry.ts'
import { subjectOf } from '../mapping.ts'
import { medicineOf } from './medications.ts'

const DOSE_NUMBER = ['30973-2']

/** Vaccinations given, and those that were not, with the reason. */
export function mapImmunizations(entry: Entry, statement: XmlElement): void {
  for (const vaccination of unwrap(statement, 'substanceAdministration')) mapImmunization(entry, vaccination)
}

function mapImmunization(entry: Entry, vaccination: XmlElement): void {
  const { mapping } = entry
  const vaccine = medicineOf(entry, vaccination)
  if (!vaccine) return
  const product = at(vaccination, 'consumable/manufacturedProduct')
  const { start, end } = spanOf(mapping, effectiveTimeOf(vaccination))
  const maker = textIn(at(product, 'manufacturerOrganization/name'))
  const dose = quantityOf(mapping, childOf(vaccination, 'doseQuantity'))
  addOf(
    entry,
    vaccination,
    {
      resourceType: 'Immunization',
      status: statusOfImmunization(vaccination),
      statusReason: isNegated(vaccination) ? reasonOf(entry, vaccination) : null,
      vaccineCode: vaccine,
      patient: subjectOf(mapping),
      ...((start ?? end) ? { occurrenceDateTime: start ?? end } : { occurrenceString: 'unknown' }),
      recorded: authoredAt(entry, vaccination),
      manufacturer: maker ? { display: maker } : null,
      lotNumber: textIn(at(product, 'manufacturedMaterial/lotNumberText')),
      site: conceptOf(mapping, childOf(vaccination, 'approachSiteCode')),
      route: conceptOf(mapping, childOf(vaccination, 'routeCode')),
      doseQuantity: dose,
      performer: performersOf(vaccination).map((actor) => ({ actor })),
      note: notesOf(entry, vaccination),
      reasonCode: isNegated(vaccination) ? [] : [reasonOf(entry, vaccination)].filter(isSaid),
      reaction: reactionsOf(entry, vaccination),
      protocolApplied: doseNumber(vaccination),
    },
    vaccine,
  )
}

function statusOfImmunization(vaccination: XmlElement): string {
  if (statusOf(vaccination) === 'nullified') return 'entered-in-error'
  const isGiven = !isNegated(vaccination) && !['aborted', 'cancelled'].includes(statusOf(vaccination))
  return isGiven ? 'completed' : 'not-done'
}

/** Why it was not given (Immunization Refusal Reason: the observation's code), or why it was (Indication: its value). */
function reasonOf({ mapping }: Entry, vaccination: XmlElement): Element | null {
  const reasons = relatedTo(vaccination).filter(
    ({ type, statement }) => type === 'RSON' || hasTemplate(statement, entryTemplate('53')),
  )
  for (const { statement } of reasons) {
    const said = conceptOf(mapping, childOf(statement, 'value')) ?? conceptOf(mapping, childOf(statement, 'code'))
    if (said) return said
  }
  return null
}

function reactionsOf({ mapping }: Entry, vaccination: XmlElement): readonly Element[] {
  return relatedTo(vaccination)
    .filter(({ type }) => type === 'MFST' || type === 'CAUS')
    .flatMap(({ statement }) => {
      const words = wordsOfConcept(conceptOf(mapping, childOf(statement, 'value')))
      return words ? [{ detail: { display: words } }] : []
    })
}

function doseNumber(vaccination: XmlElement): readonly Element[] {
  const [observation] = observationsOf(vaccination, DOSE_NUMBER)
  const repeat = childOf(vaccination, 'repeatNumber')
  const digits = digitsOf(attribute(childOf(observation ?? null, 'value') ?? repeat, 'value'))
  const number = Number(digits ?? 0)
  return Number.isInteger(number) && number > 0 && number < 1000 ? [element({ doseNumberPositiveInt: number })] : []
}

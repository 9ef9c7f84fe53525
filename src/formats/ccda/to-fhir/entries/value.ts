import { element } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, isNull, textIn, typeOf } from '../../elements.ts'
import { coded, conceptOf } from '../datatypes/concept.ts'
import { digitsOf, exactQuantity, intervalOf, quantityOf } from '../datatypes/quantity.ts'
import { periodOf, spanOf, timeOf } from '../datatypes/time.ts'
import type { Mapping } from '../mapping.ts'
import { wordsOf } from '../narrative/words.ts'

type Value = Readonly<Record<string, unknown>>

const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

/** Why a value is not there (HL7 v3 NullFlavor), in FHIR's words. */
const REASONS: Readonly<Record<string, string>> = {
  UNK: 'unknown',
  NI: 'unknown',
  ASKU: 'asked-unknown',
  NAV: 'temp-unknown',
  NASK: 'not-asked',
  MSK: 'masked',
  NA: 'not-applicable',
  NP: 'unknown',
  OTH: 'unsupported',
  NINF: 'negative-infinity',
  PINF: 'positive-infinity',
}

/**
 * A `value` as value[x], by its xsi:type, else by what it has. One that is null, and says nothing in words either, becomes
 * the reason why; a trace is said in words.
 */
export function valueIn(mapping: Mapping, value: XmlElement): Value {
  const found = byType(mapping, value, typeOf(value) ?? guessedType(value))
  if (isValueSaid(found)) return found
  const words = wordsOf(mapping, childOf(value, 'originalText')) ?? wordsOf(mapping, value) ?? textIn(value)
  if (words) return { valueString: words }
  const flavor = attribute(value, 'nullFlavor')?.toUpperCase()
  if (flavor === 'TRC') return { valueString: 'trace' }
  return { dataAbsentReason: coded(ABSENT, REASONS[flavor ?? ''] ?? 'unknown') }
}

/** Whether a value was told, and not only why there is none. */
export function isValueSaid(value: Value): boolean {
  return Object.keys(value).some((name) => name.startsWith('value') && value[name] !== null)
}

function guessedType(value: XmlElement): string {
  if (attribute(value, 'code') !== null) return 'CD'
  if (childOf(value, 'low') ?? childOf(value, 'high')) return 'IVL_PQ'
  if (childOf(value, 'numerator')) return 'RTO'
  return attribute(value, 'value') === null ? 'ST' : 'PQ'
}

function byType(mapping: Mapping, value: XmlElement, type: string): Value {
  switch (type) {
    case 'PQ':
    case 'REAL':
    case 'MO':
      return quantityValue(mapping, value)
    case 'INT':
      return integerValue(mapping, value)
    case 'IVL_PQ':
    case 'IVL_INT':
    case 'IVL_REAL':
      return prefixed(intervalOf(mapping, value))
    case 'RTO':
    case 'RTO_PQ_PQ':
    case 'RTO_QTY_QTY':
      return ratioValue(mapping, value)
    case 'TS':
    case 'PIVL_TS':
      return said({ valueDateTime: timeOf(mapping, value) })
    case 'IVL_TS':
      return timeValue(mapping, value)
    case 'BL':
    case 'BN':
      return booleanValue(value)
    case 'CD':
    case 'CE':
    case 'CO':
    case 'CS':
    case 'CV':
      return said({ valueCodeableConcept: conceptOf(mapping, value) })
    default:
      return said({ valueString: isNull(value) ? null : wordsOf(mapping, value) })
  }
}

/** A number that is none ("<5", "120/80") stays what it is, with its unit behind it. */
function quantityValue(mapping: Mapping, value: XmlElement): Value {
  const quantity = quantityOf(mapping, value)
  if (quantity) return { valueQuantity: quantity }
  const compared = /^([<>]=?)\s*([\d.]+)$/.exec(attribute(value, 'value') ?? '')
  const digits = compared && digitsOf(compared[2]!)
  const unit = attribute(value, 'unit')
  if (digits) return { valueQuantity: exactQuantity(mapping, digits, { comparator: compared[1], unit }) }
  if (childOf(value, 'low') ?? childOf(value, 'high')) return prefixed(intervalOf(mapping, value))
  const written = attribute(value, 'value')
  return written === null ? {} : { valueString: [written, unit].filter(Boolean).join(' ') }
}

const LARGEST = 2 ** 31 - 1

function integerValue(mapping: Mapping, value: XmlElement): Value {
  const digits = digitsOf(attribute(value, 'value'))
  if (digits === null || !Number.isInteger(Number(digits)) || Math.abs(Number(digits)) > LARGEST)
    return quantityValue(mapping, value)
  return { valueInteger: Number(digits) }
}

function ratioValue(mapping: Mapping, value: XmlElement): Value {
  const [numerator, denominator] = [childOf(value, 'numerator'), childOf(value, 'denominator')].map((part) =>
    quantityOf(mapping, part),
  )
  return numerator && denominator ? { valueRatio: element({ numerator, denominator }) } : {}
}

function timeValue(mapping: Mapping, value: XmlElement): Value {
  const span = spanOf(mapping, value)
  if (span.start !== null && span.start === span.end) return { valueDateTime: span.start }
  return said({ valuePeriod: periodOf(span) })
}

function booleanValue(value: XmlElement): Value {
  const written = attribute(value, 'value')
  return written === 'true' || written === 'false' ? { valueBoolean: written === 'true' } : {}
}

function prefixed(found: Value): Value {
  return said(Object.fromEntries(Object.entries(found).map(([type, value]) => [`value${type}`, value])))
}

function said(value: Value): Value {
  return element(value)
}

import type { Element } from '../../../fhir/types.ts'
import { type Parts, partOf, type Segment, valueAt, wholeText } from '../../message.ts'
import { codeSystem } from '../datatypes/code-systems.ts'
import { conceptOf } from '../datatypes/concept.ts'
import { locationOf, practitionerOf } from '../datatypes/person-name.ts'
import { readTime } from '../datatypes/time.ts'
import { type Mapping, noSuchTime, quantityOf, refuse } from '../mapping.ts'

/** value[x] of an Observation, or null when the field says nothing. */
export type ResultValue = Readonly<Record<string, unknown>> | null

/** JSON's numbers: what a FHIR decimal may look like (R4 datatypes). */
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const COMPARED = /^(<=|>=|<|>|≤|≥)\s*(\S+)$/
const TITRE = /^(\d+)\s*:\s*(\d+)$/
const COMPARATORS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=' }

/** One repetition of OBX-5, by its type in OBX-2. Text types and ED are not read here. */
export function resultValue(mapping: Mapping, obx: Segment, parts: Parts): ResultValue {
  switch (valueAt(obx, 2).toUpperCase()) {
    case 'NM':
      return numeric(mapping, obx, partOf(parts, 1))
    case 'SN':
      return structured(mapping, obx, parts)
    case 'CE':
    case 'CWE':
    case 'CNE':
    case 'CF':
    case 'IS':
    case 'ID':
      return asConcept(conceptOf(parts, mapping.facility))
    case 'DT':
    case 'TS':
    case 'DTM':
      return asTime(mapping, obx, partOf(parts, 1))
    case 'TM':
      return asClock(partOf(parts, 1))
    case 'XCN':
    case 'CN':
    case 'PPN':
      return asText(`${practitionerOf(parts)?.display ?? ''}`)
    case 'PL':
      return asText(`${locationOf(parts)?.display ?? ''}`)
    case 'NR':
    case 'DR':
      return asText([partOf(parts, 1), partOf(parts, 2)].filter(Boolean).join(' – '))
    default:
      return unknownType(mapping, obx, parts)
  }
}

/** Text that is a number with a unit is a measurement, whatever its sender calls it. */
export function textValue(mapping: Mapping, obx: Segment, text: string): ResultValue {
  const isMeasured = unitOf(obx).unit !== undefined && (DECIMAL.test(text) || COMPARED.test(text))
  return isMeasured ? numeric(mapping, obx, text) : asText(text)
}

/** The unit of OBX-6: its code where it is UCUM, else as the sender writes it. */
export function unitOf(obx: Segment): { readonly unit?: string; readonly system?: string; readonly code?: string } {
  const [code, text, name] = [valueAt(obx, 6), valueAt(obx, 6, 2), valueAt(obx, 6, 3)]
  if (!code && !text) return {}
  if (code && codeSystem(name, '') === UCUM) return { unit: code, system: UCUM, code }
  return { unit: text && DEVICE_UNIT.test(code) ? text : (DEVICE_UNITS[code] ?? (code || text)) }
}

const UCUM = 'http://unitsofmeasure.org'
const DEVICE_UNIT = /^MDC_DIM_/

/** Units of IEEE 11073 by their names, as people write them. */
const DEVICE_UNITS: Readonly<Record<string, string>> = {
  MDC_DIM_PERCENT: '%',
  MDC_DIM_MMHG: 'mmHg',
  MDC_DIM_DEGC: '°C',
  MDC_DIM_FAHR: '°F',
  MDC_DIM_BEAT_PER_MIN: '/min',
  MDC_DIM_RESP_PER_MIN: '/min',
  MDC_DIM_X_L_PER_MIN: 'L/min',
  MDC_DIM_KILO_G: 'kg',
  MDC_DIM_CENTI_M: 'cm',
  MDC_DIM_MILLI_MOLE_PER_L: 'mmol/L',
}

/** A number, with its comparator; a titre as a ratio; anything else ("1,5", "1 000") stays the text that it is. */
function numeric(mapping: Mapping, obx: Segment, written: string): ResultValue {
  const [, comparator = '', digits = written] = COMPARED.exec(written) ?? []
  if (DECIMAL.test(digits)) return { valueQuantity: quantity(mapping, obx, digits, comparator) }
  const [, above, below] = TITRE.exec(written) ?? []
  if (above && below) return ratio(mapping, above, below)
  return asText(withUnit(written, unitOf(obx).unit ?? ''))
}

/** Text with its unit, unless it says it already. */
function withUnit(written: string, unit: string): string {
  if (!written || !unit || written.toLowerCase().endsWith(unit.toLowerCase())) return written
  return `${written} ${unit}`
}

function quantity(mapping: Mapping, obx: Segment, digits: string, comparator: string): Element {
  return quantityOf(mapping, digits, { comparator: COMPARATORS[comparator] ?? comparator, ...unitOf(obx) })
}

/** SN: comparator, number, separator, number: "<^5", "^1^:^128", "^3^-^5", "^2^+". */
function structured(mapping: Mapping, obx: Segment, parts: Parts): ResultValue {
  const [comparator, one, separator, other] = [1, 2, 3, 4].map((part) => partOf(parts, part)) as [
    string,
    string,
    string,
    string,
  ]
  if (!one) return asText(comparator)
  const isKnown = comparator === '' || comparator === '=' || /^(?:<|>|<=|>=)$/.test(comparator)
  if (isKnown && !separator && DECIMAL.test(one)) {
    return { valueQuantity: quantity(mapping, obx, one, comparator === '=' ? '' : comparator) }
  }
  if (isKnown && DECIMAL.test(one) && DECIMAL.test(other) && comparator === '') {
    if (separator === ':' || separator === '/') return ratio(mapping, one, other)
    if (separator === '-')
      return { valueRange: { low: quantity(mapping, obx, one, ''), high: quantity(mapping, obx, other, '') } }
  }
  return asText([`${comparator}${one}${separator}${other}`, unitOf(obx).unit].filter(Boolean).join(' '))
}

function ratio(mapping: Mapping, above: string, below: string): ResultValue {
  return { valueRatio: { numerator: quantityOf(mapping, above, {}), denominator: quantityOf(mapping, below, {}) } }
}

function asConcept(concept: Element | null): ResultValue {
  return concept && { valueCodeableConcept: concept }
}

function asTime(mapping: Mapping, obx: Segment, raw: string): ResultValue {
  const time = readTime(raw, mapping.context.zone)
  if (time.kind === 'impossible') refuse(mapping, obx, 5, noSuchTime(raw))
  return time.kind === 'time' ? { valueDateTime: time.text } : asText(time.kind === 'malformed' ? raw : '')
}

function asClock(raw: string): ResultValue {
  const [, hour, minute, second = '00'] = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?:\.\d+)?(?:[+-]\d{4})?$/.exec(raw) ?? []
  return hour ? { valueTime: `${hour}:${minute}:${second}` } : asText(raw)
}

/** No type, or one of its own: a code with words is a concept, the rest is text, or a number with a unit. */
function unknownType(mapping: Mapping, obx: Segment, parts: Parts): ResultValue {
  if (parts.parts.length >= 3 && partOf(parts, 1) && partOf(parts, 2)) return asConcept(conceptOf(parts, ''))
  return textValue(mapping, obx, wholeText(parts.parts.join(parts.delimiters.component), parts.delimiters).trim())
}

function asText(text: string): ResultValue {
  return text ? { valueString: text } : null
}

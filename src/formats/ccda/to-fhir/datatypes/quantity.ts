import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf, childrenOf } from '../../elements.ts'
import type { Mapping } from '../mapping.ts'

const UCUM = 'http://unitsofmeasure.org'
const DECIMAL = /^[-+]?(\d{1,30})?(\.\d{0,30})?$/

/** A decimal with the digits that were sent, in the spelling that JSON allows; null when it is no number. */
export function digitsOf(written: string | null): string | null {
  if (written === null || !DECIMAL.test(written) || !/\d/.test(written)) return null
  const sign = written.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = written.replace(/^[-+]/, '').split('.')
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`
}

/** A PQ (or REAL, INT) as Quantity; of one that is null the first translation that is not. */
export function quantityOf(
  mapping: Mapping,
  physical: XmlElement | null,
  comparator: string | null = null,
): Element | null {
  const said = [physical, ...childrenOf(physical, 'translation')].find(
    (each) => each && digitsOf(attribute(each, 'value')) !== null,
  )
  const digits = said ? digitsOf(attribute(said, 'value')) : null
  if (!said || digits === null) return null
  const unit = attribute(said, 'unit')
  const isCoded = unit !== null && unit !== '1' && !/\s/.test(unit)
  return exactQuantity(mapping, digits, {
    comparator,
    unit: unit === '1' ? null : unit,
    ...(isCoded ? { system: UCUM, code: unit } : {}),
  })
}

/** A Quantity whose digits are written as they were sent: "98.00" is another statement than "98". */
export function exactQuantity(mapping: Mapping, digits: string, parts: Readonly<Record<string, unknown>>): Element {
  const quantity = element({ value: Number(digits), ...parts })
  if (String(quantity.value) !== digits) mapping.digits.set(quantity, digits)
  return quantity
}

/** An IVL_PQ: both bounds are a Range; one alone a Quantity with comparator (C-CDA on FHIR, IVL_PQ). */
export function intervalOf(mapping: Mapping, interval: XmlElement): Readonly<Record<string, unknown>> {
  const [low, high] = [childOf(interval, 'low'), childOf(interval, 'high')]
  const [from, to] = [quantityOf(mapping, low), quantityOf(mapping, high)]
  if (from && to) return { Range: { low: from, high: to } }
  if (from) return { Quantity: quantityOf(mapping, low, isExclusive(low) ? '>' : '>=') }
  if (to) return { Quantity: quantityOf(mapping, high, isExclusive(high) ? '<' : '<=') }
  const center = quantityOf(mapping, childOf(interval, 'center')) ?? quantityOf(mapping, interval)
  return center ? { Quantity: center } : {}
}

function isExclusive(bound: XmlElement | null): boolean {
  return attribute(bound, 'inclusive') === 'false'
}

/** An interval as Range, with one bound or two. */
export function rangeOf(mapping: Mapping, interval: XmlElement | null): Element | null {
  return elementOrNull({
    low: quantityOf(mapping, childOf(interval, 'low')),
    high: quantityOf(mapping, childOf(interval, 'high')),
  })
}

import type { Element } from '../../fhir/types.ts'
import { firstOf, partOf, repetitionsOf, type Segment, subpartsOf, valueAt } from '../message.ts'
import { conceptAt, wordsOf } from './datatypes/concept.ts'
import { element, elementOrNull, isSaid } from './element.ts'
import { type Mapping, quantityOf, timeOf } from './mapping.ts'
import type { MedicineOrder } from './medicine-order.ts'

/** Table 0335, repeat patterns that say how often: times, per so many, of a unit. */
const OFTEN: Readonly<Record<string, readonly [number, number, string]>> = {
  QD: [1, 1, 'd'],
  DAILY: [1, 1, 'd'],
  QAM: [1, 1, 'd'],
  QPM: [1, 1, 'd'],
  QHS: [1, 1, 'd'],
  BID: [2, 1, 'd'],
  TID: [3, 1, 'd'],
  QID: [4, 1, 'd'],
  QOD: [1, 2, 'd'],
  QW: [1, 1, 'wk'],
  QWK: [1, 1, 'wk'],
}
const EVERY = /^Q(\d{1,3})([SMHDWLJ])/
const UNITS: Readonly<Record<string, string>> = { S: 's', M: 'min', H: 'h', D: 'd', W: 'wk', L: 'mo' }

/**
 * How a medicine is to be taken: the sender's words where there are some, and dose, route, site and how often as they are
 * coded.
 */
export function dosageOf(mapping: Mapping, order: MedicineOrder): readonly Element[] {
  const { rxe, rxo, rest } = order
  const rxr = rest.findLast(({ name }) => name === 'RXR') ?? null
  const text = instructionOf(order)
  const { timing, isAsNeeded } = timingOf(mapping, order)
  const dose = rxe ? doseOf(mapping, rxe, 3) : rxo ? doseOf(mapping, rxo, 2) : null
  const dosage = elementOrNull({
    text,
    timing,
    asNeededBoolean: isAsNeeded ? true : null,
    site: rxr && conceptAt(rxr, 2, mapping.facility),
    route: rxr && conceptAt(rxr, 1, mapping.facility),
    method: rxr && conceptAt(rxr, 4, mapping.facility),
    doseAndRate: [dose].filter(isSaid),
  })
  return dosage ? [dosage] : []
}

/** RXE-7, else RXO-7: the provider's instructions for taking it. */
function instructionOf({ rxe, rxo }: MedicineOrder): string {
  const of = (segment: Segment | null) =>
    segment ? repetitionsOf(segment, 7).map(wordsOf).filter(Boolean).join('\n') : ''
  return of(rxe) || of(rxo)
}

/** Least and most amount, and unit, in three fields that follow each other. */
function doseOf(mapping: Mapping, segment: Segment, from: number): Element | null {
  const [least, most] = [decimal(valueAt(segment, from)), decimal(valueAt(segment, from + 1))]
  const unit = wordsOf(firstOf(segment, from + 2))
  const quantity = (digits: string) => quantityOf(mapping, digits, { unit })
  if (!least) return null
  if (most && most !== least) return { doseRange: { low: quantity(least), high: quantity(most) } }
  return { doseQuantity: quantity(least) }
}

function decimal(text: string): string | null {
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && Number(text) > 0 ? text : null
}

type Timed = { readonly timing: Element | null; readonly isAsNeeded: boolean }

/** TQ1 (2.5), else the quantity/timing of RXE-1 or ORC-7 (until 2.4). */
function timingOf(mapping: Mapping, { orc, rxe, rest }: MedicineOrder): Timed {
  const tq1 = rest.findLast(({ name }) => name === 'TQ1')
  if (tq1) {
    const pattern = firstOf(tq1, 3)
    const code = pattern ? partOf(pattern, 1) : ''
    const bounds = period(timeAtField(mapping, tq1, 7), timeAtField(mapping, tq1, 8))
    return timed(code, pattern ? wordsIn(pattern) : '', bounds)
  }
  const [segment, field] = rxe && firstOf(rxe, 1) ? [rxe, 1] : [orc, 7]
  const old = firstOf(segment as Segment, field as number)
  if (!old) return { timing: null, isAsNeeded: false }
  const code = partOf(old, 2)
  const at = (component: number) => timeOf(mapping, partOf(old, component), segment as Segment, field as number)
  return timed(code, code, period(at(4), at(5)))
}

/** The pattern's own words stand in its first component's second part. */
function wordsIn(pattern: NonNullable<ReturnType<typeof firstOf>>): string {
  const sub = subpartsOf(pattern, 1)
  return (sub && partOf(sub, 2)) || partOf(pattern, 1)
}

function timeAtField(mapping: Mapping, segment: Segment, field: number): string | null {
  return timeOf(mapping, valueAt(segment, field), segment, field)
}

function period(start: string | null, end: string | null): Element | null {
  return elementOrNull({ start, end })
}

function timed(written: string, words: string, bounds: Element | null): Timed {
  const code = written.toUpperCase().replace(/\s+/g, '')
  const isAsNeeded = /PRN/.test(code)
  const repeat = element({ boundsPeriod: bounds, ...oftenOf(code.replace('PRN', '')) })
  const text = words && !/^PRN$/i.test(words) ? { text: words } : null
  return { timing: elementOrNull({ repeat, code: text }), isAsNeeded }
}

function oftenOf(code: string): Readonly<Record<string, unknown>> {
  const [frequency, per, periodUnit] = OFTEN[code] ?? []
  if (frequency) return { frequency, period: per, periodUnit }
  const every = EVERY.exec(code)
  const unit = every ? UNITS[every[2]!] : undefined
  return every && unit && Number(every[1]) > 0 ? { frequency: 1, period: Number(every[1]), periodUnit: unit } : {}
}

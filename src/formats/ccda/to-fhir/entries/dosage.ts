import type { Element } from '../../../fhir/types.ts'
import { element, elementOrNull, isSaid } from '../../../hl7v2/to-fhir/element.ts'
import type { XmlElement } from '../../../xml/xml-element.ts'
import { at, attribute, childOf, childrenOf, relatedTo } from '../../elements.ts'
import { conceptOf, wordsOfConcept } from '../datatypes/concept.ts'
import { digitsOf, quantityOf, rangeOf } from '../datatypes/quantity.ts'
import { effectiveTimeOf, isFrequency, timeOf } from '../datatypes/time.ts'
import { type Entry, wordsOfText } from '../entry.ts'

const FREE_TEXT_SIG = '76662-6'

/** How a medicine is taken: dose, route, how often, when needed; and what was written where the parts say too little. */
export function dosageOf(entry: Entry, medicine: XmlElement, bounds: Element | null): Element | null {
  const { mapping } = entry
  const timing = timingOf(entry, medicine, bounds)
  const dose = doseOf(entry, medicine)
  const sig = sigOf(entry, medicine)
  const isBare = dose === null && !timing?.repeat
  return elementOrNull({
    text: sig ?? (isBare ? wordsBeside(entry, medicine) : null),
    patientInstruction: instructionsOf(entry, medicine),
    timing,
    ...asNeeded(entry, medicine),
    site: conceptOf(mapping, childOf(medicine, 'approachSiteCode')),
    route: conceptOf(mapping, childOf(medicine, 'routeCode')),
    doseAndRate: [dose].filter(isSaid),
    maxDosePerPeriod: maximumOf(entry, medicine),
  })
}

/** The directions as one text (Medication Free Text Sig). */
function sigOf(entry: Entry, medicine: XmlElement): string | null {
  const sig = relatedTo(medicine).find(
    ({ statement }) => attribute(childOf(statement, 'code'), 'code') === FREE_TEXT_SIG,
  )
  return sig ? wordsOfText(entry, sig.statement) : null
}

/** The statement's own words, unless they are the name of the medicine once more. */
function wordsBeside(entry: Entry, medicine: XmlElement): string | null {
  const words = wordsOfText(entry, medicine)
  const code = at(medicine, 'consumable/manufacturedProduct/manufacturedMaterial/code')
  const name = wordsOfConcept(conceptOf(entry.mapping, code))
  return words === null || name === null || words.toLowerCase() === name.toLowerCase() ? null : words
}

function instructionsOf(entry: Entry, medicine: XmlElement): string | null {
  const said = relatedTo(medicine)
    .filter(({ statement }) => statement.name === 'act' && attribute(statement, 'moodCode') === 'INT')
    .map(({ statement }) => wordsOfText(entry, statement))
  return said.filter(isSaid).join(' ') || null
}

function doseOf({ mapping }: Entry, medicine: XmlElement): Element | null {
  const dose = childOf(medicine, 'doseQuantity')
  const form = wordsOfConcept(conceptOf(mapping, childOf(medicine, 'administrationUnitCode')))
  const range = rangeOf(mapping, dose)
  const amount = range ? null : quantityOf(mapping, dose)
  const rate = childOf(medicine, 'rateQuantity')
  const rateRange = rangeOf(mapping, rate)
  return elementOrNull({
    doseRange: range,
    doseQuantity: amount && withUnit(mapping.digits, amount, form),
    rateRange,
    rateQuantity: rateRange ? null : quantityOf(mapping, rate),
  })
}

/** A dose without a unit counts what the form is: "1" is one tablet. The quantity keeps its digits. */
function withUnit(digits: Map<Element, string>, amount: Element, form: string | null): Element {
  if (amount.unit !== undefined || form === null) return amount
  const counted = element({ ...amount, unit: form })
  const exact = digits.get(amount)
  if (exact !== undefined) digits.set(counted, exact)
  return counted
}

function maximumOf({ mapping }: Entry, medicine: XmlElement): Element | null {
  const most = childOf(medicine, 'maxDoseQuantity')
  const [numerator, denominator] = [childOf(most, 'numerator'), childOf(most, 'denominator')].map((part) =>
    quantityOf(mapping, part),
  )
  return numerator && denominator ? { numerator, denominator } : null
}

function asNeeded({ mapping }: Entry, medicine: XmlElement): Readonly<Record<string, unknown>> {
  const [precondition] = childrenOf(medicine, 'precondition')
  if (!precondition) return {}
  const reason = conceptOf(mapping, at(precondition, 'criterion/value')) ?? null
  return reason ? { asNeededCodeableConcept: reason } : { asNeededBoolean: true }
}

function timingOf({ mapping }: Entry, medicine: XmlElement, bounds: Element | null): Element | null {
  const frequencies = childrenOf(medicine, 'effectiveTime').filter(isFrequency)
  const parts = frequencies.flatMap((time) => [time, ...childrenOf(time, 'comp')])
  const repeat = element({
    boundsPeriod: bounds,
    ...Object.assign({}, ...parts.map(periodOfPivl)),
    ...eventsOf(parts),
  })
  const point = frequencies.length === 0 && !bounds ? timeOf(mapping, effectiveTimeOf(medicine)) : null
  return elementOrNull({ event: point ? [point] : [], repeat: Object.keys(repeat).length > 0 ? repeat : null })
}

const UNITS: Readonly<Record<string, string>> = {
  s: 's',
  sec: 's',
  min: 'min',
  minute: 'min',
  h: 'h',
  hr: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  wk: 'wk',
  week: 'wk',
  weeks: 'wk',
  mo: 'mo',
  month: 'mo',
  a: 'a',
  y: 'a',
  yr: 'a',
  year: 'a',
}

/** PIVL: every so often; of an interval (every 4 to 6 hours) both. */
function periodOfPivl(time: XmlElement): Readonly<Record<string, unknown>> {
  const period = childOf(time, 'period')
  const low = childOf(period, 'low')
  const of = (part: XmlElement | null) => digitsOf(attribute(part, 'value'))
  const [every, most] = low ? [of(low), of(childOf(period, 'high'))] : [of(period), null]
  const unit = UNITS[(attribute(low ?? period, 'unit') ?? '').toLowerCase()]
  if (every === null || unit === undefined || Number(every) <= 0) return {}
  return element({
    frequency: 1,
    period: Number(every),
    periodMax: most === null ? null : Number(most),
    periodUnit: unit,
  })
}

const EVENTS: ReadonlySet<string> = new Set('HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV'.split(' '))

/** EIVL: at meals, before sleep. */
function eventsOf(times: readonly XmlElement[]): Readonly<Record<string, unknown>> {
  const codes = times.flatMap((time) => attribute(childOf(time, 'event'), 'code')?.toUpperCase() ?? [])
  const when = [...new Set(codes)].filter((code) => EVENTS.has(code))
  return when.length > 0 ? { when } : {}
}

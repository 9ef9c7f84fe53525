import { child, children, choice, decimal, isElement, number, text } from '../elements.ts'
import type { Element } from '../types.ts'
import { conceptWords } from './concept.ts'
import { quantityText, rangeText, ratioText } from './quantity.ts'

const PERIOD_UNITS: Readonly<Record<string, readonly [string, string]>> = {
  s: ['second', 'seconds'],
  min: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  wk: ['week', 'weeks'],
  mo: ['month', 'months'],
  a: ['year', 'years'],
}

/** EventTiming and v3-TimingEvent codes (R4 Timing.repeat.when), without their offset. */
const MOMENTS: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  EVE: 'in the evening',
  NIGHT: 'at night',
  HS: 'before sleep',
  WAKE: 'after waking',
  C: 'with a meal',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  AC: 'before a meal',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after a meal',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
}

/** A Dosage in words: what the prescriber wrote for the patient, else put together from its parts. */
export function dosageText(dosage: Element): string | null {
  const written = text(dosage, 'patientInstruction') ?? text(dosage, 'text')
  if (written) return written
  const parts = [doseText(dosage), child(dosage, 'route') && conceptWords(child(dosage, 'route')!), timing(dosage)]
  return [...parts, asNeeded(dosage)].filter(Boolean).join(', ') || null
}

/** How much at a time: "1 tablet", "5 – 10 mg"; the rate when there is no dose. */
export function doseText(dosage: Element): string | null {
  const given = children(dosage, 'doseAndRate')[0] ?? dosage
  const amount = choice(given, 'dose') ?? choice(given, 'rate')
  const value = isElement(amount?.value) ? amount.value : null
  if (amount?.type === 'Range') return rangeText(value)
  return amount?.type === 'Ratio' ? ratioText(value) : quantityText(value)
}

/** How often: "2 times per day", "every 8 hours, before a meal". */
export function timingText(timing: Element): string | null {
  const code = child(timing, 'code')
  const repeat = child(timing, 'repeat')
  const often = [frequencyText(repeat), ...moments(repeat)].filter(Boolean).join(', ')
  return often || (code ? conceptWords(code) : null)
}

function timing(dosage: Element): string | null {
  const element = child(dosage, 'timing')
  return element && timingText(element)
}

function frequencyText(repeat: Element | null): string | null {
  const unit = PERIOD_UNITS[text(repeat, 'periodUnit') ?? '']
  const period = number(repeat, 'period')
  if (!unit || period === null) return null
  const frequency = number(repeat, 'frequency') ?? 1
  const span = period === 1 ? unit[0] : `${decimal(repeat, 'period')} ${unit[1]}`
  if (frequency !== 1) return `${frequency} times ${period === 1 ? 'per' : 'every'} ${span}`
  return period === 1 ? `once per ${span}` : `every ${span}`
}

function moments(repeat: Element | null): string[] {
  const when = Array.isArray(repeat?.when) ? repeat.when : []
  return when.flatMap((code) => (typeof code === 'string' ? (MOMENTS[code] ?? []) : []))
}

function asNeeded(dosage: Element): string | null {
  const reason = child(dosage, 'asNeededCodeableConcept')
  if (reason) return `when needed for ${conceptWords(reason)}`
  return dosage.asNeededBoolean === true ? 'when needed' : null
}

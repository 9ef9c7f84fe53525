import { child, decimal, text } from '../elements.ts'
import type { Element } from '../types.ts'

/** UCUM spellings that no person uses, and how they are written on paper. */
const READABLE_UNITS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  'cm[H2O]': 'cmH2O',
  Cel: '°C',
  '[degF]': '°F',
  '[in_i]': 'in',
  '[lb_av]': 'lb',
  '[pH]': '',
  '1': '',
}

/** A Quantity as a person reads it: "<0.05 mmol/L", "37.0 °C". Comparator and decimals stay as received. */
export function quantityText(quantity: Element | null): string | null {
  const value = decimal(quantity, 'value')
  if (!quantity || value === null) return null
  const unit = unitText(quantity)
  const number = `${text(quantity, 'comparator') ?? ''}${value}`
  if (!unit) return number
  return unit === '%' ? `${number}%` : `${number} ${unit}`
}

/** The unit as a person reads it, or null: annotations such as {score} say nothing beside the name. */
export function unitText(quantity: Element | null): string | null {
  const unit = text(quantity, 'unit') ?? text(quantity, 'code')
  if (!unit || /^\{[^}]*\}$/.test(unit)) return null
  return (READABLE_UNITS[unit] ?? unit) || null
}

/** The UCUM code, when the sender says that it is one. */
export function ucumCode(quantity: Element | null): string | null {
  return text(quantity, 'system') === 'http://unitsofmeasure.org' ? text(quantity, 'code') : null
}

/** "3.5 – 5.0 mmol/L", "≤ 5 mg", "≥ 2": a Range with one or two ends, in signs that every language reads. */
export function rangeText(range: Element | null): string | null {
  const low = child(range, 'low')
  const high = child(range, 'high')
  const lowValue = decimal(low, 'value')
  if (lowValue === null) return quantityText(high) && `≤ ${quantityText(high)}`
  if (decimal(high, 'value') === null) return `≥ ${quantityText(low)}`
  return unitText(low) === unitText(high)
    ? `${lowValue} – ${quantityText(high)}`
    : `${quantityText(low)} – ${quantityText(high)}`
}

/** "1:128" for a titre, "5 mg / 1 mL" for a strength. */
export function ratioText(ratio: Element | null): string | null {
  const above = child(ratio, 'numerator')
  const below = child(ratio, 'denominator')
  const [numerator, denominator] = [quantityText(above), quantityText(below)]
  if (!numerator || !denominator) return numerator
  return unitText(above) || unitText(below) ? `${numerator} / ${denominator}` : `${numerator}:${denominator}`
}

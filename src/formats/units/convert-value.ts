import { isSameDimension, parseUnit, type Unit } from './parse-unit.ts'

/** A value in another unit, and how it came there; or why it may not be put there. */
export type Conversion =
  | { readonly number: number; readonly by: 'same-unit' | 'factor' | 'molar-mass' }
  | { readonly refused: 'no-unit' | 'other-kind' | 'no-molar-mass' }

export type ConvertOrder = {
  readonly value: number
  /** Both in UCUM (`normaliseUnit`). */
  readonly from: string | null
  readonly to: string | null
  /** Grams of one mole of what is measured, and its charge, where known for this very thing; else null. */
  readonly molar: Molar | null
}
export type Molar = { readonly grams: number; readonly charge: number | null }

/**
 * Converts where it is safe: within one dimension by a factor, between mass, amount and charge by the molar mass of what
 * is measured. Notes in braces must be the same: a mass of FEU is not a mass of DDU.
 */
export function convertValue({ value, from, to, molar }: ConvertOrder): Conversion {
  if (from === null || to === null) return { refused: 'no-unit' }
  if (from === to) return { number: value, by: 'same-unit' }
  const [source, target] = [parseUnit(from), parseUnit(to)]
  if (!source || !target) return { refused: 'no-unit' }
  if (notesOf(from) !== notesOf(to)) return { refused: 'other-kind' }
  if (isFraction(source) && isOfAmount(from) !== isOfAmount(to)) return { refused: 'other-kind' }
  if (isSameDimension(source.dimension, target.dimension)) {
    const number = (value * source.factor + source.offset - target.offset) / target.factor
    return { number: tidy(number), by: 'factor' }
  }
  const bridge = bridgeBetween(source, target, molar)
  if (bridge === 'other-kind' || bridge === 'no-molar-mass') return { refused: bridge }
  return { number: tidy((value * source.factor * bridge) / target.factor), by: 'molar-mass' }
}

/** A part of something: all units cancel, and with them whether it is a part by mass or by amount. */
function isFraction({ dimension }: Unit): boolean {
  return Object.values(dimension).every((power) => power === 0)
}

/** 48 mmol/mol of HbA1c are not 4.8 %: what cancels must not be taken for the same. */
function isOfAmount(unit: string): boolean {
  return /mol|eq|osm/i.test(unit)
}

/** Base units of the target that one base unit of the source makes, for what is measured. */
function bridgeBetween(source: Unit, target: Unit, molar: Molar | null): number | 'other-kind' | 'no-molar-mass' {
  const [from, to] = [chemicalOf(source), chemicalOf(target)]
  if (!from || !to || !isSameDimension(withoutChemical(source), withoutChemical(target))) return 'other-kind'
  if (!molar) return 'no-molar-mass'
  const perMole = { mass: molar.grams, amount: 1, charge: molar.charge }
  const [one, other] = [perMole[from.kind], perMole[to.kind]]
  if (one === null || other === null || from.power !== to.power) return 'no-molar-mass'
  return (other / one) ** from.power
}

const CHEMICAL = ['mass', 'amount', 'charge'] as const

/** In which of the three it is measured; null where in none or in several (mg/mmol). */
function chemicalOf({ dimension }: Unit): { kind: (typeof CHEMICAL)[number]; power: number } | null {
  const kinds = CHEMICAL.filter((kind) => (dimension[kind] ?? 0) !== 0)
  const [kind] = kinds
  return kinds.length === 1 && kind && Math.abs(dimension[kind]!) === 1 ? { kind, power: dimension[kind]! } : null
}

function withoutChemical({ dimension }: Unit) {
  const { mass: _mass, amount: _amount, charge: _charge, ...rest } = dimension
  return rest
}

function notesOf(unit: string): string {
  return (unit.match(/\{[^}]*\}/g) ?? []).join()
}

/** Twelve figures are more than any laboratory has; the rest is noise of binary fractions. */
function tidy(number: number): number {
  return Number(number.toPrecision(12))
}

/** A converted number with as many figures as the sender's own value has ("88.4" from "1.00"): never finer than measured. */
export function roundLike(number: number, written: string): number {
  const figures = (/\d[\d.,]*/.exec(written)?.[0] ?? '').replace(/[.,]/g, '').replace(/^0+/, '').length
  return Number(number.toPrecision(Math.min(Math.max(figures, 2), 12)))
}

import { ANALYTES, type AnalyteId } from '../codes/analytes.ts'
import type { Day } from '../ground/calendar.ts'
import type { Random } from '../ground/random.ts'
import type { SyntheticPerson } from './person-of.ts'

type Effect = (day: Day) => number

/**
 * What could be measured in a person on any day. Each analyte has the person's own level; illness and treatment shift
 * it over time, so that all institutions see one body. Creatinine follows from the kidneys' filtration.
 */
export class Body {
  private readonly levels = new Map<AnalyteId, number>()
  private readonly effects = new Map<AnalyteId, Effect[]>()
  private readonly person: SyntheticPerson
  private readonly random: Random

  constructor(person: SyntheticPerson, random: Random) {
    this.person = person
    this.random = random
  }

  /** From now on `shift(day)` is added, in the analyte's SI unit. */
  affect(analyte: AnalyteId, shift: Effect): void {
    const known = this.effects.get(analyte)
    if (known) known.push(shift)
    else this.effects.set(analyte, [shift])
  }

  /** One measurement on this day, with the variation of life and laboratory, in SI units. */
  measure(analyte: AnalyteId, day: Day): number {
    if (analyte === 'creatinine')
      return bounded('creatinine', creatinineAt(this.level('egfr', day), this.ageOn(day), this.person.sex))
    const { spread } = ANALYTES[analyte]
    const level = this.level(analyte, day)
    return bounded(analyte, this.random.normal(level, level * spread))
  }

  private level(analyte: AnalyteId, day: Day): number {
    let level = this.ownLevel(analyte)
    if (analyte === 'egfr') level -= Math.max(0, this.ageOn(day) - 30) * 0.75
    for (const shift of this.effects.get(analyte) ?? []) level += shift(day)
    return bounded(analyte, level)
  }

  private ownLevel(analyte: AnalyteId): number {
    const known = this.levels.get(analyte)
    if (known !== undefined) return known
    const level = this.drawLevel(analyte)
    this.levels.set(analyte, level)
    return level
  }

  private drawLevel(analyte: AnalyteId): number {
    if (analyte === 'egfr') return this.random.normal(112, 5)
    const { usual, low, high } = rangeOf(analyte, this.person.sex)
    if (usual !== undefined) return usual * this.random.between(0.7, 1.3)
    return this.random.normal(((low ?? 0) + high!) / 2, (high! - (low ?? 0)) / 7)
  }

  private ageOn(day: Day): number {
    return (day - this.person.birthDay) / 365.25
  }
}

function rangeOf(analyte: AnalyteId, sex: 'female' | 'male') {
  const facts = ANALYTES[analyte]
  return { ...facts, ...(sex === 'female' ? facts.women : undefined) }
}

function bounded(analyte: AnalyteId, value: number): number {
  const [least, most] = ANALYTES[analyte].possible
  return Math.min(most, Math.max(least, value))
}

/** The CKD-EPI 2021 equation turned round: which creatinine (µmol/L) belongs to this filtration. */
function creatinineAt(egfr: number, age: number, sex: 'female' | 'male'): number {
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1]
  const atKappa = 142 * 0.9938 ** age * factor
  const exponent = egfr <= atKappa ? -1 / 1.2 : 1 / alpha
  return kappa * (egfr / atKappa) ** exponent * 88.42
}

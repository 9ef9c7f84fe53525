import type { AllergenId } from '../codes/allergens.ts'
import { type Day, dayOf, workdayBefore, YEAR } from '../ground/calendar.ts'
import { Random } from '../ground/random.ts'
import type { ModelId } from '../models/model-ids.ts'
import type { CareRole } from '../places/municipalities.ts'
import type { RegionPlan } from '../plan-region.ts'
import { Chart } from '../writing/chart.ts'
import { Body } from './body.ts'
import { KARI, KNOWN_PERSONS } from './nordmann-family.ts'
import { personOf, type SyntheticPerson } from './person-of.ts'

/** Kari kept her doctor when she moved, and her laboratory and pictures go where her doctor sends her. */
const KARIS_OWN_CHOICE: Partial<Record<CareRole, string>> = { practice: 'lesja-medical-centre' }

/** What those do not tolerate who do not tolerate something. */
const ALLERGENS: readonly AllergenId[] = ['penicillin', 'nuts', 'shellfish', 'birch', 'birch', 'nickel', 'codeine']

/** One person's life as the region's services see it: a body, the charts in which it is written, and a chance of its own. */
export class Life {
  readonly person: SyntheticPerson
  readonly today: Day
  /** Before this day there are only paper records. */
  readonly since: Day
  readonly random: Random
  readonly body: Body
  /** Height in cm, and weight in kg when the records begin. */
  readonly build: { readonly height: number; readonly weight: number }
  readonly allergen: AllergenId | null
  /** What the person lives with, and since when. */
  readonly conditions = new Map<ModelId, Day>()
  private readonly plan: RegionPlan
  private readonly charts = new Map<string, Chart>()

  constructor(plan: RegionPlan, person: SyntheticPerson) {
    this.plan = plan
    this.person = person
    this.today = dayOf(plan.today)
    this.random = new Random(plan.seed, 'life', person.index)
    const yearsOnFile = person.index < KNOWN_PERSONS.length ? 12.5 : this.random.between(10, 15)
    this.since = Math.max(person.birthDay, this.today - Math.round(yearsOnFile * YEAR))
    this.build = buildOf(person, new Random(plan.seed, 'build', person.index))
    this.allergen = allergenOf(person, new Random(plan.seed, 'allergen', person.index))
    this.body = new Body(person, new Random(plan.seed, 'body', person.index))
  }

  /** The chart at the institution that serves this person in this role. */
  at(role: CareRole): Chart {
    const own = this.person.index === KARI ? KARIS_OWN_CHOICE[role] : undefined
    const id = own ?? this.person.municipality.care[role]
    const open = this.charts.get(id)
    if (open) return open
    const institution = this.plan.institutions.find((one) => one.id === id)!
    const chart = new Chart(this.plan, institution, this.person)
    this.charts.set(id, chart)
    return chart
  }

  /** All charts, in the order in which the services were first met. */
  allCharts(): Iterable<Chart> {
    return this.charts.values()
  }

  has(condition: ModelId): boolean {
    return this.conditions.has(condition)
  }

  /** Working days about `step` days apart, from the first day on or after `from`, to the last day of routine. */
  *everyAbout(step: number, from: Day, until: Day = this.lastRoutineDay()): Generator<Day> {
    let day = Math.max(from, this.since) + this.random.int(0, Math.round(step / 3))
    while (day <= until) {
      const working = workdayBefore(day)
      if (working >= this.person.birthDay) yield working
      day += Math.max(1, Math.round(step * this.random.between(0.8, 1.2)))
    }
  }

  /** Three days ago, so that all answers have arrived; earlier for a person whose last weeks are told day by day. */
  private lastRoutineDay(): Day {
    return this.today - (this.has('breast-finding') ? 45 : 3)
  }

  /** The weight of a grown person on a day: two kilos more in ten years, and one up or down. */
  weightOn(day: Day): number {
    return this.build.weight + (day - this.since) / 1800 + this.random.between(-1, 1)
  }

  /** When the person's children were born. */
  birthsOfChildren(): Day[] {
    return this.person.household.children.map((child) => personOf(this.plan, child).birthDay).sort((a, b) => a - b)
  }

  ageOn(day: Day): number {
    return (day - this.person.birthDay) / YEAR
  }
}

function buildOf({ sex, index }: SyntheticPerson, random: Random): Life['build'] {
  const height = index === KARI ? 166 : random.normal(sex === 'female' ? 167 : 180, 6)
  const bmi = index === KARI ? 28 : random.normal(26, 3.2)
  return { height, weight: bmi * (height / 100) ** 2 }
}

function allergenOf({ index }: SyntheticPerson, random: Random): AllergenId | null {
  if (index === KARI) return 'penicillin'
  return random.chance(0.34) ? random.pick(ALLERGENS) : null
}

import { type Day, dayOf, workdayBefore, YEAR } from '../ground/calendar.ts'
import { Random } from '../ground/random.ts'
import type { ModelId } from '../models/model-ids.ts'
import type { CareRole } from '../places/municipalities.ts'
import type { RegionPlan } from '../plan-region.ts'
import { Chart } from '../writing/chart.ts'
import { Body } from './body.ts'
import { KARI } from './nordmann-family.ts'
import type { SyntheticPerson } from './person-of.ts'

/** Kari kept her doctor when she moved, and her laboratory and pictures go where her doctor sends her. */
const KARIS_OWN_CHOICE: Partial<Record<CareRole, string>> = { practice: 'lesja-medical-centre' }

/** One person's life as the region's services see it: a body, the charts in which it is written, and a chance of its own. */
export class Life {
  readonly person: SyntheticPerson
  readonly today: Day
  /** Before this day there are only paper records. */
  readonly since: Day
  readonly random: Random
  readonly body: Body
  /** What the person lives with, and since when. */
  readonly conditions = new Map<ModelId, Day>()
  private readonly plan: RegionPlan
  private readonly charts = new Map<string, Chart>()

  constructor(plan: RegionPlan, person: SyntheticPerson) {
    this.plan = plan
    this.person = person
    this.today = dayOf(plan.today)
    this.random = new Random(plan.seed, 'life', person.index)
    this.since = Math.max(person.birthDay, this.today - this.random.int(Math.round(10 * YEAR), Math.round(15 * YEAR)))
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

  ageOn(day: Day): number {
    return (day - this.person.birthDay) / YEAR
  }
}

import type { Bundle } from 'fhir/r4.js'
import { YEAR } from './ground/calendar.ts'
import { MODELS } from './models/models.ts'
import { Life } from './people/life.ts'
import { KNOWN_PERSONS } from './people/nordmann-family.ts'
import { personOf } from './people/person-of.ts'
import type { RegionPlan } from './plan-region.ts'

export { personOf, type SyntheticPerson } from './people/person-of.ts'

/** All that one institution sends about one person, as a transaction. */
export type InstitutionChart = {
  readonly person: number
  readonly institutionId: string
  readonly feedId: string
  readonly bundle: Bundle
}

/** Tells the region person by person; nothing is kept between two persons, so that any size streams. */
export function* buildCharts(plan: RegionPlan): Generator<InstitutionChart> {
  for (let index = 0; index < plan.people; index++) yield* chartsOf(plan, index)
}

/** The charts of one person, by number. */
export function* chartsOf(plan: RegionPlan, index: number): Generator<InstitutionChart> {
  const life = lived(plan, index)
  for (const chart of life.allCharts()) {
    const bundle = chart.bundle()
    const institutionId = chart.institution.id
    if (bundle) yield { person: index, institutionId, feedId: `${institutionId}-fhir`, bundle }
  }
}

function lived(plan: RegionPlan, index: number): Life {
  const life = new Life(plan, personOf(plan, index))
  const story = KNOWN_PERSONS[index]?.story
  for (const model of MODELS) {
    const yearsAgo = story ? (story[model.id] ?? everybodys(life, model)) : drawn(life, model)
    if (yearsAgo === undefined) continue
    life.conditions.set(model.id, Math.max(life.since, life.today - Math.round(yearsAgo * YEAR)))
  }
  const told = MODELS.filter((model) => life.has(model.id))
  for (const model of told) model.affect?.(life, life.conditions.get(model.id)!)
  for (const model of told) model.tell(life, life.conditions.get(model.id)!)
  return life
}

function drawn(life: Life, model: (typeof MODELS)[number]): number | undefined {
  const { person, random } = life
  return random.chance(model.likelihood(person)) ? model.yearsAgo(person, random) : undefined
}

/** The known ten have their own stories, and besides only what everybody has. */
function everybodys(life: Life, model: (typeof MODELS)[number]): number | undefined {
  return model.likelihood(life.person) === 1 ? model.yearsAgo(life.person, life.random) : undefined
}

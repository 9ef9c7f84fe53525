import { civilOf, dayOfCivil, workday } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeImmunization } from '../writing/immunization.ts'
import type { ConditionModel } from './condition-model.ts'

/** Adults: influenza every autumn for most of the older ones, COVID-19 when it came, a booster now and then. */
export const adultVaccination: ConditionModel = {
  id: 'adult-vaccination',
  likelihood: ({ age }) => (age >= 19 ? 1 : 0),
  yearsAgo: () => 15,
  tell(life) {
    const keen = life.person.age >= 65 ? 0.75 : life.person.age >= 50 ? 0.3 : 0.08
    tellInfluenza(life, keen)
    tellCovid(life)
    if (life.person.age >= 65 && life.random.chance(0.6)) {
      give(life, 'pneumovax', life.today - life.random.int(100, 1800))
    }
    give(life, 'booster', life.today - life.random.int(60, 3200))
  },
}

function tellInfluenza(life: Life, keen: number): void {
  const { year } = civilOf(life.today)
  for (let autumn = year - 12; autumn <= year; autumn++) {
    if (life.random.chance(keen)) give(life, 'influenza', dayOfCivil(autumn, 10, life.random.int(5, 31)))
  }
}

function tellCovid(life: Life): void {
  const first = dayOfCivil(2021, life.person.age > 65 ? 3 : 6, life.random.int(1, 28))
  const doses = life.random.int(0, 10) === 0 ? 0 : life.person.age > 65 ? 4 : life.random.int(2, 3)
  for (let dose = 1; dose <= doses; dose++) {
    give(life, 'covid', first + [0, 42, 230, 560][dose - 1]!, dose)
  }
}

function give(
  life: Life,
  vaccine: 'influenza' | 'covid' | 'pneumovax' | 'booster',
  around: number,
  dose?: number,
): void {
  const day = workday(around)
  if (day < life.since || day > life.today - 3) return
  writeImmunization(life.at('public-health'), { vaccine, day, ...(dose && { dose }) })
}

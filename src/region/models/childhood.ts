import type { VaccineId } from '../codes/vaccines.ts'
import { workday, YEAR } from '../ground/calendar.ts'
import type { Life } from '../people/life.ts'
import { writeDocument } from '../writing/document.ts'
import { writeImmunization } from '../writing/immunization.ts'
import { writeVisit } from '../writing/visit.ts'
import { writeVitals } from '../writing/vitals.ts'
import type { ConditionModel } from './condition-model.ts'

/** The vaccination programme by age, in months. */
// biome-ignore format: one visit a line
const PROGRAMME: readonly { months: number; vaccines: readonly VaccineId[]; dose: number }[] = [
  { months: 1.5, vaccines: ['rotavirus'], dose: 1 },
  { months: 3, vaccines: ['hexavalent', 'pneumococcal', 'rotavirus'], dose: 1 },
  { months: 5, vaccines: ['hexavalent', 'pneumococcal'], dose: 2 },
  { months: 12, vaccines: ['hexavalent', 'pneumococcal'], dose: 3 },
  { months: 15, vaccines: ['mmr'], dose: 1 },
  { months: 84, vaccines: ['tetravalent'], dose: 1 },
  { months: 134, vaccines: ['mmr'], dose: 2 },
  { months: 150, vaccines: ['hpv'], dose: 1 },
  { months: 156, vaccines: ['hpv'], dose: 2 },
  { months: 186, vaccines: ['booster'], dose: 1 },
]

/** Checks at the child health clinic, in months, with what a child usually weighs and measures. */
// biome-ignore format: one check a line
const CHECKS: readonly { months: number; weight: number; height: number; head?: number; note: string }[] = [
  { months: 1.5, weight: 4.6, height: 55, head: 38, note: 'Smiles, follows a face, lifts the head. Sleeps and drinks well.' },
  { months: 3, weight: 6, height: 60, head: 40.5, note: 'Laughs and reaches out. We talked about sleep.' },
  { months: 6, weight: 7.8, height: 67, head: 43.5, note: 'Rolls over, first porridge. Everything as it should be.' },
  { months: 12, weight: 9.8, height: 75.5, head: 46.5, note: 'Stands with support, says first words.' },
  { months: 24, weight: 12.5, height: 87, head: 49, note: 'Runs, two words together, eats with a spoon.' },
  { months: 48, weight: 16.5, height: 103, note: 'Talks well, draws a person, sees and hears well.' },
  { months: 72, weight: 21, height: 116, note: 'Ready for school. Sight 1.0 on both eyes.' },
  { months: 110, weight: 30, height: 137, note: 'Growing along the curve. Likes school.' },
  { months: 160, weight: 48, height: 160, note: 'Talk about growing up. No worries.' },
]

const MONTH = YEAR / 12

/** Growing up: the public health service vaccinates, weighs and measures. */
export const childhood: ConditionModel = {
  id: 'childhood',
  likelihood: ({ age }) => (age < 19 ? 1 : 0),
  yearsAgo: ({ age }) => age,
  tell(life) {
    tellBirth(life)
    tellVaccines(life)
    tellChecks(life)
  },
}

/** Being born is the first stay in a hospital; in the week after, the midwife comes home. */
function tellBirth(life: Life): void {
  const day = life.person.birthDay
  if (day < life.since || day > life.today - 4) return
  const hospital = life.at('hospital')
  const encounter = writeVisit(hospital, {
    kind: 'IMP',
    type: 'Birth',
    day,
    nights: 2,
    staff: 'midwife',
    serviceId: 'maternity',
  })
  const values = { weight: life.random.normal(3.5, 0.35), height: life.random.normal(50, 1.5) }
  writeVitals(hospital, { day, encounter, values })
  const visit = {
    kind: 'AMB',
    type: 'The midwife’s visit at home',
    staff: 'midwife',
    serviceId: 'child-health',
  } as const
  writeVisit(life.at('public-health'), { ...visit, day: Math.min(day + 7, life.today - 1) })
}

function tellVaccines(life: Life): void {
  const service = life.at('public-health')
  for (const { months, vaccines, dose } of PROGRAMME) {
    const day = workday(life.person.birthDay + Math.round(months * MONTH) + life.random.int(0, 12))
    if (day < life.since || day > life.today - 3) continue
    const refused = life.random.chance(0.02)
    for (const vaccine of vaccines) writeImmunization(service, { vaccine, day, dose, refused })
  }
}

function tellChecks(life: Life): void {
  const service = life.at('public-health')
  const size = life.random.normal(1, 0.06)
  for (const { months, weight, height, head, note } of CHECKS) {
    const day = workday(life.person.birthDay + Math.round(months * MONTH) + life.random.int(0, 12))
    if (day < life.since || day > life.today - 3) continue
    const encounter = writeVisit(service, {
      kind: 'AMB',
      type: 'Child health check',
      day,
      staff: 'nurse',
      serviceId: 'child-health',
    })
    const values = {
      weight: weight * size,
      height: height * (1 + (size - 1) / 3),
      ...(head && { headCircumference: head }),
    }
    writeVitals(service, { day, encounter, values })
    writeDocument(service, { kind: 'letter', title: 'Child health check', text: note, day, staff: 'nurse', encounter })
  }
}

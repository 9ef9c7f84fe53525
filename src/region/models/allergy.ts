import type { AllergenId } from '../codes/allergens.ts'
import { writeAllergy } from '../writing/allergy.ts'
import type { ConditionModel } from './condition-model.ts'

const FREQUENT: readonly AllergenId[] = ['penicillin', 'nuts', 'shellfish', 'birch', 'birch', 'nickel', 'codeine']

/** Everybody is asked; one in three does not tolerate something, and two services do not always agree. */
export const allergy: ConditionModel = {
  id: 'allergy',
  likelihood: () => 1,
  yearsAgo: () => 9,
  tell(life, onset) {
    const practice = life.at('practice')
    const isKari = life.person.index === 0
    if (!isKari && !life.random.chance(0.34)) {
      if (life.random.chance(0.5)) writeAllergy(practice, { allergen: 'noneKnown', day: onset })
      return
    }
    const allergen = isKari ? 'penicillin' : life.random.pick(FREQUENT)
    writeAllergy(practice, { allergen, day: onset })
    if (isKari) writeAllergy(practice, { allergen: 'nickel', day: onset + 400 })
    if (isKari || life.random.chance(0.2))
      writeAllergy(life.at('hospital'), { allergen, day: onset + 700, status: 'unconfirmed' })
  },
}

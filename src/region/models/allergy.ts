import { writeAllergy } from '../writing/allergy.ts'
import type { ConditionModel } from './condition-model.ts'

/** Everybody is asked; one in three does not tolerate something, and two services do not always agree. */
export const allergy: ConditionModel = {
  id: 'allergy',
  likelihood: ({ age }) => (age > 0 ? 1 : 0),
  yearsAgo: () => 9,
  tell(life, onset) {
    const practice = life.at('practice')
    const asked = Math.min(onset + 300, life.today - 5)
    const { allergen } = life
    if (allergen === null) {
      if (life.random.chance(0.5)) writeAllergy(practice, { allergen: 'noneKnown', day: asked })
      return
    }
    writeAllergy(practice, { allergen, day: asked })
    const askedAgain = asked + 700
    const isKnownInHospital = life.has('diabetes') || life.random.chance(0.2)
    if (!isKnownInHospital || askedAgain > life.today - 5) return
    writeAllergy(life.at('hospital'), { allergen, day: askedAgain, status: 'unconfirmed' })
  },
}

import type { Day } from '../ground/calendar.ts'
import type { Life } from './life.ts'

/** Systolic and diastolic pressure on a day: rises with age, by `extra` with illness, and never twice the same. */
export function pressureAt(life: Life, day: Day, extra = 0): readonly [number, number] {
  const age = life.ageOn(day)
  const resting = age < 18 ? 90 + age * 1.6 : 114 + Math.max(0, age - 30) * 0.32
  const systolic = Math.round(life.random.normal(resting + extra, 5))
  const diastolic = Math.round(
    Math.min(systolic - 25, systolic * 0.4 + life.random.normal(age < 18 ? 24 : 28 + extra * 0.1, 3)),
  )
  return [systolic, diastolic]
}

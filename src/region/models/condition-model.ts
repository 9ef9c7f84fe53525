import type { Day } from '../ground/calendar.ts'
import type { Random } from '../ground/random.ts'
import type { Life } from '../people/life.ts'
import type { SyntheticPerson } from '../people/person-of.ts'
import type { ModelId } from './model-ids.ts'

/**
 * How one condition or event runs through a life. First all of a person's models change the body, then each is told:
 * so every laboratory sees all illnesses at once, whichever model ordered the test.
 */
export type ConditionModel = {
  readonly id: ModelId
  /** Chance that this person has it. */
  likelihood(person: SyntheticPerson): number
  /** How many years ago it began, drawn for those who have it. */
  yearsAgo(person: SyntheticPerson, random: Random): number
  affect?(life: Life, onset: Day): void
  tell(life: Life, onset: Day): void
}

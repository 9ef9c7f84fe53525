import { readClinicalDate } from '#base/instant'
import type { Words } from '#messages/translator'
import { NumberLine } from '#ui/number-line/number-line'
import type { ItemPageData } from '../view-types.ts'
import { goalWords } from './goal-words.ts'

/** The range that a clinician set for this person, before the usual one: with who, why and until when. */
export function ItemGoal({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const { goal, valueText, valueNumber } = item
  if (!goal) return null
  const range = goalWords(goal, { w })
  const day = w.formatDay(readClinicalDate(goal.until)!)
  return (
    <>
      <p>{w.goals.yours({ range, day, name: goal.authorName, institution: goal.institutionName })}</p>
      <p dir="auto">{goal.reason}</p>
      {goal.drawn && valueText && valueNumber !== null && (
        <NumberLine
          value={valueNumber}
          low={goal.drawn.low}
          high={goal.drawn.high}
          label={w.goals.line({ value: valueText, range })}
          usual={range}
          format={String}
        />
      )}
      {!goal.drawn && valueNumber !== null && <p class="m">{w.goals.otherUnit}</p>}
    </>
  )
}

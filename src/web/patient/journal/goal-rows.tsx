import type { Goal } from '#journal'
import { paths } from '../../paths.ts'
import type { Frame } from '../view-types.ts'
import { goalLimits, goalTime } from './goal-words.ts'

/** Each with its numbers and its day. */
export function GoalRows({ frame, goals }: { readonly frame: Frame; readonly goals: readonly Goal[] }) {
  return (
    <ul class="rows">
      {goals.map((goal) => (
        <li>
          <p class="t">
            <a href={paths.goal(goal.goalId)}>
              <bdi>{goal.words}</bdi>
            </a>
          </p>
          {[goalLimits(goal, frame), goalTime(goal, frame)].map((words) => words && <p class="m">{words}</p>)}
        </li>
      ))}
    </ul>
  )
}

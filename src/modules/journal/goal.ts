import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import type { Limits } from './decide-sending.ts'
import type { Entry } from './entry.ts'
import type { ValueKind } from './kinds.ts'

/** In characters. */
export const LONGEST_GOAL = 300
/** At the same time. */
export const MOST_GOALS = 30

/** What a person wants to reach. */
export type Goal = Limits & {
  readonly goalId: string
  readonly words: string
  /** What they measure for it; null: words alone, without limits. */
  readonly kind: ValueKind | null
  /** YYYY-MM-DD, or null. */
  readonly untilDay: string | null
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  readonly endedWord: 'reached' | 'let-go' | null
}

/** `goalId` is made with the form: sent twice it is one goal. */
export type GoalOrder = Pick<Goal, 'goalId' | 'words' | 'kind' | 'untilDay'> & Limits

const COLUMNS = sql`goal_id, words, kind, low, high, second_low, second_high, until_day::text as until_day, made_at, ended_at,
  ended_word`

/** Goals are their owner's alone: nobody else has any. */
export function hasGoals({ capacity, isPreview }: PatientScope): boolean {
  return capacity === 'self' && !isPreview
}

/** All goals: those that hold by their day, the others from the one that ended last. At most 500. */
export async function listGoals(scope: PatientScope): Promise<readonly Goal[]> {
  if (!hasGoals(scope)) return []
  const { rows } = await sql<Goal>`select ${COLUMNS} from journal_goal where person_id = ${scope.subject}::uuid
    order by ended_at is not null, ended_at desc, until_day nulls last, made_at, goal_id limit 500`.execute(scope.db)
  return rows
}

/** Throws NotFound for what is not this person's own. */
export async function readGoal(scope: PatientScope, { goalId }: { readonly goalId: string }): Promise<Goal> {
  if (!hasGoals(scope) || !isUuid(goalId)) throw new NotFound('goal', { detail: 'not of this scope' })
  const { rows } = await sql<Goal>`select ${COLUMNS} from journal_goal
    where person_id = ${scope.subject}::uuid and goal_id = ${goalId}::uuid`.execute(scope.db)
  if (!rows[0]) throw new NotFound('goal', { detail: 'none of that id' })
  return rows[0]
}

/** Sets a goal; `many` when there are enough already. Throws Refused for anybody but the person. */
export async function setGoal(scope: PatientScope, order: GoalOrder): Promise<'set' | 'many'> {
  if (!hasGoals(scope)) throw new Refused('only the owner of a journal sets goals in it')
  const { goalId, kind } = order
  if (await hasEnough(scope, goalId)) return 'many'
  await sql`insert into journal_goal (person_id, goal_id, words, kind, low, high, second_low, second_high, until_day)
    values (${scope.subject}::uuid, ${goalId}::uuid, ${order.words.trim()}, ${kind}, ${order.low}, ${order.high},
      ${order.secondLow}, ${order.secondHigh}, ${order.untilDay}::date)
    on conflict do nothing`.execute(scope.db)
  return 'set'
}

/** Says a goal anew; what it is measured by stays. What has ended stays as it was. */
export async function changeGoal(scope: PatientScope, order: Omit<GoalOrder, 'kind'>): Promise<void> {
  await readGoal(scope, order)
  await sql`update journal_goal set words = ${order.words.trim()}, low = ${order.low}, high = ${order.high},
      second_low = ${order.secondLow}, second_high = ${order.secondHigh}, until_day = ${order.untilDay}::date
    where person_id = ${scope.subject}::uuid and goal_id = ${order.goalId}::uuid and ended_at is null`.execute(scope.db)
}

/** Ends a goal: reached, or let go. */
export async function endGoal(
  scope: PatientScope,
  { goalId, word }: { readonly goalId: string; readonly word: 'reached' | 'let-go' },
): Promise<void> {
  await readGoal(scope, { goalId })
  await sql`update journal_goal set ended_at = now(), ended_word = ${word}
    where person_id = ${scope.subject}::uuid and goal_id = ${goalId}::uuid and ended_at is null`.execute(scope.db)
}

/** Takes up a goal again that has ended; `many` when there are enough others. */
export async function resumeGoal(
  scope: PatientScope,
  { goalId }: { readonly goalId: string },
): Promise<'set' | 'many'> {
  await readGoal(scope, { goalId })
  if (await hasEnough(scope, goalId)) return 'many'
  await sql`update journal_goal set ended_at = null, ended_word = null
    where person_id = ${scope.subject}::uuid and goal_id = ${goalId}::uuid`.execute(scope.db)
  return 'set'
}

async function hasEnough(scope: PatientScope, besides: string): Promise<boolean> {
  const live = (await listGoals(scope)).filter((goal) => goal.endedAt === null && goal.goalId !== besides)
  return live.length >= MOST_GOALS
}

/** Deletes a goal that has ended; one that holds stays. */
export async function deleteGoal(scope: PatientScope, { goalId }: { readonly goalId: string }): Promise<void> {
  await readGoal(scope, { goalId })
  await sql`delete from journal_goal where person_id = ${scope.subject}::uuid and goal_id = ${goalId}::uuid
    and ended_at is not null`.execute(scope.db)
}

const MOST_LOOKED_AT = 500

/** What was written down for a goal since it was set and while it held, the newest first. */
export async function listEntriesFor(scope: PatientScope, goal: Goal): Promise<readonly Entry[]> {
  if (goal.kind === null) return []
  const { rows } = await sql<Entry>`
    select entry_id, kind, measured_at, value, second_value as second, note, account_id, actor_name, entered_at, struck_at
    from journal_entry
    where person_id = ${scope.subject}::uuid and kind = ${goal.kind} and struck_at is null
      and measured_at >= date_trunc('minute', ${goal.madeAt}::timestamptz)
      and (${goal.endedAt}::timestamptz is null or measured_at <= ${goal.endedAt}::timestamptz)
    order by measured_at desc, entry_id limit ${MOST_LOOKED_AT}`.execute(scope.db)
  return rows
}

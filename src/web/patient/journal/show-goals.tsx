import { randomUUID } from 'node:crypto'
import { Invalid, NotFound } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import {
  asValueKind,
  changeGoal,
  decideProgress,
  deleteGoal,
  endGoal,
  type Goal,
  hasGoals,
  type Limits,
  LONGEST_GOAL,
  listEntriesFor,
  listGoals,
  readGoal,
  readLimits,
  resumeGoal,
  setGoal,
  type ValueKind,
} from '#journal'
import type { PatientScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, dayAt, isDay } from '../../start-of-day.ts'
import type { Frame } from '../view-types.ts'
import type { GoalFault, TypedGoal } from './goal-form.tsx'
import { GoalPage, NewGoalPage } from './goal-page.tsx'
import { GoalsPage } from './goals-page.tsx'
import { keyOf } from './show-journal.tsx'

const NOTHING: TypedGoal = { words: '', day: '', low: '', high: '', secondLow: '', secondHigh: '' }
const TEN_YEARS_DAYS = 3652

function mustHaveGoals(scope: PatientScope): void {
  if (!hasGoals(scope)) throw new NotFound('page', { detail: 'goals are their owner’s alone' })
}

/** What one wants to reach. */
export async function showGoals(scope: PatientScope, { query }: Visit, frame: Frame): Promise<Shown> {
  mustHaveGoals(scope)
  return { view: <GoalsPage frame={frame} goals={await listGoals(scope)} isDeleted={query.said === 'deleted'} /> }
}

/** The form for a new one. */
export async function showNewGoal(scope: PatientScope, { query }: Visit, frame: Frame): Promise<Shown> {
  mustHaveGoals(scope)
  const kind = asValueKind(query.kind)
  return { view: <NewGoalPage frame={frame} kind={kind} typed={NOTHING} fault={null} formKey={randomUUID()} /> }
}

/** Keeps it; what is wrong comes back with what was typed. */
export async function keepNewGoal(scope: PatientScope, { form }: Visit, frame: Frame): Promise<Shown> {
  mustHaveGoals(scope)
  const kind = asValueKind(form.kind)
  const typed = typedIn(form)
  const goalId = keyOf(form.key)
  const refuse = (fault: GoalFault): Shown => ({
    view: <NewGoalPage frame={frame} kind={kind} typed={typed} fault={fault} formKey={goalId} />,
    status: 422,
  })
  const read = readGoalForm(kind, typed, frame)
  if (typeof read === 'string') return refuse(read)
  if ((await setGoal(scope, { ...read, kind, goalId })) === 'many') return refuse('many')
  return { goTo: paths.goal(goalId, 'kept') }
}

/** One goal, and how it stands. */
export async function showGoal(scope: PatientScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  const goal = await readGoal(scope, { goalId: params.goalId! })
  return goalPage(scope, frame, { goal, typed: typedOf(goal, frame), fault: null, isKept: query.said === 'kept' })
}

type Given = {
  readonly goal: Goal
  readonly typed: TypedGoal
  readonly fault: GoalFault | null
  readonly isKept: boolean
}

async function goalPage(scope: PatientScope, frame: Frame, given: Given): Promise<Shown> {
  const entries = await listEntriesFor(scope, given.goal)
  const progress = decideProgress(given.goal, entries)
  return {
    view: <GoalPage {...given} frame={frame} kind={given.goal.kind} progress={progress} last={entries[0]} />,
    ...(given.fault && { status: 422 }),
  }
}

/** Changes a goal, ends it, or deletes one that has ended. */
export async function actOnGoal(scope: PatientScope, { params, form }: Visit, frame: Frame): Promise<Shown> {
  const goal = await readGoal(scope, { goalId: params.goalId! })
  const { goalId } = goal
  const { does } = form
  if (does === 'delete') {
    await deleteGoal(scope, { goalId })
    return { goTo: goal.endedAt ? paths.goals('deleted') : paths.goal(goalId) }
  }
  if (does === 'resume') {
    const isSet = (await resumeGoal(scope, { goalId })) === 'set'
    if (isSet) return { goTo: paths.goal(goalId) }
    return goalPage(scope, frame, { goal, typed: typedOf(goal, frame), fault: 'many', isKept: false })
  }
  if (does === 'reached' || does === 'let-go') {
    await endGoal(scope, { goalId, word: does })
    return { goTo: paths.goal(goalId) }
  }
  if (does !== 'keep') throw new Invalid('form', { detail: 'what to do with a goal' })
  const typed = typedIn(form)
  const read = readGoalForm(goal.kind, typed, frame)
  if (typeof read === 'string') return goalPage(scope, frame, { goal, typed, fault: read, isKept: false })
  await changeGoal(scope, { ...read, goalId })
  return { goTo: paths.goal(goalId, 'kept') }
}

function typedIn(form: Visit['form']): TypedGoal {
  const { words = '', day = '', low = '', high = '', secondLow = '', secondHigh = '' } = form
  return { words: words.slice(0, LONGEST_GOAL), day, low, high, secondLow, secondHigh }
}

function typedOf({ words, untilDay, ...goal }: Goal, { w }: Frame): TypedGoal {
  const text = (number: number | null) => (number === null ? '' : w.formatNumber(number))
  const { low, high, secondLow, secondHigh } = goal
  return {
    words,
    day: untilDay ?? '',
    low: text(low),
    high: text(high),
    secondLow: text(secondLow),
    secondHigh: text(secondHigh),
  }
}

type ReadGoal = Pick<Goal, 'words' | 'untilDay'> & Limits
const NO_LIMITS: Limits = { low: null, high: null, secondLow: null, secondHigh: null }

/** What is wrong, or a goal; one that is measured has at least one number. */
function readGoalForm(kind: ValueKind | null, typed: TypedGoal, { now, timeZone }: Frame): ReadGoal | GoalFault {
  if (typed.words.trim() === '') return 'words'
  const limits = kind ? readLimits(kind, typed) : NO_LIMITS
  if (!limits || (kind && Object.values(limits).every((limit) => limit === null))) return 'limits'
  const day = plainDigits(typed.day.trim())
  if (day === '') return { words: typed.words, untilDay: null, ...limits }
  const today = dayAt(now, timeZone)
  if (!isDay(day) || day < today || day > dayAfter(today, TEN_YEARS_DAYS)) return 'day'
  return { words: typed.words, untilDay: day, ...limits }
}

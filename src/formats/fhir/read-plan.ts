import { type ClinicalDate, readClinicalDate } from '#base/instant'
import { child, children, choice, firstOf, follow, isElement, isResource, text } from './elements.ts'
import { withoutNamesOfItems } from './quiet-references.ts'
import { parseReference } from './references.ts'
import { codingsOf } from './say/concept.ts'
import { say, sayAll } from './say/say.ts'
import type { Element, Resource } from './types.ts'

/** From a day on, up to a day, or both. */
export type Span = { readonly from: ClinicalDate | null; readonly until: ClinicalDate | null }

/** Something that is to be done, by whom and by when, as its sender says it. */
export type PlannedAction = {
  readonly what: string
  /** Those who do it; empty where nobody is named. */
  readonly who: readonly string[]
  /** When, in the sender's words: "every second Tuesday". */
  readonly when: string | null
  /** Days that are named for it, in their order. */
  readonly days: readonly ClinicalDate[]
  /** It runs from, or until, a day that is no day of its own. */
  readonly span: Span | null
  readonly place: string | null
  readonly state: string | null
  /** It is planned not to do this. */
  readonly isForbidden: boolean
}

export type PlannedGoal = {
  readonly what: string
  readonly state: string | null
  /** How far it has come, in the sender's words. */
  readonly reached: string | null
  readonly targets: readonly GoalTarget[]
}

/** What is measured, what it is to be, and by when; at least one of them. */
export type GoalTarget = {
  readonly measure: string | null
  readonly aim: string | null
  readonly due: ClinicalDate | null
}

export type TeamMember = { readonly name: string; readonly role: string | null }

/** What a CarePlan, Goal, CareTeam, ServiceRequest, Task or NutritionOrder (R4) adds to one shared plan. */
export type PlanFacts = {
  readonly state: string | null
  readonly from: ClinicalDate | null
  readonly until: ClinicalDate | null
  /** What a plan is about, in the sender's words. */
  readonly about: string | null
  readonly actions: readonly PlannedAction[]
  readonly goals: readonly PlannedGoal[]
  readonly members: readonly TeamMember[]
  /** The teams that a plan names, by the ids under which their sender knows them. */
  readonly teams: readonly string[]
}

/** What belongs to a plan. */
export const PLAN_TYPES: ReadonlySet<string> = new Set(
  'CarePlan Goal CareTeam ServiceRequest Task NutritionOrder'.split(' '),
)

/** Reads one of them; what is missing or malformed is null, or empty. */
export function readPlan(received: Resource): PlanFacts {
  const resource = withoutNamesOfItems(received)
  const inside = children(resource, 'contained').filter(isResource)
  const own = [resource, ...inside]
  const period = child(resource, 'period')
  return {
    state: text(resource, 'status') ?? text(resource, 'lifecycleStatus'),
    from: readClinicalDate(text(period, 'start')),
    until: readClinicalDate(text(period, 'end')),
    about: resource.resourceType === 'CarePlan' ? text(resource, 'description') : null,
    actions: resource.resourceType === 'CarePlan' ? activitiesOf(resource) : orderOf(resource),
    goals: own.filter(({ resourceType }) => resourceType === 'Goal').flatMap(goalOf),
    members: own.filter(({ resourceType }) => resourceType === 'CareTeam').flatMap(membersOf),
    teams: follow(resource, 'careTeam').flatMap((team) => idIn(team) ?? []),
  }
}

/** What is only pointed at stands in the plan by itself. */
function activitiesOf(plan: Element): readonly PlannedAction[] {
  return children(plan, 'activity').flatMap((activity) => {
    const detail = child(activity, 'detail')
    const what = say(detail?.code) ?? text(detail, 'description')
    if (!detail || !what) return []
    return {
      what,
      who: namesIn(detail, ['performer']),
      ...timesOf(detail, 'scheduled'),
      place: firstOf(detail, ['location'], say),
      state: text(detail, 'status'),
      isForbidden: detail.doNotPerform === true,
    }
  })
}

function orderOf(order: Resource): readonly PlannedAction[] {
  if (!['ServiceRequest', 'Task', 'NutritionOrder'].includes(order.resourceType)) return []
  const what = firstOf(order, ['code', 'description', 'oralDiet.type', 'supplement.type', 'orderDetail'], say)
  if (!what) return []
  const times = timesOf(order, 'occurrence')
  const period = ['executionPeriod', 'restriction.period'].flatMap((path) => follow(order, path).map(spanIn))
  return [
    {
      what,
      who: namesIn(order, order.resourceType === 'Task' ? ['owner', 'performerType'] : ['performer', 'performerType']),
      when: times.when,
      days: times.days,
      span: times.span ?? period.find((each) => each !== null) ?? null,
      place: firstOf(order, ['locationReference', 'locationCode', 'location'], say),
      state: text(order, 'status'),
      isForbidden: order.doNotPerform === true,
    },
  ]
}

function goalOf(goal: Element): readonly PlannedGoal[] {
  const what = say(goal.description)
  if (!what) return []
  return [
    {
      what,
      state: text(goal, 'lifecycleStatus'),
      reached: codingsOf(goal.achievementStatus)[0]?.code ?? say(goal.achievementStatus),
      targets: children(goal, 'target').flatMap(targetOf),
    },
  ]
}

function targetOf(target: Element): readonly GoalTarget[] {
  const detail = choice(target, 'detail')
  const found = {
    measure: say(target.measure),
    aim: detail && say(detail.value),
    due: readClinicalDate(text(target, 'dueDate')),
  }
  return found.measure || found.aim || found.due ? [found] : []
}

function membersOf(team: Element): readonly TeamMember[] {
  return children(team, 'participant').flatMap((participant) => {
    const role = sayAll(follow(participant, 'role'))
    const name = say(participant.member) ?? say(participant.onBehalfOf)
    return name || role ? [{ name: name ?? role!, role: name ? role : null }] : []
  })
}

function namesIn(element: Element, paths: readonly string[]): readonly string[] {
  for (const path of paths) {
    const names = [...new Set(follow(element, path).flatMap((each) => say(each) ?? []))]
    if (names.length > 0) return names
  }
  return []
}

function timesOf(element: Element, name: string): Pick<PlannedAction, 'when' | 'days' | 'span'> {
  const found = choice(element, name)
  if (!found) return { when: null, days: [], span: null }
  const days = daysIn(found.value)
  if (typeof found.value === 'string')
    return { when: days.length > 0 ? null : found.value.trim() || null, days, span: null }
  const isTiming = isElement(found.value) && (found.value.repeat !== undefined || found.value.code !== undefined)
  return { when: isTiming ? say(found.value) : null, days, span: spanIn(found.value) }
}

function daysIn(value: unknown): readonly ClinicalDate[] {
  if (typeof value === 'string') return [readClinicalDate(value)].filter((day) => day !== null)
  if (!isElement(value)) return []
  return follow(value, 'event')
    .flatMap((each) => (typeof each === 'string' ? (readClinicalDate(each) ?? []) : []))
    .toSorted((a, b) => a.sortAt.getTime() - b.sortAt.getTime())
}

/** Of a Period, or of the bounds of a Timing. */
function spanIn(value: unknown): Span | null {
  if (!isElement(value)) return null
  const period = child(child(value, 'repeat'), 'boundsPeriod') ?? value
  const span = { from: readClinicalDate(text(period, 'start')), until: readClinicalDate(text(period, 'end')) }
  return span.from || span.until ? span : null
}

function idIn(reference: unknown): string | null {
  const parsed = parseReference(reference)
  if (parsed.kind === 'relative' || parsed.kind === 'absolute') return parsed.id
  return parsed.kind === 'uuid' ? parsed.uuid : null
}

import { type ClinicalDate, endOf, type Instant } from '#base/instant'
import type { PlanFacts, PlannedAction, PlannedGoal, TeamMember } from '#formats/fhir/read-plan'

/** One thing of one institution that belongs to the plan. */
export type PlanEntry = {
  readonly itemId: string
  readonly resourceType: string
  readonly title: string
  readonly institutionName: string
  readonly facts: PlanFacts
  /** Those of the teams that it names, where these are open too. */
  readonly team: readonly TeamMember[]
}

export type Source = Pick<PlanEntry, 'itemId' | 'title' | 'institutionName'>
export type NextAction = PlannedAction & {
  readonly source: Source
  /** The named day that comes next, on which it begins, or until which it runs; of days that are all over the last one. */
  readonly day: ClinicalDate | null
  readonly isPast: boolean
  /** Nobody is named with it: these carry out the plan that it stands in. */
  readonly team: readonly TeamMember[]
}

export type SharedPlan = {
  /** What is still to be done, by what comes next; days that are over and things without a day follow. */
  readonly next: readonly NextAction[]
  readonly goals: readonly (PlannedGoal & { readonly source: Source })[]
  readonly teams: readonly { readonly source: Source; readonly members: readonly TeamMember[] }[]
  readonly plans: readonly PlanEntry[]
  readonly over: readonly PlanEntry[]
}

const ENDED: ReadonlySet<string | null> = new Set(
  'completed cancelled stopped revoked entered-in-error inactive rejected failed ended'.split(' '),
)

/** One plan out of what all services have sent. Nothing is decided here about which service is right. */
export function gatherPlan(entries: readonly PlanEntry[], now: Instant): SharedPlan {
  const inForce = entries.filter((entry) => !isOver(entry, now))
  return {
    next: inForce.flatMap((entry) => actionsOf(entry, now)).toSorted(byWhatComesNext),
    goals: inForce.flatMap((entry) =>
      entry.facts.goals.filter(({ state }) => !ENDED.has(state)).map((goal) => ({ ...goal, source: sourceOf(entry) })),
    ),
    teams: inForce.flatMap((entry) =>
      entry.facts.members.length > 0 ? [{ source: sourceOf(entry), members: entry.facts.members }] : [],
    ),
    plans: inForce.filter(({ resourceType }) => resourceType === 'CarePlan'),
    over: entries.filter((entry) => isOver(entry, now)),
  }
}

/** Ended by its sender, or its last day is over. */
function isOver({ facts: { state, until } }: PlanEntry, now: Instant): boolean {
  return ENDED.has(state) || (until !== null && endOf(until) <= now)
}

function actionsOf(entry: PlanEntry, now: Instant): NextAction[] {
  return entry.facts.actions
    .filter(({ state }) => !ENDED.has(state))
    .map((action) => ({ ...action, ...nextDay(action, now), source: sourceOf(entry), team: entry.team }))
}

/** What has begun and has no end goes on without a day. */
function nextDay({ days, span }: PlannedAction, now: Instant): Pick<NextAction, 'day' | 'isPast'> {
  const coming = [...days, span?.from, span?.until].find((day) => day && endOf(day) > now)
  if (coming) return { day: coming, isPast: false }
  const past = span?.until ?? days.at(-1) ?? null
  const goesOn = span !== null && span.until === null
  return goesOn ? { day: null, isPast: false } : { day: past, isPast: past !== null }
}

/** Coming days first, the nearest at the top; then what goes on without a day; last what had its day already. */
function byWhatComesNext(one: NextAction, other: NextAction): number {
  const rank = ({ day, isPast }: NextAction) => (day === null ? 1 : isPast ? 2 : 0)
  const time = ({ day }: NextAction) => day?.sortAt.getTime() ?? 0
  const order = rank(one) - rank(other)
  return order !== 0 ? order : one.isPast ? time(other) - time(one) : time(one) - time(other)
}

function sourceOf({ itemId, title, institutionName }: PlanEntry): Source {
  return { itemId, title, institutionName }
}

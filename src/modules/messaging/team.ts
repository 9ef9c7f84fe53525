import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'

/** Where a feature stands at an institution: off, tried out by some teams, or on. */
export const STAGES = ['off', 'pilot', 'on'] as const
export type Stage = (typeof STAGES)[number]

/** What happens when a team has more new messages in a week than it has agreed to. */
export const CAP_EFFECTS = ['longer', 'phone', 'pause'] as const
export type CapEffect = (typeof CAP_EFFECTS)[number]

/** A team of an institution that answers messages: what everybody may know of it. */
export type Team = {
  readonly teamId: string
  readonly institutionId: InstitutionId
  readonly name: string
  /** Who reads and answers, in the team's words; empty: not said. */
  readonly answeredBy: string
  readonly phone: string
  /** Seven days from Monday on: `HH:MM-HH:MM`, or empty where it is closed. */
  readonly openingHours: readonly string[]
  readonly promiseDays: number
  readonly inPilot: boolean
  readonly signature: string
  /** New messages a week, and what happens beyond it; null: no limit. */
  readonly capWeekly: number | null
  readonly capEffect: CapEffect
  readonly capExtraDays: number
  readonly awayFrom: Instant | null
  readonly awayUntil: Instant | null
  /** Who answers meanwhile. */
  readonly coveredBy: string | null
  readonly coverName: string | null
}

/** Whether a team is away now. */
export function isAway({ awayFrom, awayUntil }: Pick<Team, 'awayFrom' | 'awayUntil'>, now: Instant): boolean {
  return awayFrom !== null && awayUntil !== null && awayFrom <= now && now < awayUntil
}

import type { CapEffect, Team } from './team.ts'

/** How a team's own limit changes what is promised for a new message; null: it does not. */
export type CapVerdict = { readonly effect: CapEffect; readonly weekly: number; readonly extraDays: number } | null

/**
 * What the limit that a team has agreed to does to the next message of a week: nothing below it; from it on a longer
 * promise, the telephone beside the form, or no form until next week.
 */
export function decideCap(
  { capWeekly, capEffect, capExtraDays }: Pick<Team, 'capWeekly' | 'capEffect' | 'capExtraDays'>,
  startedThisWeek: number,
): CapVerdict {
  if (capWeekly === null || startedThisWeek < capWeekly) return null
  return { effect: capEffect, weekly: capWeekly, extraDays: capEffect === 'longer' ? capExtraDays : 0 }
}

import type { Mark } from '#audit'
import type { Instant } from '#base/instant'
import type { LogQuestion } from '#requests'
import type { AccessLogEntry } from '../view-types.ts'

/** One look with what is unusual about it, and what was asked about it. */
export type LookEntry = AccessLogEntry & {
  readonly disclosureId: string
  readonly accountId: string | null
  readonly marks: readonly Mark[]
  readonly question: LogQuestion | null
}

/** Looks that say the same, one after the other: the newest of them, since when, and how many. */
export type GatheredLook = LookEntry & { readonly since: Instant; readonly times: number }

/**
 * Puts looks in a row that differ in nothing but their time into one line. A look that was asked about keeps a line of its
 * own, for its answer. What counts looks goes on counting each.
 */
export function gatherLooks(newestFirst: readonly LookEntry[]): readonly GatheredLook[] {
  const gathered: GatheredLook[] = []
  for (const look of newestFirst) {
    const last = gathered.at(-1)
    if (last && saysTheSame(last, look))
      gathered[gathered.length - 1] = { ...last, since: look.at, times: last.times + 1 }
    else gathered.push({ ...look, since: look.at, times: 1 })
  }
  return gathered
}

function saysTheSame(one: LookEntry, other: LookEntry): boolean {
  if (one.question !== null || other.question !== null) return false
  return (
    one.accountId === other.accountId &&
    one.who === other.who &&
    one.role === other.role &&
    one.capacity === other.capacity &&
    one.institutionName === other.institutionName &&
    one.category === other.category &&
    one.page === other.page &&
    one.onBehalfOf === other.onBehalfOf &&
    one.marks.join() === other.marks.join()
  )
}

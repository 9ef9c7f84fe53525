import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { findOwnItem } from '../own-item.ts'
import { endGoalsOfTest } from './end-goal.ts'

export type GoalFault = 'ends' | 'unit' | 'reason' | 'until'

export type GoalOrder = {
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly reason: string
  /** The last day on which it holds, YYYY-MM-DD. */
  readonly until: string
}

const LONGEST_REASON = 2000
const LONGEST_UNIT = 60
const MOST_YEARS = 5

/** Reads what a form says of a goal; the fault is the first field to be mended. `today` is YYYY-MM-DD. */
export function readGoal(
  form: Readonly<Record<string, string | undefined>>,
  today: string,
): { readonly order: GoalOrder; readonly fault: null } | { readonly order: null; readonly fault: GoalFault } {
  const wrong = (fault: GoalFault) => ({ order: null, fault })
  const [low, high] = [numberOf(form.low), numberOf(form.high)]
  if (low === 'wrong' || high === 'wrong' || (low === null && high === null)) return wrong('ends')
  if (low !== null && high !== null && low >= high) return wrong('ends')
  const unit = form.unit?.trim() ?? ''
  if (unit === '' || unit.length > LONGEST_UNIT) return wrong('unit')
  const reason = form.reason?.trim() ?? ''
  if (reason === '' || reason.length > LONGEST_REASON) return wrong('reason')
  const until = form.until ?? ''
  const latest = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until)) || until < today || until > latest)
    return wrong('until')
  return { order: { low, high, unit, reason, until }, fault: null }
}

/** With a point or a comma; nothing is no end. */
function numberOf(text: string | undefined): number | null | 'wrong' {
  const written = text?.trim().replace(',', '.') ?? ''
  if (written === '') return null
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(written) ? Number(written) : 'wrong'
}

/** Sets a goal for the person of a result of the clinician's institution; those before it for the same test end. Throws NotFound, Refused. */
export async function setGoal(
  scope: StaffScope,
  { itemId, ...goal }: GoalOrder & { readonly itemId: string },
): Promise<void> {
  const { personId, institutionId, resourceType, ...item } = await findOwnItem(scope, itemId)
  if (resourceType !== 'Observation') throw new Invalid('goal', { detail: 'a goal is for a result' })
  const { accountId, name: authorName } = scope.actor
  await endGoalsOfTest(scope, { personId, itemId: item.itemId })
  await sql`insert into goal_range (person_id, item_id, institution_id, low, high, unit, reason, until, account_id, author_name)
    values (${personId}::uuid, ${item.itemId}::uuid, ${institutionId}, ${goal.low}, ${goal.high}, ${goal.unit}, ${goal.reason},
      ${goal.until}::date, ${accountId}::uuid, ${authorName})`.execute(scope.db)
}

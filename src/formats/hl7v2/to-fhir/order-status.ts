/** How one kind of request names what can become of it in R4. */
export type RequestStatuses = {
  readonly revoked: string
  readonly ended: string
  readonly completed: string
  readonly onHold: string
}

/** ORC-1 (table 0119): orders that were taken back, that ended, that wait. */
const REVOKED: ReadonlySet<string> = new Set(['CA', 'CR', 'OC', 'UA', 'UM'])
const ENDED: ReadonlySet<string> = new Set(['DC', 'DR', 'OD', 'RP', 'RQ', 'RU', 'UX'])
const ON_HOLD: ReadonlySet<string> = new Set(['HD', 'HR', 'OH'])
/** These tell of a change and say what it is in ORC-5. */
const TELLS_STATUS: ReadonlySet<string> = new Set(['SC', 'SN', 'RE', 'OK', 'NW', 'XO', 'XX', 'SS', 'SR', ''])

/** Orders that are made anew: what ORC-9 says of others is when they were changed. */
const MAKES: ReadonlySet<string> = new Set(['NW', 'RO', 'SN', 'AF', 'RF', ''])

/** True when ORC-9, the time of the transaction, is the time of the order. */
export function makesOrder(control: string): boolean {
  return MAKES.has(control)
}

/** The status of a request by ORC-1, and by ORC-5 (table 0038) where that says more. Whatever goes on is active. */
export function orderStatus(control: string, status: string, names: RequestStatuses): string {
  if (REVOKED.has(control)) return names.revoked
  if (ENDED.has(control)) return names.ended
  if (ON_HOLD.has(control)) return names.onHold
  if (!TELLS_STATUS.has(control)) return 'active'
  if (status === 'CA') return names.revoked
  if (status === 'DC' || status === 'RP') return names.ended
  if (status === 'HD') return names.onHold
  return status === 'CM' ? names.completed : 'active'
}

import { setTimeout as pause } from 'node:timers/promises'
import { FetchFault } from '#platform/fetch/fetch-fault'
import type { PullLimits } from './pull-limits.ts'

export type Patience = Pick<PullLimits, 'tries' | 'pauseMs' | 'mostPollSeconds'>

/** Does what may fail for a while again, after a pause that doubles, or as long as the server says. Throws the last fault. */
export async function insist<Result>(
  patience: Patience,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (fault) {
      if (!(fault instanceof FetchFault) || !fault.mayPass || tries >= patience.tries) throw fault
      await pauseAfter(fault, tries, patience, signal)
    }
  }
}

/** The pause after so many tries. Throws when `signal` says that there will be no other. */
export async function pauseAfter(
  { retryAfterSeconds }: FetchFault,
  tries: number,
  { pauseMs, mostPollSeconds }: Patience,
  signal: AbortSignal | undefined,
): Promise<void> {
  const wanted = retryAfterSeconds === null ? pauseMs * 2 ** (tries - 1) : 1000 * retryAfterSeconds
  await pause(Math.min(wanted, 1000 * mostPollSeconds), undefined, signal ? { signal } : {})
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './log.ts'

export type Rounds = { readonly stop: () => Promise<void> }

export type RoundsOrder = {
  readonly everyMs: number
  /** For the log: "deciding anew". */
  readonly what: string
  readonly log: Pick<Log, 'warn'>
}

/**
 * Does a piece of work again and again in the background, at rest in between, until it is stopped, after the round at hand.
 * A fault is written down, and the next round tries once more; `stopping` lets long work end between two steps.
 */
export function startRounds(
  { everyMs, what, log }: RoundsOrder,
  work: (stopping: AbortSignal) => Promise<unknown>,
): Rounds {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work(stopping.signal)
      } catch (fault) {
        if (!stopping.signal.aborted) log.warn(`${what} waits`, { message: (fault as Error).message })
      }
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = run()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

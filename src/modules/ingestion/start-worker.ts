import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import type { Log } from '#platform/log'
import type { CrashPoint } from './crash-point.ts'

export type Worker = {
  /** Says that something has come: the worker looks at once instead of at its next round. */
  readonly nudge: () => void
  /** Resolves when nothing is left that may be worked on now: paused feeds and later tries stay. */
  readonly drain: () => Promise<void>
  /** Ends after the batch at hand. */
  readonly stop: () => Promise<void>
}

export type WorkerOrder = { readonly rules: MatchRules; readonly log: Log; readonly crashPoint?: CrashPoint }

/**
 * Takes kept messages through the steps, in the order of their receipt, until it is stopped. Several workers, in one
 * process or many, are safe: each message is claimed by one.
 */
export function startWorker(_database: Database, _order: WorkerOrder): Worker {
  return { nudge: () => undefined, drain: async () => undefined, stop: async () => undefined }
}

import { performance } from 'node:perf_hooks'
import type { Import } from '#ingestion'
import { holdPull, type Pull } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { PulledServer } from './pulled-server.ts'

/** One pull at work. */
export type PullRun = {
  readonly database: Database
  readonly server: PulledServer
  readonly pull: Pull
  /** Of the server, without a slash at the end. */
  readonly baseUrl: string
  readonly import: Import
  readonly crashPoint: () => void
}

/** By what messages of a pull are known, and their files for people. */
export function nameOfPull({ pullId }: Pick<Pull, 'pullId'>): string {
  return `pull ${pullId.slice(0, 8)}`
}

/** Under which name what could not be had is kept; the next pull settles it, and tells what it lacks itself. */
export const MISSING = 'missing from pull'

/** The same of one pull. */
export function missingFrom({ pullId }: Pull): string {
  return `${MISSING} ${pullId.slice(0, 8)}`
}

const HOLD_EVERY_MS = 20_000

/** Says now and then, while bytes come, that somebody works on it. */
export function holding(database: Database, pullId: string): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < HOLD_EVERY_MS) return
    last = performance.now()
    await withSystemScope(database, { purpose: 'pull' }, (scope) => holdPull(scope, { pullId }))
  }
}

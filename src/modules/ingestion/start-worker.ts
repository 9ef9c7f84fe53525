import { setTimeout as pause } from 'node:timers/promises'
import { loadValidator } from '#formats/fhir/validate'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import type { Log } from '#platform/log'
import { carryOut } from './carry-out.ts'
import type { CrashPoint } from './crash-point.ts'
import { takeNext } from './take-next.ts'

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
 * Takes kept messages through the steps, in the order of their receipt, until it is stopped; and what a process that died
 * left half done. Several workers, in one process or many, are safe: each message is claimed by one.
 */
export function startWorker(database: Database, order: WorkerOrder): Worker {
  const worker = new InboxWorker(database, order)
  const ended = worker.run()
  return {
    nudge: () => worker.nudge(),
    drain: () => worker.drain(),
    stop: () => {
      worker.stop()
      return ended
    },
  }
}

/** Nobody tells a worker of what another process has kept: it looks by itself. */
const ROUND_MS = 500
const LONGEST_PAUSE_MS = 5_000
const TIDY_EVERY_MS = 60_000
const LONGEST_REST_MS = 1_000

class InboxWorker {
  readonly #database: Database
  readonly #order: WorkerOrder
  #isStopped = false
  #isNudged = false
  #wake: () => void = () => undefined
  #drained: (() => void)[] = []
  #tidyAt = 0

  constructor(database: Database, order: WorkerOrder) {
    this.#database = database
    this.#order = order
  }

  nudge(): void {
    this.#isNudged = true
    this.#wake()
  }

  stop(): void {
    this.#isStopped = true
    this.#wake()
  }

  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained.push(resolve)
      this.nudge()
    })
  }

  async run(): Promise<void> {
    const { rules, log, crashPoint = () => undefined } = this.#order
    let failures = 0
    while (!this.#isStopped) {
      const asked = this.#drained
      this.#isNudged = false
      try {
        await this.#tidy()
        const tools = { validate: await loadValidator(), rules }
        const from = performance.now()
        const isBusy = await takeNext(this.#database, { tools, crashPoint, log })
        failures = 0
        if (isBusy) {
          await this.#stepBack(performance.now() - from)
          continue
        }
        this.#drained = this.#drained.filter((resolve) => !asked.includes(resolve))
        for (const resolve of asked) resolve()
        await this.#sleep(ROUND_MS)
      } catch (fault) {
        failures++
        log.warn('the inbox waits', { message: (fault as Error).message, failures })
        await pause(Math.min(ROUND_MS * 2 ** failures, LONGEST_PAUSE_MS))
      }
    }
    for (const resolve of this.#drained) resolve()
  }

  /** At the start, and now and then: what was decided or linked and not carried through to the end. */
  async #tidy(): Promise<void> {
    if (performance.now() < this.#tidyAt) return
    this.#tidyAt = performance.now() + TIDY_EVERY_MS
    await carryOut(this.#database, { rules: this.#order.rules })
  }

  /** The embedded database does one thing at a time; while messages come, two thirds of that are answers to senders. */
  async #stepBack(workedMs: number): Promise<void> {
    const isInDemand = this.#isNudged && this.#drained.length === 0 && !this.#isStopped
    if (this.#database.kind === 'embedded' && isInDemand) await pause(Math.min(2 * workedMs, LONGEST_REST_MS))
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#isNudged || this.#isStopped) return
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    const timer = new AbortController()
    await Promise.race([woken, pause(ms, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
    this.#wake = () => undefined
  }
}

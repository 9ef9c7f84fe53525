import { setTimeout } from 'node:timers/promises'
import { type App, startApp } from './app.ts'
import { HALF_ANSWER, type Point } from './make-kills.ts'

export type SupervisorOrder = {
  readonly env: Readonly<Record<string, string>>
  readonly log: string
  /** Where the app is to die, one after the other. */
  readonly points: readonly Point[]
  readonly beforeStart: () => Promise<unknown>
}

const PAUSE_MS = 200
/** An app that does not end is a broken promise too, and no reason to wait for ever. */
const LONGEST_STOP_MS = 20_000

/** Keeps an app running as an operating system does, and lets it die at the next of its points. */
export class Supervisor {
  /** The points at which it died. */
  readonly reached: string[] = []
  /** Deaths that nobody had asked for. */
  readonly unasked: string[] = []
  readonly #order: SupervisorOrder
  readonly #points: Point[]
  #app: App | null = null
  #isClosing = false
  /** The app that was ended from outside. */
  #struck: App | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(order: SupervisorOrder) {
    this.#order = order
    this.#points = [...order.points]
  }

  /** Resolves when it serves for the first time. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#running = this.#keepRunning(resolve)
    })
  }

  /** SIGKILL, as soon as it serves; it is started again at once. */
  async kill(): Promise<void> {
    const app = await this.#serving()
    this.#struck = app
    void app?.kill()
  }

  /** SIGTERM, as an update does, as soon as it serves; it is started again at once. */
  async update(): Promise<void> {
    const app = await this.#serving()
    this.#struck = app
    await app?.stop()
  }

  /** It does nothing for a while, and goes on. */
  async standStill(ms: number): Promise<void> {
    const pid = this.#app?.pid
    if (!pid || !send(pid, 'SIGSTOP')) return
    await setTimeout(ms)
    send(pid, 'SIGCONT')
  }

  async close(): Promise<void> {
    this.#isClosing = true
    const app = this.#app
    const patience = globalThis.setTimeout(() => {
      this.unasked.push(`the app did not end within ${LONGEST_STOP_MS / 1000} s of being asked to`)
      void app?.kill()
    }, LONGEST_STOP_MS)
    await app?.stop()
    clearTimeout(patience)
    await this.#running
  }

  async #serving(): Promise<App | null> {
    while (!this.#app?.hasServed && !this.#isClosing) await setTimeout(PAUSE_MS / 10)
    return this.#app
  }

  async #keepRunning(serves: () => void): Promise<void> {
    while (!this.#isClosing) {
      if (!(await succeeds(this.#order.beforeStart))) continue
      const point = this.#points.shift()
      this.#app = null
      const app = await startApp({ env: { ...this.#order.env, ...armed(point) }, log: this.#order.log })
      this.#app = app
      serves()
      if (this.#isClosing) await app.stop()
      const { signal } = await app.gone
      // Without its server it cannot start: it says so and ends, and is started again.
      if (this.#struck === app || this.#isClosing || !app.hasServed) {
        if (point) this.#points.unshift(point)
        await setTimeout(app.hasServed ? 0 : PAUSE_MS)
      } else if (point && signal === 'SIGKILL') this.reached.push(point.point)
      else this.unasked.push(`the app ended by itself (${signal ?? 'by an error of its own'})`)
    }
  }
}

/** The database may be away just now. */
async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    await setTimeout(PAUSE_MS)
    return false
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function armed(point: Point | undefined): Record<string, string> {
  if (!point) return {}
  return point.point === HALF_ANSWER
    ? { FAULT_CRASH: String(point.passing) }
    : { CRASH_AT: `${point.point}:${point.passing}` }
}

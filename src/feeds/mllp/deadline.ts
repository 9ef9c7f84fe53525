/** Calls `late` once when it has not been begun anew, or stopped, for so many seconds. Keeps no process alive. */
export class Deadline {
  readonly #seconds: number
  readonly #late: () => void
  #timer: NodeJS.Timeout | null = null

  constructor(seconds: number, late: () => void) {
    this.#seconds = seconds
    this.#late = late
  }

  get isRunning(): boolean {
    return this.#timer !== null
  }

  restart(): void {
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(this.#late, this.#seconds * 1000).unref()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}

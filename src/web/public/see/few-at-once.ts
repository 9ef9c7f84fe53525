import { TooMany } from '#base/errors'

/** Lets little slow work run at the same time, and little wait: whoever comes then is told to come again. */
export class FewAtOnce {
  readonly #most: { readonly running: number; readonly waiting: number }
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(most: { readonly running: number; readonly waiting: number }) {
    this.#most = most
  }

  /** Throws TooMany where as many wait as may. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#most.running) {
      if (this.#waiting.length >= this.#most.waiting) throw new TooMany('slow work', { retryAfterSeconds: 5 })
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}

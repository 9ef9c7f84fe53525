import type { RawMessage, Receipt } from '#ingestion'

export type KeepTogetherOrder = {
  /** Keeps all of them in one transaction, in this order, or none. */
  readonly keep: (messages: readonly RawMessage[]) => Promise<readonly Receipt[]>
  readonly mostMessages: number
  readonly mostBytes: number
}

type Waiting = {
  readonly message: RawMessage
  readonly resolve: (receipt: Receipt) => void
  readonly reject: (fault: unknown) => void
}

const PATIENCE_MS = 2

/**
 * Messages that wait on several connections share a commit: what comes while one is under way goes with the next. Where
 * several senders are at work, all of them are waited for, for two milliseconds at most: those who have just had their
 * answers come again at once, and half the commits are half the work. A lone sender waits for nobody. Receipts are given after the commit and
 * not before.
 */
export class KeepTogether {
  readonly #order: KeepTogetherOrder
  #waiting: Waiting[] = []
  #isKeeping = false
  /** How many are waited for, and whom to tell when they are there. */
  #company = 0
  #isComplete: () => void = () => undefined

  constructor(order: KeepTogetherOrder) {
    this.#order = order
  }

  /** Resolves once the message has been committed; rejects when that is not known. */
  add(message: RawMessage): Promise<Receipt> {
    const receipt = new Promise<Receipt>((resolve, reject) => this.#waiting.push({ message, resolve, reject }))
    if (!this.#isKeeping) void this.#keepAll()
    else if (this.#waiting.length >= this.#company) this.#isComplete()
    return receipt
  }

  async #keepAll(): Promise<void> {
    this.#isKeeping = true
    // The portions that have come in the same turn of the loop belong together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, this.#howMany())
      await this.#keep(together)
      await this.#gather(together.length + this.#waiting.length)
    }
    this.#isKeeping = false
  }

  async #gather(company: number): Promise<void> {
    this.#company = Math.min(company, this.#order.mostMessages)
    if (company === 1 || this.#waiting.length >= this.#company) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, PATIENCE_MS)
      this.#isComplete = () => {
        clearTimeout(late)
        resolve()
      }
    })
    this.#isComplete = () => undefined
  }

  #howMany(): number {
    const { mostMessages, mostBytes } = this.#order
    let bytes = 0
    const end = this.#waiting.findIndex(({ message }, at) => {
      bytes += message.bytes.length
      return at > 0 && (at >= mostMessages || bytes > mostBytes)
    })
    return end < 0 ? this.#waiting.length : end
  }

  /** One transaction. When it fails, each message is tried alone, so that one that breaks it holds nobody up. */
  async #keep(together: readonly Waiting[]): Promise<void> {
    try {
      const receipts = await this.#order.keep(together.map(({ message }) => message))
      for (const [at, { resolve }] of together.entries()) resolve(receipts[at]!)
    } catch (fault) {
      if (together.length === 1) together[0]!.reject(fault)
      else await this.#keepEach(together)
    }
  }

  /** Where two in a row fail it is not theirs: the rest is not tried. */
  async #keepEach(together: readonly Waiting[]): Promise<void> {
    let failures = 0
    let last: unknown
    for (const { message, resolve, reject } of together) {
      if (failures === 2) {
        reject(last)
        continue
      }
      try {
        const [receipt] = await this.#order.keep([message])
        failures = 0
        resolve(receipt!)
      } catch (fault) {
        failures++
        last = fault
        reject(fault)
      }
    }
  }
}

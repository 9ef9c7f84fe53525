/** What all connections together hold in memory. */
export class HeldBytes {
  readonly #most: number
  #held = 0

  constructor(most: number) {
    this.#most = most
  }

  get isFull(): boolean {
    return this.#held > this.#most
  }

  /** A connection held `before` bytes and now holds `after`. */
  change(before: number, after: number): void {
    this.#held += after - before
  }
}

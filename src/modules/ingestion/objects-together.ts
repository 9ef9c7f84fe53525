import type { MessageToKeep } from './receipt.ts'

const MOST_OBJECTS = 60
const MOST_BYTES = 16_000_000

/** Objects of studies on their way in, until there are enough for one transaction: a study is not written anew for each. */
export class ObjectsTogether {
  #objects: MessageToKeep[] = []
  #bytes = 0

  /** Whether there are enough now. */
  add(object: MessageToKeep): boolean {
    this.#objects.push(object)
    this.#bytes += object.bytes.length
    return this.#objects.length >= MOST_OBJECTS || this.#bytes >= MOST_BYTES
  }

  /** All that were added since the last time. */
  empty(): readonly MessageToKeep[] {
    const objects = this.#objects
    this.#objects = []
    this.#bytes = 0
    return objects
  }
}

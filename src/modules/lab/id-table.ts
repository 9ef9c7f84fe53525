/** An id is sixteen bytes: four words. Only equality is asked, so that their order does not matter. */
const WORDS = 4
const NOWHERE = -1

/** Finds the place of an id among thousands, without making an object of any of them. */
export class IdTable {
  readonly #ids: Int32Array
  readonly #mask: number
  readonly #slots: Int32Array

  constructor(ids: Int32Array) {
    this.#ids = ids
    const size = ids.length / WORDS
    const capacity = 2 ** Math.ceil(Math.log2(size * 2 + 2))
    this.#mask = capacity - 1
    this.#slots = new Int32Array(capacity).fill(NOWHERE)
    for (let place = 0; place < size; place++) this.#slots[this.#slotOf(ids, place)] = place
  }

  /** Where in the table the id is that stands at a place of other ids; -1: nowhere. */
  placeOf(ids: Int32Array, place: number): number {
    return this.#slots[this.#slotOf(ids, place)]!
  }

  /** The slot of an id, or the free one where it belongs. */
  #slotOf(ids: Int32Array, place: number): number {
    const at = place * WORDS
    let slot = mixed(ids[at]! ^ ids[at + 1]! ^ ids[at + 2]! ^ ids[at + 3]!) & this.#mask
    while (this.#slots[slot]! !== NOWHERE && !this.#isAt(this.#slots[slot]!, ids, at)) slot = (slot + 1) & this.#mask
    return slot
  }

  #isAt(place: number, ids: Int32Array, at: number): boolean {
    const own = place * WORDS
    for (let word = 0; word < WORDS; word++) if (this.#ids[own + word] !== ids[at + word]) return false
    return true
  }
}

/** Ids that count upwards spread over the table, too. */
function mixed(word: number): number {
  const spread = Math.imul(word, 0x9e3779b1)
  return spread ^ (spread >>> 15)
}

/** Ids as others write them, as words. */
export function idsOf(texts: readonly string[]): Int32Array {
  return wordsOf([Buffer.from(texts.join('').replaceAll('-', ''), 'hex')])
}

/** Columns of bytes one after the other, as words. */
export function wordsOf(columns: readonly Uint8Array[]): Int32Array {
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const column of columns) {
    bytes.set(column, at)
    at += column.byteLength
  }
  return new Int32Array(bytes.buffer)
}

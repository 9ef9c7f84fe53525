import { NEWLINE, SPACE } from './bytes.ts'

const SMALLEST = 262_144

/** The bytes of a stream that are still wanted: it grows at the end, and lets go of what has been handed out. */
export class ByteWindow {
  bytes = Buffer.alloc(0)
  length = 0
  /** Everything before has been handed out. */
  start = 0

  /** Adds bytes at the end; returns by how much everything has moved towards the beginning. */
  add(chunk: Uint8Array): number {
    const moved = this.#makeRoom(chunk.length)
    this.bytes.set(chunk, this.length)
    this.length += chunk.length
    return moved
  }

  /** A view of the bytes up to a place, from the first that has not been handed out or from another. */
  upTo(end: number, from = this.start): Buffer {
    return this.bytes.subarray(from, end)
  }

  /** The last byte before a place that is no blank; 0 when it has been handed out. */
  lastBefore(place: number): number {
    let last = place - 1
    while (last >= this.start && this.bytes[last]! <= SPACE) last--
    return last >= this.start ? this.bytes[last]! : 0
  }

  /** Doubles, so that a value of any size is copied a few times only. */
  #makeRoom(more: number): number {
    if (this.length + more <= this.bytes.length) return 0
    const moved = this.start
    const kept = this.length - moved
    const hasRoom = kept + more <= this.bytes.length / 2
    const target = hasRoom ? this.bytes : Buffer.allocUnsafe(Math.max(2 * (kept + more), SMALLEST))
    this.bytes.copy(target, 0, moved, this.length)
    this.bytes = target
    this.start = 0
    this.length = kept
    return moved
  }
}

export function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++
  return lines
}

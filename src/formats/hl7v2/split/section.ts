/** What begins at the start of a line: a message, or a line of the batch protocol (HL7 v2.5, 2.10.3). */
export type SectionKind = 'MSH' | 'FHS' | 'BHS' | 'BTS' | 'FTS' | 'other'

/** Bytes between two such starts. `bytes` ends at the limit; `size` counts all. */
export type Section = { readonly kind: SectionKind; readonly bytes: Uint8Array; readonly size: number }

/** Larger messages are refused: nobody reads them, and they would fill the memory. */
export const LARGEST_MESSAGE = 20 * 1024 * 1024
/** Of what is refused, so much is kept to see what it was. */
const KEPT_OF_REFUSED = 256 * 1024

/**
 * Cuts a stream of bytes into sections, chunk by chunk. It holds one section, and of one that is too large only its
 * beginning.
 */
export class SectionCutter {
  #kind: SectionKind = 'other'
  #kept = new Uint8Array(4096)
  #size = 0
  #carry: Uint8Array = new Uint8Array(0)
  #atLineStart = true;

  /** The sections that end in this chunk. */
  *take(chunk: Uint8Array): Generator<Section> {
    const bytes = this.#carry.length ? joined(this.#carry, chunk) : chunk
    let from = 0
    let at = 0
    while (at < bytes.length) {
      if (this.#atLineStart) {
        if (bytes.length - at < LOOKED_AT) break
        if (isByteOrderMark(bytes, at)) at += 3
        const kind = markerAt(bytes, at)
        if (kind) {
          this.#add(bytes.subarray(from, at))
          yield* this.#cut(kind)
          from = at
        }
      }
      const end = endOfLine(bytes, at)
      this.#atLineStart = end < bytes.length
      at = end + 1
    }
    at = Math.min(at, bytes.length)
    this.#add(bytes.subarray(from, at))
    this.#carry = bytes.slice(at)
  }

  /** What is left when the stream has ended. */
  *finish(): Generator<Section> {
    yield* this.take(new Uint8Array(LOOKED_AT).fill(0x0a))
    yield* this.#cut('other')
  }

  #add(bytes: Uint8Array): void {
    const from = Math.min(this.#size, LARGEST_MESSAGE)
    const room = bytes.subarray(0, LARGEST_MESSAGE - from)
    if (from + room.length > this.#kept.length) {
      const larger = new Uint8Array(Math.max(from + room.length, this.#kept.length * 2))
      larger.set(this.#kept)
      this.#kept = larger
    }
    this.#kept.set(room, from)
    this.#size += bytes.length
  }

  *#cut(next: SectionKind): Generator<Section> {
    const end = this.#size > LARGEST_MESSAGE ? KEPT_OF_REFUSED : this.#size
    const bytes = trimmed(this.#kept.slice(0, end))
    if (this.#kind !== 'other' || !isBlank(bytes)) yield { kind: this.#kind, bytes, size: this.#size }
    this.#kind = next
    this.#size = 0
    if (this.#kept.length > SMALL) this.#kept = new Uint8Array(4096)
  }
}

/** A buffer that one large message has stretched is not kept for the small ones after it. */
const SMALL = 1024 * 1024

/** A marker and the character after it, behind a byte order mark: files that were put one after another keep theirs. */
const LOOKED_AT = 7
const MARKERS: readonly SectionKind[] = ['MSH', 'FHS', 'BHS', 'BTS', 'FTS']

function isByteOrderMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf
}

function markerAt(bytes: Uint8Array, at: number): SectionKind | null {
  const third = bytes[at + 2]
  if (third !== 0x48 && third !== 0x53) return null
  const name = String.fromCharCode(bytes[at]!, bytes[at + 1]!, third)
  const after = String.fromCharCode(bytes[at + 3]!)
  return /[A-Za-z0-9]/.test(after) ? null : (MARKERS.find((marker) => marker === name) ?? null)
}

/** A line ends at CR or LF; the bytes of an MLLP frame (VT, FS) stand between messages, too. */
function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte <= 0x1c && (byte === 0x0d || byte === 0x0a || byte === 0x0b || byte === 0x1c)) return at
  }
  return bytes.length
}

/** White space, frame bytes, zeros and byte order marks say nothing. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf)
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1]! <= 0x20) end--
  return bytes.subarray(0, end)
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
}

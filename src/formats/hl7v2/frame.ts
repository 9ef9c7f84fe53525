/** The bytes around a message on a wire (HL7 v2 Transport Specification: MLLP, Release 1, section 2). */
const VT = 0x0b
const FS = 0x1c
const CR = 0x0d
const WHITE = new Set([0x00, 0x09, 0x0a, CR, 0x20])

/** Of what cannot be taken in, so much is kept that a header in it can still be read. */
const HEAD_BYTES = 2048
const FIRST_ROOM_BYTES = 4096

/** What a stream of bytes turned out to hold, in order. */
export type FrameEvent =
  /** A whole message; `hasEnd` is false where FS stood without CR. */
  | { readonly kind: 'message'; readonly bytes: Uint8Array; readonly hasEnd: boolean }
  /** The sender began anew in the middle: what had come of the first one is no message. */
  | { readonly kind: 'abandoned'; readonly length: number }
  /** Bytes that belong to no block. */
  | { readonly kind: 'noise'; readonly length: number }
  /** A block without a beginning: its end came, VT had not. */
  | { readonly kind: 'unframed'; readonly head: Uint8Array; readonly length: number }
  /** More than the limit without an end. Nothing that comes after it is read. */
  | { readonly kind: 'too-large'; readonly head: Uint8Array }

/** A message, or an answer, as it goes over the wire. */
export function framed(content: Uint8Array): Uint8Array {
  const block = new Uint8Array(content.length + 3)
  block[0] = VT
  block.set(content, 1)
  block[content.length + 1] = FS
  block[content.length + 2] = CR
  return block
}

/**
 * Takes a stream apart into MLLP blocks, in whatever portions it comes; the portions change nothing. Two messages never
 * become one: a block ends at FS CR, at FS VT, and where VT or FS stands before the first segment of another message.
 * Other VT and FS are text. Memory is bounded by twice `mostBytes` and the size of a portion; the time is linear.
 */
export class FrameDecoder {
  readonly #mostBytes: number
  #state: 'outside' | 'inside' | 'closed' = 'outside'
  /** The byte before was FS. */
  #isEnding = false
  #room = new Uint8Array(FIRST_ROOM_BYTES)
  #length = 0
  /** Up to here no message begins within the block. */
  #searched = 0
  /** The block began with VT, and not behind the end of another. */
  #hasBegun = false
  #noise = 0
  #events: FrameEvent[] = []

  constructor({ mostBytes }: { readonly mostBytes: number }) {
    this.#mostBytes = mostBytes
  }

  /** A message has begun and has not ended. */
  get isInside(): boolean {
    return this.#state === 'inside'
  }

  /** All of a message may have come: FS did, CR did not. */
  get isEnding(): boolean {
    return this.isInside && this.#isEnding
  }

  /** Bytes of the message that has begun. */
  get pending(): number {
    return this.isInside ? this.#length : 0
  }

  /** Reads a portion and answers what it completed. */
  push(portion: Uint8Array): FrameEvent[] {
    let at = 0
    while (at < portion.length && this.#state !== 'closed')
      at = this.#isEnding
        ? this.#afterEnd(portion, at)
        : this.isInside
          ? this.#readInside(portion, at)
          : this.#readOutside(portion, at)
    return this.#taken()
  }

  /** No CR will come after FS: what had come was the message. */
  settle(): FrameEvent[] {
    if (this.isEnding) this.#complete(false)
    return this.#taken()
  }

  #taken(): FrameEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  /** The byte after FS decides: CR or VT end the block, any other shows that FS was text. Answers where to go on. */
  #afterEnd(portion: Uint8Array, at: number): number {
    const next = portion[at]
    if (next === CR) {
      this.#complete(true)
      return at + 1
    }
    if (next === VT) {
      this.#complete(false)
      return at
    }
    this.#isEnding = false
    if (this.isInside) this.#keep(Uint8Array.of(FS))
    else this.#keepNoise(Uint8Array.of(FS))
    return at
  }

  #readInside(portion: Uint8Array, from: number): number {
    const end = portion.indexOf(FS, from)
    this.#keep(portion.subarray(from, end < 0 ? portion.length : end))
    if (end < 0 || this.#state === 'closed') return portion.length
    this.#isEnding = true
    return end + 1
  }

  #readOutside(portion: Uint8Array, from: number): number {
    let at = from
    while (at < portion.length && portion[at] !== VT && portion[at] !== FS) at++
    this.#keepNoise(portion.subarray(from, at))
    if (at === portion.length || this.#state === 'closed') return portion.length
    if (portion[at] === FS) this.#isEnding = true
    else {
      this.#reportNoise()
      this.#state = 'inside'
      this.#hasBegun = true
    }
    return at + 1
  }

  #complete(hasEnd: boolean): void {
    this.#isEnding = false
    if (this.isInside) this.#report(0, this.#length, hasEnd)
    else if (this.#noise > 0)
      this.#events.push({ kind: 'unframed', head: this.#room.slice(0, this.#length), length: this.#noise })
    this.#noise = 0
    this.#empty()
  }

  #keep(bytes: Uint8Array): void {
    this.#append(bytes)
    const begin = this.#lastBeginning()
    if (this.#state === 'closed') return
    if (begin > 0) {
      this.#room.copyWithin(0, begin, this.#length)
      this.#length -= begin
      this.#searched -= begin
    }
    if (this.#length > this.#mostBytes) this.#close(0)
  }

  /** Where the block begins once what the sender broke off, or ended without CR and VT, is left out. */
  #lastBeginning(): number {
    let begin = 0
    for (;;) {
      const at = this.#nextSign()
      if (at < 0) return begin
      // Byte by byte, the limit would have been reached before the segment's name had been read.
      if (at + 3 - begin > this.#mostBytes) {
        this.#close(begin)
        return 0
      }
      const isBrokenOff = this.#room[at] === VT
      if (!isBrokenOff) this.#report(begin, at, false)
      else if (at > begin) this.#events.push({ kind: 'abandoned', length: at - begin })
      this.#hasBegun = isBrokenOff
      begin = at + 1
    }
  }

  /** The next VT or FS of the block that a first segment follows; -1 where there is none yet. */
  #nextSign(): number {
    const room = this.#room
    for (let at = this.#searched; at < this.#length; at++) {
      if (room[at] !== VT && room[at] !== FS) continue
      this.#searched = at
      if (this.#length < at + 4) return -1
      this.#searched = at + 1
      if (isFirstSegment(room, at + 1)) return at
    }
    this.#searched = this.#length
    return -1
  }

  #report(from: number, to: number, hasEnd: boolean): void {
    if (this.#hasBegun) this.#events.push({ kind: 'message', bytes: this.#room.slice(from, to), hasEnd })
    else
      this.#events.push({
        kind: 'unframed',
        head: this.#room.slice(from, Math.min(to, from + HEAD_BYTES)),
        length: to - from,
      })
  }

  /** Of noise only the head is kept; white space at its beginning is none. */
  #keepNoise(bytes: Uint8Array): void {
    const from = this.#noise > 0 ? 0 : bytes.findIndex((byte) => !WHITE.has(byte))
    if (from < 0) return
    const noise = bytes.subarray(from)
    this.#noise += noise.length
    this.#append(noise.subarray(0, Math.max(0, HEAD_BYTES - this.#length)))
    if (this.#noise > this.#mostBytes) this.#close(0)
  }

  #reportNoise(): void {
    if (this.#noise > 0) this.#events.push({ kind: 'noise', length: this.#noise })
    this.#noise = 0
    this.#empty()
  }

  #close(begin: number): void {
    const head = this.#room.subarray(begin, this.#length).slice(0, Math.min(HEAD_BYTES, this.#mostBytes))
    this.#events.push({ kind: 'too-large', head })
    this.#empty()
    this.#state = 'closed'
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length
    if (needed > this.#room.length) {
      const larger = new Uint8Array(Math.max(needed, this.#room.length * 2))
      larger.set(this.#room.subarray(0, this.#length))
      this.#room = larger
    }
    this.#room.set(bytes, this.#length)
    this.#length = needed
  }

  #empty(): void {
    if (this.#room.length > FIRST_ROOM_BYTES * 16) this.#room = new Uint8Array(FIRST_ROOM_BYTES)
    this.#length = 0
    this.#searched = 0
    this.#isEnding = false
    this.#state = 'outside'
  }
}

/** The segments with which a message, a file or a batch begins (HL7 v2.5, 2.10.3 and 2.15.9). */
function isFirstSegment(bytes: Uint8Array, at: number): boolean {
  const name = String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!)
  return name === 'MSH' || name === 'FHS' || name === 'BHS'
}

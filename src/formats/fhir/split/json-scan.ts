import { ByteWindow, countLines } from './byte-window.ts'
import {
  BREAKS,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  NAMES,
  NEWLINE,
  OPEN_LIST,
  OPEN_OBJECT,
  OPENS,
  PLAIN,
  QUOTE,
  QUOTES,
  ROLES,
  SPACE,
} from './bytes.ts'
import type { Found, Span } from './found.ts'
import { CUT_OFF, resumeString, stringEnd } from './string-end.ts'

/** How much of a value that is too large is kept for who must look at it. */
const KEPT_OF_TOO_LARGE = 65_536

/** No key that the scan knows is longer. */
const LONGEST_KEY = 16

/** Keys that only a Bundle's entry has; List, the other type with entries, has none of them. */
const BUNDLE_ENTRY_KEYS = new Set(['fullUrl', 'resource', 'request', 'response', 'search'])

/**
 * Finds where values begin and end in a stream of JSON bytes, without parsing them: one top-level value after the
 * other, and of a Bundle one entry after the other, so that memory holds a single entry. It knows brackets, strings
 * and keys; whether what is between them is JSON is for JSON.parse to say, entry by entry.
 *
 * After a fault it goes on at the next line that begins with "{" where no value could begin: no such line is inside a
 * sound value, and every line of an NDJSON file is one.
 */
export class JsonScan {
  readonly #limit: number
  readonly #assumeBundle: boolean
  readonly #window = new ByteWindow()
  #ended = false

  #at = 0
  /** Where to go on inside a string whose end has not come yet; -1 outside. */
  #inString = -1
  #line = 1
  #startLine = 1

  #depth = 0
  #deepest = 0
  #keys = 0
  /** Depth to which the scan may run without looking. */
  #skimTo = -1
  #isJunk = false
  #head: Buffer | null = null

  #stringFrom = 0
  #stringTo = 0
  #rootKey = ''
  #entryKey = ''
  #type: 'unknown' | 'Bundle' | 'other' = 'unknown'
  #inEntries = false
  #isSplit = false
  #header = Buffer.alloc(0)
  #outerKeys = 0
  #outerDeepest = 0
  #entryFrom = 0
  #resourceFrom = -1
  #resourceTo = -1
  #resourceKeys = 0
  #resourceDepth = 0

  constructor(limits: { readonly resourceBytes: number; readonly assumeBundle?: boolean }) {
    this.#limit = limits.resourceBytes
    this.#assumeBundle = limits.assumeBundle ?? false
  }

  /** Takes more bytes. Call `next` until it returns null before feeding again. */
  feed(chunk: Uint8Array): void {
    this.#shift(this.#window.add(chunk))
  }

  /** Says that no more bytes will come. */
  end(): void {
    this.#ended = true
  }

  /** What comes next; null when it takes more bytes to tell, or when all has been told. */
  next(): Found | null {
    for (;;) {
      const found = this.#isJunk ? this.#endOfJunk() : this.#step()
      if (found === 'more') return this.#ended ? this.#rest() : this.#letGoOfTooMuch()
      if (found) return found
    }
  }

  /** Handles what stands at one place; deep inside a value, everything up to its end. */
  #step(): Found | 'more' | null {
    if (this.#skimTo >= 0) return this.#skim()
    if (this.#inString >= 0) return this.#passString()
    if (this.#at >= this.#window.length) return 'more'
    const byte = this.#window.bytes[this.#at]!
    if (byte <= SPACE) {
      if (byte === NEWLINE) this.#line++
      this.#at++
      return null
    }
    if (this.#depth === 0 && byte !== OPEN_OBJECT && byte !== OPEN_LIST) return this.#beginJunk()
    if (byte === QUOTE) return this.#passString()
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) return this.#open(byte)
    this.#at++
    if (byte === COLON) return this.#nameKey()
    return byte === CLOSE_OBJECT || byte === CLOSE_LIST ? this.#close() : null
  }

  /** Runs to the bracket that closes down to `skimTo`, counting keys and depth on the way. */
  #skim(): Found | 'more' | null {
    const bytes = this.#window.bytes
    const length = this.#window.length
    let at = this.#at
    let depth = this.#depth
    let keys = this.#keys
    let deepest = this.#deepest
    let end: 'closed' | 'cut-off' | 'more' = 'more'
    let isInString = this.#inString >= 0
    while (at < length && end === 'more') {
      const role = isInString ? QUOTES : ROLES[bytes[at]!]!
      if (role === PLAIN) at++
      else if (role === QUOTES) {
        const quote = isInString ? this.#endOfString(at) : stringEnd(bytes, at + 1, length)
        if (quote < 0) {
          if (!isInString) this.#endOfString(at)
          if (quote === CUT_OFF) end = 'cut-off'
          break
        }
        isInString = false
        at = quote + 1
      } else if (role === OPENS) {
        if (this.#beginsNewLine(at)) end = 'cut-off'
        else at++
        if (++depth > deepest) deepest = depth
      } else {
        at++
        if (role === NAMES) keys++
        else if (role === BREAKS) this.#line++
        else if (--depth === this.#skimTo) end = 'closed'
      }
    }
    this.#at = at
    this.#depth = depth
    this.#keys = keys
    this.#deepest = deepest
    if (end === 'cut-off') return this.#breakOff()
    return end === 'closed' ? this.#endSkim() : 'more'
  }

  #endSkim(): null {
    this.#skimTo = -1
    const closesResource = this.#inEntries && this.#depth === 3 && this.#resourceFrom >= 0 && this.#resourceTo < 0
    if (closesResource) {
      this.#resourceTo = this.#at
      this.#resourceKeys = this.#keys - this.#resourceKeys
      const depthAround = this.#resourceDepth
      this.#resourceDepth = this.#deepest - 3
      this.#deepest = depthAround
    }
    return null
  }

  /** A "{" at the beginning of a line where no value can begin: the value before it was never finished. */
  #beginsNewLine(at: number): boolean {
    if (at <= this.#window.start || this.#window.bytes[at - 1] !== NEWLINE || this.#window.bytes[at] !== OPEN_OBJECT)
      return false
    const before = this.#window.lastBefore(at)
    return before !== COMMA && before !== COLON && before !== OPEN_LIST
  }

  #passString(): Found | 'more' | null {
    const from = this.#at
    const end = this.#endOfString(from)
    if (end < 0) return end === CUT_OFF ? this.#breakOff() : 'more'
    this.#stringFrom = from + 1
    this.#stringTo = end
    if (this.#depth === 1 && this.#rootKey === 'resourceType' && this.#window.lastBefore(from) === COLON) {
      this.#type = this.#lastString() === 'Bundle' ? 'Bundle' : 'other'
    }
    this.#at = end + 1
    return null
  }

  /** The closing quote of the string that begins at `from`, or was begun before the bytes ended. */
  #endOfString(from: number): number {
    const inside = this.#inString >= 0 ? this.#inString : from + 1
    const end = stringEnd(this.#window.bytes, inside, this.#window.length)
    this.#inString = end >= 0 || end === CUT_OFF ? -1 : resumeString(this.#window.bytes, inside, this.#window.length)
    return end
  }

  #nameKey(): Found | null {
    this.#keys++
    if (this.#depth === 1) this.#rootKey = this.#lastString()
    if (this.#depth !== 3 || !this.#inEntries) return null
    this.#entryKey = this.#lastString()
    return !this.#isSplit && BUNDLE_ENTRY_KEYS.has(this.#entryKey) ? this.#beginBundle(this.#entryFrom) : null
  }

  #lastString(): string {
    const isShort = this.#stringTo - this.#stringFrom <= LONGEST_KEY
    return isShort ? this.#window.bytes.toString('latin1', this.#stringFrom, this.#stringTo) : ''
  }

  #open(byte: number): Found | null {
    if (this.#depth > 0 && this.#beginsNewLine(this.#at)) return this.#breakOff()
    if (this.#depth === 0) this.#beginValue()
    if (this.#depth === 2 && this.#inEntries && byte === OPEN_OBJECT) {
      if (this.#isSplit && !this.#oneCommaBefore()) return this.#handOutGap()
      if (!this.#isSplit && this.#isBundle()) return this.#beginBundle(this.#at)
      this.#beginEntry()
    }
    if (this.#depth === 1 && byte === OPEN_LIST && this.#rootKey === 'entry') this.#inEntries = this.#type !== 'other'
    if (this.#depth === 3 && this.#inEntries && byte === OPEN_OBJECT) this.#beginResource()
    this.#at++
    this.#depth++
    if (this.#depth > this.#deepest) this.#deepest = this.#depth
    const looksInside = this.#depth === 1 || (this.#inEntries && this.#depth <= 3)
    if (!looksInside) this.#skimTo = this.#depth - 1
    return null
  }

  #beginValue(): void {
    this.#window.start = this.#at
    this.#startLine = this.#line
    this.#keys = 0
    this.#deepest = 0
    this.#rootKey = ''
    this.#type = 'unknown'
    this.#inEntries = false
    this.#isSplit = false
  }

  #isBundle(): boolean {
    return this.#assumeBundle || this.#type === 'Bundle'
  }

  /** From here on entries are handed out one by one; what stands before the first is kept until the end. */
  #beginBundle(firstEntry: number): Found {
    this.#isSplit = true
    this.#header = Buffer.from(this.#head ?? this.#window.upTo(firstEntry))
    this.#head = null
    this.#window.start = firstEntry
    return { kind: 'bundle-start', bytes: this.#header, line: this.#startLine }
  }

  #beginEntry(): void {
    this.#entryFrom = this.#at
    this.#outerKeys = this.#keys
    this.#outerDeepest = this.#deepest
    this.#keys = 0
    this.#deepest = 2
    this.#entryKey = ''
    this.#resourceFrom = -1
    this.#resourceTo = -1
    this.#resourceDepth = 0
  }

  #beginResource(): void {
    if (this.#entryKey !== 'resource' || this.#resourceFrom >= 0) return
    this.#resourceFrom = this.#at
    this.#resourceKeys = this.#keys
    this.#resourceDepth = this.#deepest
    this.#deepest = 3
  }

  #close(): Found | null {
    this.#depth--
    if (this.#inEntries && this.#depth === 2) return this.#endEntry()
    if (this.#inEntries && this.#depth === 1) this.#inEntries = false
    return this.#depth === 0 ? this.#endValue() : null
  }

  #endEntry(): Found | null {
    const measured = { line: this.#startLine, keys: this.#keys, depth: this.#deepest - 2 }
    this.#deepest = this.#outerDeepest
    this.#keys = this.#outerKeys
    if (!this.#isSplit) {
      this.#keys += measured.keys
      this.#deepest = Math.max(this.#outerDeepest, measured.depth + 2, this.#resourceDepth + 3)
      return null
    }
    const from = this.#entryFrom
    const bytes = this.#window.upTo(this.#at, from)
    this.#window.start = this.#at
    if (this.#head) return this.#tooLarge()
    return { kind: 'entry', bytes, resource: this.#spanOfResource(), ...measured }
  }

  #spanOfResource(): Span | null {
    if (this.#resourceTo < 0) return null
    const from = this.#resourceFrom - this.#entryFrom
    return { from, to: this.#resourceTo - this.#entryFrom, keys: this.#resourceKeys, depth: this.#resourceDepth }
  }

  #endValue(): Found {
    const rest = this.#window.upTo(this.#at)
    const measured = { line: this.#startLine, keys: this.#keys, depth: this.#deepest }
    this.#window.start = this.#at
    if (this.#head) return this.#tooLarge()
    if (!this.#isSplit) return { kind: 'value', bytes: rest, ...measured }
    return { kind: 'bundle-end', bytes: Buffer.concat([this.#header, rest]), ...measured }
  }

  #oneCommaBefore(): boolean {
    const gap = this.#window.bytes.toString('latin1', this.#window.start, this.#at).trim()
    return gap === ',' || gap === ''
  }

  #handOutGap(): Found {
    const bytes = this.#window.upTo(this.#at)
    this.#window.start = this.#at
    return { kind: 'broken', bytes, line: this.#line, why: 'not-json' }
  }

  /** The value before this line was cut off: hand it out, and begin anew with the line. */
  #breakOff(): Found {
    const isInString = this.#window.bytes[this.#at] !== OPEN_OBJECT
    if (isInString) this.#at += this.#window.upTo(this.#window.length, this.#at).indexOf('\n{') + 1
    const bytes = this.#head ?? this.#window.upTo(this.#at)
    const line = this.#startLine
    this.#startAnew(bytes)
    return { kind: 'broken', bytes, line, why: 'truncated' }
  }

  #startAnew(handedOut: Buffer): void {
    this.#line = this.#startLine + countLines(handedOut)
    this.#window.start = this.#at
    this.#depth = 0
    this.#skimTo = -1
    this.#inString = -1
    this.#inEntries = false
    this.#isJunk = false
    this.#head = null
  }

  #beginJunk(): null {
    this.#isJunk = true
    this.#window.start = this.#at
    this.#startLine = this.#line
    return null
  }

  /** Text that is no JSON goes on to the next line that begins with "{". */
  #endOfJunk(): Found | 'more' {
    const from = Math.max(this.#window.start, this.#at - 1)
    const next = this.#window.upTo(this.#window.length, from).indexOf('\n{')
    this.#at = next < 0 ? this.#window.length : from + next + 1
    if (next < 0 && !this.#ended) return 'more'
    const bytes = this.#head ?? this.#window.upTo(this.#at)
    const line = this.#startLine
    this.#startAnew(bytes)
    return { kind: 'broken', bytes, line, why: 'not-json' }
  }

  #rest(): Found | null {
    if (this.#depth === 0 || this.#window.start >= this.#window.length) return null
    const bytes = this.#head ?? this.#window.upTo(this.#window.length)
    const line = this.#startLine
    this.#at = this.#window.length
    this.#startAnew(bytes)
    return { kind: 'broken', bytes, line, why: 'truncated' }
  }

  #tooLarge(): Found {
    const bytes = this.#head!
    this.#head = null
    return { kind: 'broken', bytes, line: this.#startLine, why: 'too-large' }
  }

  /** Before asking for more: what has grown beyond the limit is no longer kept, only followed to its end. */
  #letGoOfTooMuch(): null {
    if (this.#head || this.#window.length - this.#window.start > this.#limit) {
      this.#head ??= Buffer.from(this.#window.upTo(this.#window.start + KEPT_OF_TOO_LARGE))
      this.#at = Math.min(Math.max(this.#at, this.#inString), this.#window.length)
      this.#window.start = this.#at
    }
    return null
  }

  /** Follows the window when it moves. */
  #shift(by: number): void {
    this.#at -= by
    if (this.#inString >= 0) this.#inString -= by
    this.#stringFrom -= by
    this.#stringTo -= by
    this.#entryFrom -= by
    if (this.#resourceFrom >= 0) this.#resourceFrom -= by
    if (this.#resourceTo >= 0) this.#resourceTo -= by
  }
}

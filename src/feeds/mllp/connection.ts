import type { Socket } from 'node:net'
import { FrameDecoder, type FrameEvent } from '#formats/hl7v2/frame'
import type { Log } from '#platform/log'
import { Deadline } from './deadline.ts'
import type { HeldBytes } from './held-bytes.ts'
import type { Limits } from './limits.ts'

/** Why something that came was no message. */
export type Flaw = 'no beginning' | 'too large'

/** Where a process may die at this door, by name (src/modules/ingestion/crash-point.ts has the others). */
export type DoorPoint = 'after reading' | 'before answering' | 'after answering'

export type ConnectionOrder = {
  /** For logs and for staff: feed and peer. */
  readonly name: string
  readonly limits: Limits
  readonly held: HeldBytes
  readonly log: Log
  /** True while nothing more may be read. */
  readonly isBehind: () => boolean
  /** What goes back for a message, as it goes over the wire; null when nothing does. Never rejects. */
  readonly answer: (message: Uint8Array) => Promise<Uint8Array | null>
  readonly refuse: (head: Uint8Array, flaw: Flaw) => Uint8Array
  readonly crashPoint: (at: DoorPoint) => void
}

/**
 * One sender's connection: messages in, answers out, in the same order. It reads no faster than the messages can be
 * kept and their answers are taken; what is begun and not ended is dropped when the sender goes.
 */
export class Connection {
  readonly #socket: Socket
  readonly #order: ConnectionOrder
  readonly #decoder: FrameDecoder
  readonly #deadlines: readonly Deadline[]
  readonly #idle: Deadline
  readonly #silent: Deadline
  readonly #whole: Deadline
  readonly #settle: Deadline
  readonly #answered: Deadline
  #answers: Promise<void> = Promise.resolve()
  #unanswered = 0
  #unansweredBytes = 0
  #held = 0
  #flaws = 0
  #isEnding = false
  #isGone = false
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>

  constructor(socket: Socket, order: ConnectionOrder) {
    this.#socket = socket
    this.#order = order
    const { limits } = order
    this.#decoder = new FrameDecoder({ mostBytes: limits.mostBytes })
    this.#idle = new Deadline(limits.idleSeconds, () => this.#end('idle'))
    this.#silent = new Deadline(limits.silentSeconds, () => this.#cut('silent in the middle of a message'))
    this.#whole = new Deadline(limits.messageSeconds, () => this.#cut('a message took too long'))
    this.#settle = new Deadline(limits.settleSeconds, () => this.#takeAll(this.#decoder.settle()))
    this.#answered = new Deadline(limits.answerSeconds, () => this.#cut('answers are not read'))
    this.#deadlines = [this.#idle, this.#silent, this.#whole, this.#settle, this.#answered]
    this.closed = new Promise((resolve) => socket.once('close', () => resolve(this.#letGo())))
    socket.on('error', () => undefined)
    socket.on('data', (portion: Uint8Array) => this.#read(portion))
    socket.once('end', () => this.#finish())
    socket.on('drain', () => this.balance())
    this.#idle.restart()
  }

  /** Reads on, or waits, as things are now. */
  balance(): void {
    if (this.#isEnding) return
    const { limits, isBehind } = this.#order
    const isFull = this.#unanswered >= limits.mostUnanswered || this.#unansweredBytes > 2 * limits.mostBytes
    const isSlow = this.#socket.writableNeedDrain
    if (!isSlow) this.#answered.stop()
    else if (!this.#answered.isRunning) this.#answered.restart()
    const mustWait = isFull || isSlow || isBehind()
    if (mustWait === this.#socket.isPaused()) return
    if (mustWait) {
      // Whoever is not read from cannot be late.
      for (const deadline of [this.#idle, this.#silent, this.#whole, this.#settle]) deadline.stop()
      this.#socket.pause()
    } else {
      this.#socket.resume()
      this.#watch()
    }
  }

  /** Reads nothing more, gives the answers that are due, and closes; a message that has not ended is dropped. */
  async stop(): Promise<void> {
    this.#end('the door closes')
    await this.closed
  }

  #read(portion: Uint8Array): void {
    this.#order.crashPoint('after reading')
    this.#settle.stop()
    this.#takeAll(this.#decoder.push(portion))
    if (this.#decoder.isInside && this.#order.held.isFull) this.#cut('there is no room for more half messages')
  }

  #takeAll(events: readonly FrameEvent[]): void {
    for (const event of events) this.#take(event)
    this.#hold()
    this.#watch()
    this.balance()
  }

  #take(event: FrameEvent): void {
    const { answer, refuse } = this.#order
    if (event.kind === 'message') {
      this.#whole.stop()
      if (!event.hasEnd) this.#flaw('a message ended without CR')
      this.#respond(event.bytes.length, () => answer(event.bytes))
    } else if (event.kind === 'unframed') {
      this.#flaw('a message began without VT', event.length)
      this.#respond(0, async () => refuse(event.head, 'no beginning'))
    } else if (event.kind === 'too-large') {
      this.#respond(0, async () => refuse(event.head, 'too large'))
      this.#end('a message was larger than the limit')
    } else this.#flaw(event.kind === 'noise' ? 'bytes outside a message' : 'a message was broken off', event.length)
  }

  /** Messages are kept at once, side by side; their answers wait for each other. */
  #respond(bytes: number, make: () => Promise<Uint8Array | null>): void {
    this.#unanswered++
    this.#unansweredBytes += bytes
    const answer = make()
    this.#answers = this.#answers.then(async () => {
      this.#write(await answer)
      this.#unanswered--
      this.#unansweredBytes -= bytes
      this.#hold()
      this.balance()
    })
  }

  #write(answer: Uint8Array | null): void {
    if (answer === null || !this.#socket.writable) return
    this.#order.crashPoint('before answering')
    this.#socket.write(answer)
    this.#order.crashPoint('after answering')
  }

  #flaw(event: string, bytes?: number): void {
    this.#flaws++
    if (this.#flaws === 1 || this.#flaws === this.#order.limits.mostFlaws) this.#say(event, { bytes: bytes ?? null })
    if (this.#flaws >= this.#order.limits.mostFlaws) this.#end('too many oddities')
  }

  /** A sender that ends may still want its answers. */
  #finish(): void {
    this.#takeAll(this.#decoder.settle())
    this.#end('the sender ended')
  }

  #end(why: string): void {
    if (this.#isEnding) return
    this.#isEnding = true
    if (this.#decoder.isInside) this.#say('half a message was dropped', { why })
    else this.#order.log.debug('mllp connection ends', { connection: this.#order.name, why })
    for (const deadline of this.#deadlines) deadline.stop()
    this.#socket.pause()
    const farewell = new Deadline(this.#order.limits.farewellSeconds, () => this.#socket.destroy())
    void this.#answers.then(() => {
      farewell.restart()
      // Unread bytes would turn the end into a reset, and the last answer would be lost.
      this.#socket.removeAllListeners('data').resume()
      this.#socket.end()
    })
    void this.closed.then(() => farewell.stop())
  }

  #cut(why: string): void {
    this.#say('mllp connection cut', { why })
    this.#socket.destroy()
  }

  #say(event: string, fields: { why?: string; bytes?: number | null }): void {
    this.#order.log.warn(event, { connection: this.#order.name, ...fields })
  }

  #watch(): void {
    if (this.#isEnding) return
    this.#idle.restart()
    if (this.#decoder.isEnding) this.#settle.restart()
    if (this.#decoder.isInside) {
      this.#silent.restart()
      if (!this.#whole.isRunning) this.#whole.restart()
    } else {
      this.#silent.stop()
      this.#whole.stop()
    }
  }

  #hold(): void {
    const now = this.#isGone ? 0 : this.#decoder.pending + this.#unansweredBytes
    this.#order.held.change(this.#held, now)
    this.#held = now
  }

  #letGo(): void {
    for (const deadline of this.#deadlines) deadline.stop()
    this.#isEnding = true
    this.#isGone = true
    this.#hold()
  }
}

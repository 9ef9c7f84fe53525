import net from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { FrameDecoder, framed } from '#formats/hl7v2/frame'
import { Ledger } from './ledger.ts'
import { makeTraffic, type TestMessage, type TrafficPlan } from './make-messages.ts'

/**
 * What the sender is asked to do, as one line of JSON in its first argument. It prints a dot for each message settled,
 * and begins no more of them than the last line of its standard input says.
 */
export type SenderOrder = TrafficPlan & {
  readonly port: number
  readonly ledger: string
  readonly answerSeconds: number
}

const PAUSE_MS = 150

class Gate {
  #most = 0
  #begun = 0
  #waiting: (() => void)[] = []

  allow(most: number): void {
    this.#most = most
    for (const look of this.#waiting.splice(0)) look()
  }

  /** Resolves when one more message may be begun. */
  async begin(): Promise<void> {
    while (this.#begun >= this.#most) await new Promise<void>((look) => this.#waiting.push(look))
    this.#begun++
  }
}

/**
 * Sends each lane over a connection of its own, one message after the other, each until it is settled: by an answer
 * that takes it or refuses it for good. No answer, a broken connection, and "try again" (ERR-3 207) mean to send again.
 */
class Lane {
  readonly #order: SenderOrder
  readonly #ledger: Ledger
  #socket: net.Socket | null = null
  #answers: ((answer: string | null) => void)[] = []

  constructor(order: SenderOrder, ledger: Ledger) {
    this.#order = order
    this.#ledger = ledger
  }

  async send(message: TestMessage): Promise<void> {
    for (;;) {
      const answer = await this.#try(message)
      const code = answer && settledBy(answer, message.controlId)
      if (code) return this.#ledger.write({ answered: message.controlId, code })
      this.#hangUp()
      await setTimeout(PAUSE_MS)
    }
  }

  close(): void {
    this.#hangUp()
  }

  async #try(message: TestMessage): Promise<string | null> {
    const socket = this.#socket ?? (await this.#connect())
    if (!socket) return null
    await this.#ledger.write({ sent: message.controlId })
    const answered = new Promise<string | null>((resolve) => this.#answers.push(resolve))
    socket.write(framed(Buffer.from(message.text)))
    const late = globalThis.setTimeout(() => this.#hangUp(), this.#order.answerSeconds * 1000)
    const answer = await answered
    clearTimeout(late)
    return answer
  }

  #connect(): Promise<net.Socket | null> {
    return new Promise((resolve) => {
      const socket = net.connect({ port: this.#order.port, host: '127.0.0.1', noDelay: true })
      const decoder = new FrameDecoder({ mostBytes: 100_000 })
      socket.on('data', (portion) => {
        for (const event of decoder.push(portion))
          if (event.kind === 'message') this.#answers.shift()?.(Buffer.from(event.bytes).toString())
      })
      socket.on('error', () => undefined)
      socket.once('close', () => {
        if (this.#socket === socket) this.#hangUp()
        resolve(null)
      })
      socket.once('connect', () => {
        this.#socket = socket
        resolve(socket)
      })
    })
  }

  #hangUp(): void {
    this.#socket?.destroy()
    this.#socket = null
    for (const resolve of this.#answers.splice(0)) resolve(null)
  }
}

/** The code of an answer to this very message that settles it; null where it should be sent again. */
function settledBy(answer: string, controlId: string): string | null {
  const msa = /(?:^|\r)MSA\|(\w\w)\|([^|\r]*)/.exec(answer)
  if (!msa || msa[2] !== controlId) return null
  const mayTryAgain = msa[1] !== 'AA' && /(?:^|\r)ERR\|[^|]*\|[^|]*\|207/.test(answer)
  return mayTryAgain ? null : msa[1]!
}

const order = JSON.parse(process.argv[2]!) as SenderOrder
const traffic = makeTraffic(order)
const ledger = new Ledger(order.ledger)
const gate = new Gate()
const orders = createInterface({ input: process.stdin }).on('line', (most) => gate.allow(Number(most)))
await Promise.all(
  traffic.lanes.map(async (numbers) => {
    const lane = new Lane(order, ledger)
    for (const number of numbers) {
      await gate.begin()
      await lane.send(traffic.messages[number]!)
      process.stdout.write('.')
    }
    lane.close()
  }),
)
orders.close()
ledger.close()

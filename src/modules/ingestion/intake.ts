import { randomUUID } from 'node:crypto'
import type { Piece } from '#formats/fhir/split-input'
import { AddressBook } from './address-book.ts'
import { pieceOf, type ResourcePiece, type SetAside } from './piece.ts'

export const BATCH_RESOURCES = 500
const BATCH_BYTES = 4_000_000
/** A source that is nothing but faults is no FHIR; reading on would only fill the quarantine. */
const MOST_PROBLEMS = 20_000

type Taken = Extract<Piece, { kind: 'resource' | 'problem' }>

/** One batch of a source: what will be one kept message. */
export type InputBatch = {
  readonly messageId: string
  readonly pieces: readonly ResourcePiece[]
  readonly problems: readonly SetAside[]
  /** For each piece, which of the source's Bundles it stood in. */
  readonly bundles: readonly number[]
  /** The message before, where the first Bundle here had begun in it. */
  readonly previous: string | null
  /** The server that it came from. */
  readonly base: string | null
}

/** What has been read of one source and not been taken in yet: bounded by number and by bytes. */
export class Intake {
  readonly name: string
  #messageId: string = randomUUID()
  #previous: string | null = null
  readonly #base: string | null
  #addresses: AddressBook
  #bundle = 0
  #pieces: ResourcePiece[] = []
  #bundles: number[] = []
  #problems: SetAside[] = []
  #bytes = 0
  #problemsSoFar = 0

  constructor(name: string, base: string | null = null) {
    this.name = name
    this.#base = base
    this.#addresses = new AddressBook([], base)
  }

  /** True once there is nothing but faults to be expected. */
  get isHopeless(): boolean {
    return this.#problemsSoFar > MOST_PROBLEMS
  }

  /** Each Bundle explains its own addresses. */
  openBundle(): void {
    this.#addresses = new AddressBook([], this.#base)
    this.#bundle++
  }

  /** Adds a piece; answers whether it is time to take the batch in. */
  add(piece: Taken): boolean {
    if (piece.kind === 'resource') {
      this.#pieces.push(pieceOf(piece, this.#addresses, { messageId: this.#messageId, receivedAt: null }))
      this.#bundles.push(this.#bundle)
      this.#bytes += piece.text.length
    } else {
      this.#problemsSoFar++
      this.#problems.push(this.#unreadable(piece))
      this.#bytes += piece.bytes.length
    }
    return this.#pieces.length + this.#problems.length >= BATCH_RESOURCES || this.#bytes >= BATCH_BYTES
  }

  empty(): InputBatch {
    const batch = {
      messageId: this.#messageId,
      pieces: this.#pieces,
      problems: this.#problems,
      bundles: this.#bundles,
      previous: this.#previous,
      base: this.#base,
    }
    this.#previous = this.#addresses.isEmpty ? null : this.#messageId
    this.#messageId = randomUUID()
    this.#pieces = []
    this.#bundles = []
    this.#problems = []
    this.#bytes = 0
    return batch
  }

  #unreadable({ where, what, mend, bytes }: Extract<Piece, { kind: 'problem' }>): SetAside {
    const said = this.isHopeless
      ? { what: 'after 20,000 faults the rest was not read', mend: 'Send FHIR R4 as JSON.' }
      : { what, mend }
    return {
      kind: 'invalid',
      where,
      ...said,
      resourceType: null,
      sourceId: null,
      patientKey: null,
      body: bytes,
      messageId: this.#messageId,
      account: this.#messageId,
      repeats: [],
      context: null,
    }
  }
}

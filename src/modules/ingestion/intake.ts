import type { Piece } from '#formats/fhir/split-input'
import { AddressBook } from './address-book.ts'
import { pieceOf, type ResourcePiece, type SetAside } from './piece.ts'

export const BATCH_RESOURCES = 500
const BATCH_BYTES = 4_000_000
/** A source that is nothing but faults is no FHIR; reading on would only fill the quarantine. */
const MOST_PROBLEMS = 20_000

type Taken = Extract<Piece, { kind: 'resource' | 'problem' }>

/** What has been read of one source and not been taken in yet: bounded by number and by bytes. */
export class Intake {
  readonly name: string
  addresses = new AddressBook()
  #pieces: ResourcePiece[] = []
  #problems: SetAside[] = []
  #bytes = 0
  #problemsSoFar = 0

  constructor(name: string) {
    this.name = name
  }

  /** True once there is nothing but faults to be expected. */
  get isHopeless(): boolean {
    return this.#problemsSoFar > MOST_PROBLEMS
  }

  /** Adds a piece; answers whether it is time to take the batch in. */
  add(piece: Taken): boolean {
    if (piece.kind === 'resource') {
      this.#pieces.push(pieceOf(piece, this.addresses))
      this.#bytes += piece.text.length
    } else {
      this.#problemsSoFar++
      this.#problems.push(unreadable(piece, this.isHopeless))
      this.#bytes += piece.bytes.length
    }
    return this.#pieces.length + this.#problems.length >= BATCH_RESOURCES || this.#bytes >= BATCH_BYTES
  }

  empty(): { readonly pieces: readonly ResourcePiece[]; readonly problems: readonly SetAside[] } {
    const taken = { pieces: this.#pieces, problems: this.#problems }
    this.#pieces = []
    this.#problems = []
    this.#bytes = 0
    return taken
  }
}

function unreadable({ where, what, mend, bytes }: Extract<Piece, { kind: 'problem' }>, isLast: boolean): SetAside {
  const said = isLast
    ? { what: 'after 20,000 faults the rest was not read', mend: 'Send FHIR R4 as JSON.' }
    : { what, mend }
  return { kind: 'invalid', where, ...said, resourceType: null, sourceId: null, patientKey: null, body: bytes }
}

import { createHash } from 'node:crypto'
import { Conflict } from '#base/errors'
import { type Piece, splitInput } from '#formats/fhir/split-input'
import type { Place, Source } from './source.ts'

/**
 * The pieces of a FHIR source from where an earlier go has left off. What that one kept must be there again, byte for byte:
 * else a place in it means nothing, and it throws Conflict.
 */
export class ReadOn {
  readonly #source: Source
  readonly #hash = createHash('sha256')
  #pieces = 0
  #hasBundle = false

  constructor(source: Source) {
    this.#source = source
  }

  /** Where to go on after what has been read so far; null inside a Bundle, whose entries explain each other. */
  get place(): Place | null {
    return this.#hasBundle ? null : { pieces: this.#pieces, digest: this.#hash.copy().digest() }
  }

  async *pieces(): AsyncGenerator<Piece> {
    const { chunks, name, refuse, bookmark } = this.#source
    const from = bookmark?.from ?? NOTHING
    for await (const piece of splitInput(chunks, name)) {
      if (bookmark) this.#count(piece)
      if (this.#pieces > from.pieces || !bookmark) yield refused(piece, refuse) ?? piece
      else if (this.#pieces === from.pieces) this.#compare(from)
    }
    if (this.#pieces < from.pieces) throw changed(name)
  }

  #count(piece: Piece): void {
    this.#pieces++
    this.#hasBundle ||= piece.kind === 'bundle'
    if (piece.kind === 'resource') this.#hash.update(piece.text)
    else if (piece.kind === 'problem') this.#hash.update(piece.bytes)
    else this.#hash.update(JSON.stringify(piece))
  }

  #compare({ digest }: Place): void {
    if (!digest || !this.#hash.copy().digest().equals(digest)) throw changed(this.#source.name)
  }
}

const NOTHING: Place = { pieces: 0, digest: null }

function changed(name: string): Conflict {
  return new Conflict(`${name} is not what it was when it was read before`)
}

function refused(piece: Piece, refuse: Source['refuse']): Piece | null {
  const because = piece.kind === 'resource' ? refuse?.(piece.resource) : null
  if (piece.kind !== 'resource' || !because) return null
  return { kind: 'problem', where: piece.where, ...because, bytes: Buffer.from(piece.text) }
}

import { isElement } from './elements.ts'
import type { Found } from './split/found.ts'
import { JsonScan } from './split/json-scan.ts'
import { openInput } from './split/open-input.ts'
import type { Piece, SplitLimits } from './split/piece.ts'
import {
  checkBundle,
  pieceOfHeader,
  piecesOfBroken,
  piecesOfEntry,
  piecesOfValue,
  problem,
} from './split/read-found.ts'
import { XmlInput } from './split/xml-input.ts'
import type { Element } from './types.ts'
import { loadR4Elements } from './xml/r4-elements.ts'

export type { Piece, Problem, SplitLimits } from './split/piece.ts'

const DEFAULT_LIMITS: SplitLimits = { resourceBytes: 64 * 1024 * 1024, depth: 100 }

/**
 * Splits input into the resources in it. Takes a Bundle of any type, a resource, or NDJSON whose lines are either; or a
 * Bundle or resource in XML; plain or gzipped, with or without byte order mark. Memory holds one entry or line at a time,
 * whatever the size; of XML all of it, 50 MB at most.
 *
 * Never throws for what is in the bytes: what cannot be read is a problem, and the good rest still comes. It throws
 * only what `chunks` throws. `name` is for people, and begins each `where`.
 */
export async function* splitInput(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limits: Partial<SplitLimits> = {},
): AsyncGenerator<Piece> {
  const xml = new XmlInput()
  const reader = new PieceReader(name, { ...DEFAULT_LIMITS, ...limits })
  for await (const opened of openInput(chunks)) {
    if ('fault' in opened) yield problem(name, FAULTS[opened.fault], new Uint8Array())
    else if (!xml.takes(opened.bytes)) yield* reader.read(opened.bytes)
  }
  if (xml.isXml) {
    const asJson = xml.read(name, await loadR4Elements())
    if (asJson instanceof Uint8Array) yield* reader.read(asJson)
    else yield asJson
  }
  yield* reader.end()
}

const FAULTS = {
  gzip: { what: 'The compressed file is damaged or cut off.', mend: 'Send it again, whole.' },
  'gzip-bomb': { what: 'The compressed file grows beyond all measure.', mend: 'Send it without compression.' },
} as const

/** Names and numbers what the scan finds. */
class PieceReader {
  readonly #name: string
  readonly #limits: SplitLimits
  readonly #scan: JsonScan
  /** Top-level values so far; the first needs no line number to be found. */
  #values = 0
  #entries = 0

  constructor(name: string, limits: SplitLimits) {
    this.#name = name
    this.#limits = limits
    this.#scan = new JsonScan(limits)
  }

  *read(bytes: Uint8Array): Generator<Piece> {
    this.#scan.feed(bytes)
    yield* this.#drain()
  }

  *end(): Generator<Piece> {
    this.#scan.end()
    yield* this.#drain()
  }

  *#drain(): Generator<Piece> {
    for (let found = this.#scan.next(); found; found = this.#scan.next()) yield* this.#pieces(found)
  }

  #pieces(found: Found): Iterable<Piece> {
    const line = `${this.#name} line ${found.line}`
    const bundle = this.#values === 0 ? this.#name : line
    switch (found.kind) {
      case 'bundle-start':
        this.#entries = 0
        return [pieceOfHeader(readHeader(found.bytes), bundle)]
      case 'entry':
        return piecesOfEntry(found, `${bundle} entry ${++this.#entries}`, this.#limits)
      case 'bundle-end':
        this.#values++
        return checkBundle(found, bundle, this.#limits)
      case 'value':
        this.#values++
        return piecesOfValue(found, line, this.#limits)
      case 'broken':
        this.#values++
        return piecesOfBroken(found.bytes, line, found.why, this.#limits)
    }
  }
}

/** The elements of a Bundle that stand before its entries. */
function readHeader(header: Buffer): Element | null {
  try {
    const bundle: unknown = JSON.parse(`${header.toString('utf8')}]}`)
    return isElement(bundle) ? bundle : null
  } catch {
    return null
  }
}

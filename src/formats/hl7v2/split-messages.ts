import { LARGEST_MESSAGE, type Section, SectionCutter } from './split/section.ts'

/** One message of an input, or something in it that no message holds. */
export type MessagePiece =
  | { readonly kind: 'message'; readonly where: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'problem'
      readonly where: string
      readonly what: string
      readonly mend: string
      readonly bytes: Uint8Array
    }

/**
 * Splits a file or a stream into messages: one or many, with any line ends, in batches (FHS, BHS, BTS, FTS) or bare, with
 * MLLP frame bytes that were left in, and in UTF-16. A wrong count is reported and loses nothing. Memory holds one message
 * of at most 20 MB. `name` is the input's name for people.
 */
export async function* splitMessages(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<MessagePiece, void, undefined> {
  const cutter = new SectionCutter()
  const counts = new BatchCounts(name)
  let asUtf8: ((chunk: Uint8Array) => Uint8Array) | null = null
  for await (const chunk of chunks) {
    asUtf8 ??= transcoder(chunk)
    for (const section of cutter.take(asUtf8(chunk))) yield* counts.pieces(section)
  }
  for (const section of cutter.finish()) yield* counts.pieces(section)
  yield* counts.finish()
}

/** True when the bytes begin as HL7 v2 does: with MSH, FHS or BHS, or with lines that are segments. Looks at 4 KB. */
export function looksLikeHl7(bytes: Uint8Array): boolean {
  const start = new TextDecoder('windows-1252').decode(transcoder(bytes)(bytes.subarray(0, 4096)))
  const text = start.replace(/^(?:ï»¿|\ufeff|[\s\p{Cc}])+/u, '')
  if (/^(?:MSH|FHS|BHS)[^A-Za-z0-9\s]/.test(text)) return true
  const lines = text.split(/[\r\n]+/, 3).filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^[A-Z][A-Z0-9]{2}\|[^|]*\|/.test(line))
}

/** What the batch protocol says beside what came. */
class BatchCounts {
  readonly #name: string
  #messages = 0
  #inBatch = 0
  #batches = 0
  #sawAnything = false

  constructor(name: string) {
    this.#name = name
  }

  *pieces(section: Section): Generator<MessagePiece> {
    this.#sawAnything = true
    if (section.kind === 'MSH') yield this.#message(section)
    else if (section.kind === 'other') {
      yield this.#problem(section.bytes, 'It belongs to no message: no MSH segment stands before it.', BEGIN_WITH_MSH)
    } else yield* this.#frame(section)
  }

  *finish(): Generator<MessagePiece> {
    if (!this.#sawAnything) yield this.#problem(new Uint8Array(0), 'It is empty.', BEGIN_WITH_MSH)
  }

  #message({ bytes, size }: Section): MessagePiece {
    this.#messages++
    this.#inBatch++
    const where = `${this.#name} message ${this.#messages}`
    if (size <= LARGEST_MESSAGE) return { kind: 'message', where, bytes }
    const what = `The message has ${Math.ceil(size / 1_000_000)} MB; at most 20 MB are taken.`
    return { kind: 'problem', where, what, mend: 'Send large documents in parts, or by reference.', bytes }
  }

  *#frame({ kind, bytes }: Section): Generator<MessagePiece> {
    const [line, rest] = firstLine(bytes)
    if (kind === 'FHS') this.#batches = 0
    if (kind === 'BHS') this.#openBatch()
    if (kind === 'BTS') yield* this.#compare('BTS', line, this.#inBatch, 'messages')
    if (kind === 'FTS') yield* this.#compare('FTS', line, this.#batches || (this.#messages > 0 ? 1 : 0), 'batches')
    if (rest.trim()) {
      yield this.#problem(bytes, `It belongs to no message: it follows ${kind}.`, BEGIN_WITH_MSH)
    }
  }

  #openBatch(): void {
    this.#batches++
    this.#inBatch = 0
  }

  *#compare(segment: string, line: string, counted: number, of: string): Generator<MessagePiece> {
    const said = /^\s*\d+\s*$/.exec(line.split(line.charAt(3))[1] ?? '')
    if (!said || Number(said[0]) === counted) return
    const what = `${segment}-1 says ${Number(said[0])} ${of}, ${counted} came. All that came were taken.`
    yield this.#problem(
      new TextEncoder().encode(line),
      what,
      'Compare with what you meant to send, and send what is missing.',
    )
  }

  #problem(bytes: Uint8Array, what: string, mend: string): MessagePiece {
    const where = this.#messages > 0 ? `${this.#name} after message ${this.#messages}` : this.#name
    return { kind: 'problem', where, what, mend, bytes }
  }
}

const BEGIN_WITH_MSH = 'Begin each message with an MSH segment, at the start of a line.'

function firstLine(bytes: Uint8Array): readonly [string, string] {
  const text = new TextDecoder('windows-1252').decode(bytes)
  const line = /^[^\r\n]*/.exec(text)![0]
  return [line, text.slice(line.length)]
}

/** UTF-16 is turned into UTF-8 on the way, so that one reader serves; everything else passes untouched. */
function transcoder(start: Uint8Array): (chunk: Uint8Array) => Uint8Array {
  const label = wide(start)
  if (!label) return (chunk) => chunk
  const decoder = new TextDecoder(label)
  const encoder = new TextEncoder()
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }))
}

function wide([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first >= 0x41 && first <= 0x5a && second === 0))
    return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second >= 0x41 && second <= 0x5a))
    return 'utf-16be'
  return null
}

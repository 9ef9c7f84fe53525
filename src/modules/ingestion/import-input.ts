import { type Piece, splitInput } from '#formats/fhir/split-input'
import { loadValidator } from '#formats/fhir/validate'
import { type Feed, findFeed } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { deleteItems } from '#record'
import { AddressBook } from './address-book.ts'
import { markProcessed } from './mark-processed.ts'
import { type Counts, noCounts, pieceOf, type ResourcePiece, type SetAside } from './piece.ts'
import { type BatchOutcome, processPieces, withoutPatient } from './process-pieces.ts'
import { receiveMessage } from './receive-message.ts'
import { releaseFromQuarantine } from './release-from-quarantine.ts'
import { setAside } from './set-aside.ts'

export type Source = { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> }

/** What became of an input: received = stored + updated + unchanged + quarantined + unmatched. */
export type ImportReport = Counts & {
  received: number
  skipped: number
  persons: number
  problems: { where: string; what: string }[]
}

export type ImportOrder = {
  readonly feedId: string
  readonly sources: AsyncIterable<Source> | Iterable<Source>
  readonly rules: MatchRules
  /** Called after each batch with all that has been received so far. */
  readonly onProgress?: (received: number, where: string) => void
}

const BATCH_RESOURCES = 500
const BATCH_CHARACTERS = 4_000_000
const WAITING_CHARACTERS = 64_000_000
const MOST_PROBLEMS = 1_000
/** A source that is nothing but faults is no FHIR; reading on would only fill the quarantine. */
const MOST_PROBLEMS_A_SOURCE = 20_000

/**
 * Takes FHIR R4 in through a feed: files, bodies, bundles, NDJSON, gzip, in batches of bounded size. Each batch is kept
 * as it came and committed before it is understood. Resources that come before their patient wait until the input
 * ends. Throws NotFound for an unknown feed; nothing inside the input makes it throw.
 */
export async function importInput(database: Database, order: ImportOrder): Promise<ImportReport> {
  const feed = await withSystemScope(database, { purpose: 'import' }, (scope) =>
    findFeed(scope, { feedId: order.feedId }),
  )
  const run = new ImportRun(database, feed, order, await loadValidator())
  for await (const source of order.sources) await run.take(source)
  return run.finish()
}

type Validate = Awaited<ReturnType<typeof loadValidator>>
type Waiting = { readonly pieces: ResourcePiece[]; readonly addresses: AddressBook }

class ImportRun {
  readonly #database: Database
  readonly #feed: Feed
  readonly #order: ImportOrder
  readonly #validate: Validate
  readonly #persons = new Set<string>()
  readonly #report: ImportReport = { received: 0, ...noCounts(), skipped: 0, persons: 0, problems: [] }
  #waiting: Waiting[] = []
  #waitingCharacters = 0

  constructor(database: Database, feed: Feed, order: ImportOrder, validate: Validate) {
    this.#database = database
    this.#feed = feed
    this.#order = order
    this.#validate = validate
  }

  async take(source: Source): Promise<void> {
    const addresses = new AddressBook()
    let batch: Piece[] = []
    let characters = 0
    let problems = 0
    for await (const piece of splitInput(source.chunks, source.name)) {
      if (piece.kind === 'bundle') continue
      if (piece.kind === 'problem' && ++problems > MOST_PROBLEMS_A_SOURCE) {
        batch.push({
          ...piece,
          what: 'after 20,000 faults the rest of this input was not read',
          mend: 'Send FHIR R4 as JSON.',
        })
        break
      }
      batch.push(piece)
      characters += piece.kind === 'resource' ? piece.text.length : 0
      if (batch.length < BATCH_RESOURCES && characters < BATCH_CHARACTERS) continue
      await this.#takeBatch(source.name, batch, addresses)
      batch = []
      characters = 0
    }
    if (batch.length > 0) await this.#takeBatch(source.name, batch, addresses)
  }

  async finish(): Promise<ImportReport> {
    await this.#retryWaiting()
    this.#report.persons = this.#persons.size
    return this.#report
  }

  async #takeBatch(origin: string, batch: readonly Piece[], addresses: AddressBook): Promise<void> {
    const pieces = batch.flatMap((piece) => (piece.kind === 'resource' ? [pieceOf(piece)] : []))
    for (const piece of pieces) addresses.add(piece)
    const messageId = await this.#receive(origin, pieces)
    this.#report.received += batch.length
    const problems = batch.flatMap((piece) => (piece.kind === 'problem' ? [unreadable(piece)] : []))
    if (problems.length > 0) await this.#putAside(messageId, problems)
    const deletions = batch.flatMap((piece) => (piece.kind === 'deletion' ? [piece] : []))
    if (deletions.length > 0)
      await withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
        const deleted = await deleteItems(scope, { institutionId: this.#feed.institutionId, deletions })
        this.#report.updated += deleted
        this.#report.unchanged += deletions.length - deleted
      })
    await this.#process(messageId, pieces, addresses, true)
    this.#order.onProgress?.(this.#report.received, origin)
  }

  #receive(origin: string, pieces: readonly ResourcePiece[]): Promise<string> {
    const raw = Buffer.from(pieces.map((piece) => piece.text).join('\n'))
    return withSystemScope(this.#database, { purpose: 'import' }, (scope) =>
      receiveMessage(scope, { feed: this.#feed, origin, raw }),
    )
  }

  /** A batch that cannot be stored is halved until the one resource that breaks it stands alone. */
  async #process(
    messageId: string,
    pieces: readonly ResourcePiece[],
    addresses: AddressBook,
    mayWait: boolean,
  ): Promise<void> {
    if (pieces.length === 0) return
    try {
      const outcome = await withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
        const batch = {
          feed: this.#feed,
          messageId,
          pieces,
          addresses,
          validate: this.#validate,
          rules: this.#order.rules,
        }
        const done = await processPieces(scope, batch)
        await releaseFromQuarantine(scope, { batch, keys: done.newKeys })
        await markProcessed(scope, { messageId, counts: done.counts })
        return done
      })
      await this.#tally(messageId, outcome, addresses, mayWait)
    } catch (fault) {
      if (pieces.length === 1) return this.#putAside(messageId, [broken(pieces[0]!, fault as Error)])
      const half = Math.ceil(pieces.length / 2)
      await this.#process(messageId, pieces.slice(0, half), addresses, mayWait)
      await this.#process(messageId, pieces.slice(half), addresses, mayWait)
    }
  }

  async #tally(messageId: string, outcome: BatchOutcome, addresses: AddressBook, mayWait: boolean): Promise<void> {
    for (const [word, count] of Object.entries(outcome.counts)) this.#report[word as keyof Counts] += count
    for (const person of outcome.persons) this.#persons.add(person)
    this.#note(outcome.setAside)
    if (outcome.unknown.length === 0) return
    const characters = outcome.unknown.reduce((sum, { piece }) => sum + piece.text.length, 0)
    if (mayWait && this.#waitingCharacters + characters < WAITING_CHARACTERS) {
      this.#waiting.push({ pieces: outcome.unknown.map(({ piece }) => piece), addresses })
      this.#waitingCharacters += characters
    } else await this.#putAside(messageId, withoutPatient(outcome.unknown))
  }

  async #retryWaiting(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { pieces, addresses } of waiting) {
      const messageId = await this.#receive('waiting for its patient', pieces)
      await this.#process(messageId, pieces, addresses, false)
    }
  }

  async #putAside(messageId: string, pieces: readonly SetAside[]): Promise<void> {
    const unmatched = pieces.filter(({ kind }) => kind === 'patient-unknown').length
    const counts = { ...noCounts(), unmatched, quarantined: pieces.length - unmatched }
    await withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
      await setAside(scope, { feed: this.#feed, messageId, pieces })
      await markProcessed(scope, { messageId, counts })
    })
    this.#report.unmatched += counts.unmatched
    this.#report.quarantined += counts.quarantined
    this.#note(pieces)
  }

  #note(pieces: readonly SetAside[]): void {
    for (const { where, what, mend } of pieces)
      if (this.#report.problems.length < MOST_PROBLEMS)
        this.#report.problems.push({ where, what: `${what.replace(/\.$/, '')}. ${mend}` })
  }
}

function unreadable(piece: Extract<Piece, { kind: 'problem' }>): SetAside {
  return {
    kind: 'invalid',
    where: piece.where,
    what: piece.what,
    mend: piece.mend,
    resourceType: null,
    patientKey: null,
    body: piece.bytes,
  }
}

function broken(piece: ResourcePiece, fault: Error): SetAside {
  return {
    kind: 'fault',
    where: piece.where,
    what: `it could not be stored: ${fault.message}`,
    mend: 'This is a fault of ours; tell the operator. It goes in by itself once it is mended.',
    resourceType: piece.resource.resourceType,
    patientKey: null,
    body: Buffer.from(piece.text),
  }
}

import { splitInput } from '#formats/fhir/split-input'
import { loadValidator } from '#formats/fhir/validate'
import { type Feed, findFeed } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { deleteItems } from '#record'
import { AddressBook } from './address-book.ts'
import { BATCH_RESOURCES, Intake } from './intake.ts'
import { markProcessed } from './mark-processed.ts'
import { type Counts, noCounts, type ResourcePiece, type SetAside } from './piece.ts'
import { type Batch, type BatchOutcome, processPieces, withoutPatient } from './process-pieces.ts'
import { receiveMessage } from './receive-message.ts'
import { releaseFromQuarantine } from './release-from-quarantine.ts'
import { setAside } from './set-aside.ts'
import { isPassing, tryAgain } from './try-again.ts'

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

const WAITING_CHARACTERS = 64_000_000
const MOST_PROBLEMS = 1_000

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

class ImportRun {
  readonly #database: Database
  readonly #feed: Feed
  readonly #order: ImportOrder
  readonly #validate: Validate
  readonly #persons = new Set<string>()
  readonly #report: ImportReport = { received: 0, ...noCounts(), skipped: 0, persons: 0, problems: [] }
  #waiting: ResourcePiece[] = []
  #waitingCharacters = 0

  constructor(database: Database, feed: Feed, order: ImportOrder, validate: Validate) {
    this.#database = database
    this.#feed = feed
    this.#order = order
    this.#validate = validate
  }

  async take(source: Source): Promise<void> {
    const intake = new Intake(source.name)
    for await (const piece of splitInput(source.chunks, source.name)) {
      // Each Bundle explains its own addresses; a deletion counts from its place in the order.
      if (piece.kind === 'bundle') intake.addresses = new AddressBook()
      else if (piece.kind === 'deletion') {
        await this.#takeBatch(intake)
        await this.#delete(piece)
      } else if (intake.add(piece)) await this.#takeBatch(intake)
      if (intake.isHopeless) break
    }
    await this.#takeBatch(intake)
  }

  async finish(): Promise<ImportReport> {
    const waiting = this.#waiting
    this.#waiting = []
    for (let from = 0; from < waiting.length; from += BATCH_RESOURCES) {
      const pieces = waiting.slice(from, from + BATCH_RESOURCES)
      const messageId = await this.#receive('waiting for its patient', pieces)
      await this.#process(messageId, pieces, false)
    }
    this.#report.persons = this.#persons.size
    return this.#report
  }

  async #takeBatch(intake: Intake): Promise<void> {
    const { pieces, problems } = intake.empty()
    if (pieces.length + problems.length === 0) return
    const messageId = await this.#receive(intake.name, pieces)
    this.#report.received += pieces.length + problems.length
    if (problems.length > 0) await this.#putAside(messageId, problems)
    await this.#process(messageId, pieces, true)
    this.#order.onProgress?.(this.#report.received, intake.name)
  }

  async #delete(deletion: { readonly resourceType: string; readonly id: string }): Promise<void> {
    const deleted = await withSystemScope(this.#database, { purpose: 'import' }, (scope) =>
      deleteItems(scope, { institutionId: this.#feed.institutionId, deletions: [deletion] }),
    )
    this.#report.received++
    this.#report[deleted > 0 ? 'updated' : 'unchanged']++
  }

  #receive(origin: string, pieces: readonly ResourcePiece[]): Promise<string> {
    const raw = Buffer.from(pieces.map((piece) => piece.text).join('\n'))
    return withSystemScope(this.#database, { purpose: 'import' }, (scope) =>
      receiveMessage(scope, { feed: this.#feed, origin, raw }),
    )
  }

  /** A batch that cannot be stored is halved until the one resource that breaks it stands alone. */
  async #process(messageId: string, pieces: readonly ResourcePiece[], mayWait: boolean): Promise<void> {
    if (pieces.length === 0) return
    const batch = { feed: this.#feed, messageId, pieces, validate: this.#validate, rules: this.#order.rules }
    const outcome = await this.#attempt(batch)
    if (!(outcome instanceof Error)) {
      await this.#tally(messageId, outcome, mayWait)
      await releaseFromQuarantine(this.#database, { batch, keys: outcome.newKeys })
    } else if (pieces.length === 1) await this.#putAside(messageId, [broken(pieces[0]!, outcome)])
    else {
      const half = Math.ceil(pieces.length / 2)
      await this.#process(messageId, pieces.slice(0, half), mayWait)
      await this.#process(messageId, pieces.slice(half), mayWait)
    }
  }

  /** One transaction; answers the fault when the batch itself is to blame, and throws what will pass. */
  async #attempt(batch: Batch): Promise<BatchOutcome | Error> {
    try {
      return await tryAgain(() =>
        withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
          const done = await processPieces(scope, batch)
          await markProcessed(scope, { messageId: batch.messageId, counts: done.counts })
          return done
        }),
      )
    } catch (fault) {
      if (isPassing(fault)) throw fault
      return fault as Error
    }
  }

  async #tally(messageId: string, outcome: BatchOutcome, mayWait: boolean): Promise<void> {
    for (const [word, count] of Object.entries(outcome.counts)) this.#report[word as keyof Counts] += count
    for (const person of outcome.persons) this.#persons.add(person)
    this.#note(outcome.setAside)
    if (outcome.unknown.length === 0) return
    const characters = outcome.unknown.reduce((sum, { piece }) => sum + piece.text.length, 0)
    if (mayWait && this.#waitingCharacters + characters < WAITING_CHARACTERS) {
      this.#waiting.push(...outcome.unknown.map(({ piece }) => piece))
      this.#waitingCharacters += characters
    } else await this.#putAside(messageId, withoutPatient(outcome.unknown))
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

function broken(piece: ResourcePiece, fault: Error): SetAside {
  return {
    kind: 'fault',
    where: piece.where,
    what: `it could not be stored: ${fault.message}`,
    mend: 'This is a fault of ours; tell the operator. It goes in by itself once it is mended.',
    resourceType: piece.resource.resourceType,
    sourceId: piece.sourceId,
    patientKey: null,
    body: Buffer.from(piece.text),
  }
}

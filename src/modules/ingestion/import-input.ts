import { Unavailable } from '#base/errors'
import { splitInput } from '#formats/fhir/split-input'
import { loadValidator } from '#formats/fhir/validate'
import { type Feed, findFeed } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { deleteItems } from '#record'
import { importMessages } from './import-messages.ts'
import { type ImportReport, RunningReport } from './import-report.ts'
import { type InputBatch, Intake } from './intake.ts'
import { keepInput } from './keep-input.ts'
import { noCounts } from './piece.ts'
import { setAside } from './set-aside.ts'
import type { Source } from './source.ts'
import { type Tools, takeInput } from './take-input.ts'

export type ImportOrder = {
  readonly feedId: string
  readonly sources: AsyncIterable<Source> | Iterable<Source>
  readonly rules: MatchRules
  /** Called after each batch with all that has been received so far. */
  readonly onProgress?: (received: number, where: string) => void
}

/**
 * Takes FHIR R4 (files, bodies, bundles, NDJSON, gzip), HL7 v2 or C-CDA in through a feed, in batches of bounded size. Each is kept
 * as it came and committed before it is understood; should this process die then, a worker goes on. Resources that come
 * before their patient wait in quarantine and go in with it. Throws NotFound for an unknown feed and Unavailable for one
 * that is paused; nothing inside the input makes it throw.
 */
export async function importInput(database: Database, order: ImportOrder): Promise<ImportReport> {
  const feed = await openFeed(database, order.feedId)
  const tools = { validate: await loadValidator(), rules: order.rules }
  const run = new ImportRun(database, feed, tools, order.onProgress)
  for await (const source of order.sources) await run.take(source)
  return run.report.finish()
}

/** The feed, if it takes anything in now. */
export async function openFeed(database: Database, feedId: string): Promise<Feed> {
  const feed = await withSystemScope(database, { purpose: 'import' }, (scope) => findFeed(scope, { feedId }))
  if (feed.isPaused) throw new Unavailable(`the feed "${feedId}" is paused; causeway resume ${feedId} opens it again`)
  return feed
}

class ImportRun {
  readonly report = new RunningReport()
  readonly #database: Database
  readonly #feed: Feed
  readonly #tools: Tools
  readonly #onProgress: ImportOrder['onProgress']

  constructor(database: Database, feed: Feed, tools: Tools, onProgress: ImportOrder['onProgress']) {
    this.#database = database
    this.#feed = feed
    this.#tools = tools
    this.#onProgress = onProgress
  }

  async take(source: Source): Promise<void> {
    if (source.format === 'hl7v2' || source.format === 'ccda')
      await importMessages(this.#database, { feed: this.#feed, source, tools: this.#tools, report: this.report })
    else await this.#takeFhir(source)
    this.#onProgress?.(this.report.received, source.name)
  }

  async #takeFhir(source: Source): Promise<void> {
    const intake = new Intake(source.name)
    for await (const piece of splitInput(source.chunks, source.name)) {
      // A deletion counts from its place in the order.
      if (piece.kind === 'bundle') intake.openBundle()
      else if (piece.kind === 'deletion') {
        await this.#takeBatch(intake)
        await this.#delete(piece)
      } else if (intake.add(piece)) await this.#takeBatch(intake)
      if (intake.isHopeless) break
    }
    await this.#takeBatch(intake)
  }

  async #takeBatch(intake: Intake): Promise<void> {
    const batch = intake.empty()
    const { messageId, pieces, problems } = batch
    if (pieces.length + problems.length === 0) return
    await this.#keep(intake.name, batch)
    const unread = { ...noCounts(), quarantined: problems.length }
    this.report.add(unread)
    this.report.addSetAside(problems)
    const taken = await takeInput(this.#database, { feed: this.#feed, tools: this.#tools, messageId, pieces, unread })
    this.report.add(taken.counts, taken.persons)
    this.report.addSetAside(taken.setAside)
    this.report.addReleased(taken.released)
    this.#onProgress?.(this.report.received, intake.name)
  }

  #keep(origin: string, batch: InputBatch): Promise<void> {
    return withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
      await keepInput(scope, { feed: this.#feed, origin, batch })
      await setAside(scope, { feed: this.#feed, pieces: batch.problems })
    })
  }

  async #delete(deletion: { readonly resourceType: string; readonly id: string }): Promise<void> {
    const deleted = await withSystemScope(this.#database, { purpose: 'import' }, (scope) =>
      deleteItems(scope, { institutionId: this.#feed.institutionId, deletions: [deletion] }),
    )
    this.report.add({ ...noCounts(), [deleted > 0 ? 'updated' : 'unchanged']: 1 })
  }
}

import { Unavailable } from '#base/errors'
import type { Piece, Problem } from '#formats/fhir/split-input'
import { loadValidator } from '#formats/fhir/validate'
import { type Feed, findFeed } from '#institutions'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { deleteItems } from '#record'
import { addEarlierGoes, type EarlierGoes } from './earlier-goes.ts'
import { importMessages, type MessageRun, takeBatch } from './import-messages.ts'
import { type ImportReport, RunningReport } from './import-report.ts'
import { Intake } from './intake.ts'
import { keepInput } from './keep-input.ts'
import { type Aggregate, type Lane, Lanes, readAggregate } from './lanes.ts'
import { ObjectsTogether } from './objects-together.ts'
import { noCounts } from './piece.ts'
import { ReadOn } from './read-on.ts'
import { readWholeSource } from './read-whole-source.ts'
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
 * Takes FHIR R4 (files, bodies, bundles, NDJSON, gzip), HL7 v2, C-CDA or DICOM in through a feed, in batches of bounded size. Each is kept
 * as it came and committed before it is understood; should this process die then, a worker goes on. Resources that come
 * before their patient wait in quarantine and go in with it. Throws NotFound for an unknown feed and Unavailable for one
 * that is paused; nothing inside the input makes it throw.
 */
export async function importInput(database: Database, order: ImportOrder): Promise<ImportReport> {
  const run = await startImport(database, order)
  for await (const source of order.sources) await run.take(source)
  return run.finish()
}

type Remark = Omit<Problem, 'kind'>

/** An import that is handed one source after the other. */
export type Import = {
  /** Takes a source in. Throws what its chunks throw, and Conflict when it is not what its bookmark says. */
  readonly take: (source: Source) => Promise<void>
  /** Keeps what is no source but speaks of one, and puts it into quarantine with what is wrong. */
  readonly setAside: (said: Remark & { readonly name: string }) => Promise<void>
  readonly finish: () => Promise<ImportReport>
}

export type ImportToStart = Omit<ImportOrder, 'sources'> & {
  /** It goes on with what was begun before. */
  readonly goes?: EarlierGoes
}

/** Begins an import, or goes on with one. Throws NotFound for an unknown feed and Unavailable for one that is paused. */
export async function startImport(database: Database, order: ImportToStart): Promise<Import> {
  const opened = await openFeed(database, order.feedId)
  const { feed } = opened
  const tools = { validate: await loadValidator(), rules: order.rules }
  const run = new ImportRun(database, opened, tools, order.onProgress)
  const { report } = run
  if (order.goes) await addEarlierGoes(database, { feed, tools, report, goes: order.goes })
  return {
    take: (source) => run.take(source),
    setAside: (said) => run.setAside(said),
    finish: () => run.finish(),
  }
}

type OpenedFeed = { readonly feed: Feed; readonly aggregate: Aggregate | null }

/** The feed, if it takes anything in now. */
async function openFeed(database: Database, feedId: string): Promise<OpenedFeed> {
  const opened = await withSystemScope(database, { purpose: 'import' }, async (scope) => {
    const feed = await findFeed(scope, { feedId })
    return { feed, aggregate: await readAggregate(scope, feed) }
  })
  if (opened.feed.isPaused)
    throw new Unavailable(`the feed "${feedId}" is paused; causeway resume ${feedId} opens it again`)
  return opened
}

class ImportRun {
  readonly report = new RunningReport()
  readonly #database: Database
  readonly #feed: Feed
  readonly #aggregate: Aggregate | null
  readonly #tools: Tools
  readonly #onProgress: ImportOrder['onProgress']
  readonly #objects = new ObjectsTogether()

  constructor(
    database: Database,
    { feed, aggregate }: OpenedFeed,
    tools: Tools,
    onProgress: ImportOrder['onProgress'],
  ) {
    this.#database = database
    this.#feed = feed
    this.#aggregate = aggregate
    this.#tools = tools
    this.#onProgress = onProgress
  }

  async take(source: Source): Promise<void> {
    if (source.format === 'dicom') {
      if (this.#objects.add(await readWholeSource(source, 'dicom'))) await this.#takeObjects()
      return
    }
    await this.#takeObjects()
    if (source.format === 'hl7v2' || source.format === 'ccda') await importMessages(this.#run(), source)
    else await this.#takeFhir(source)
    this.#onProgress?.(this.report.received, source.name)
  }

  async finish(): Promise<ImportReport> {
    await this.#takeObjects()
    return this.report.finish()
  }

  #run(): MessageRun {
    return { database: this.#database, feed: this.#feed, tools: this.#tools, report: this.report }
  }

  async #takeObjects(): Promise<void> {
    const objects = this.#objects.empty()
    await takeBatch(this.#run(), objects)
    if (objects.length > 0) this.#onProgress?.(this.report.received, objects.at(-1)!.origin)
  }

  async setAside({ name, ...said }: Remark & { readonly name: string }): Promise<void> {
    const intake = new Intake(name)
    intake.add({ kind: 'problem', ...said })
    await this.#takeBatch({ feed: this.#feed, intake }, async () => undefined)
  }

  async #takeFhir(source: Source): Promise<void> {
    const lanes = new Lanes(this.#feed, source, this.#aggregate)
    const reading = new ReadOn(source)
    const takeBatch = (lane: Lane) => this.#takeBatch(lane, (scope) => noteRead(scope, source, reading))
    for await (const piece of reading.pieces()) {
      if (piece.kind === 'bundle') lanes.openBundle()
      else if (piece.kind === 'deletion') {
        // A deletion counts from its place in the order.
        for (const lane of lanes.all) await takeBatch(lane)
        await this.#delete(piece)
      } else {
        const full = lanes.add(piece)
        if (full) await takeBatch(full)
      }
      if (lanes.all.some(({ intake }) => intake.isHopeless)) break
    }
    for (const lane of lanes.all) await takeBatch(lane)
  }

  async #takeBatch({ feed, intake }: Lane, onKept: (scope: SystemScope) => Promise<void>): Promise<void> {
    const batch = intake.empty()
    const { messageId, pieces, problems } = batch
    if (pieces.length + problems.length === 0) return
    await withSystemScope(this.#database, { purpose: 'import' }, async (scope) => {
      await keepInput(scope, { feed, origin: intake.name, batch })
      await setAside(scope, { feed, pieces: problems })
      await onKept(scope)
    })
    const unread = { ...noCounts(), quarantined: problems.length }
    this.report.add(unread)
    this.report.addSetAside(problems)
    const taken = await takeInput(this.#database, { feed, tools: this.#tools, messageId, pieces, unread })
    this.report.add(taken.counts, taken.persons)
    this.report.addSetAside(taken.setAside)
    this.report.addReleased(taken.released)
    this.#onProgress?.(this.report.received, intake.name)
  }

  /** A deletion names a resource and no institution: of a feed that carries several it could be anybody's. */
  async #delete(piece: Extract<Piece, { kind: 'deletion' }>): Promise<void> {
    const { where, resourceType, id } = piece
    if (this.#aggregate) {
      const bytes = Buffer.from(JSON.stringify({ request: { method: 'DELETE', url: `${resourceType}/${id}` } }))
      return this.setAside({ name: where, where, ...WHOSE_DELETION, bytes })
    }
    const deleted = await withSystemScope(this.#database, { purpose: 'import' }, (scope) =>
      deleteItems(scope, { institutionId: this.#feed.institutionId, deletions: [piece] }),
    )
    this.report.add({ ...noCounts(), [deleted > 0 ? 'updated' : 'unchanged']: 1 })
  }
}

const WHOSE_DELETION = {
  what: 'it deletes something and does not say of which institution',
  mend: 'Send the resource with its status entered-in-error and meta.source in place of the deletion.',
}

async function noteRead(scope: SystemScope, { bookmark }: Source, { place }: ReadOn): Promise<void> {
  if (place) await bookmark?.note(scope, place)
}

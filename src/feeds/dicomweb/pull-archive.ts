import type { FeedId } from '#base/ids'
import {
  type Archive,
  type ArchivePull,
  type ArchiveSecrets,
  type ArchiveSettings,
  beginArchivePull,
  endArchivePull,
  holdArchivePull,
  readArchiveSettings,
} from '#imaging'
import { type Import, type ImportReport, settleAside, startImport } from '#ingestion'
import type { MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { fetchStudy } from './fetch-study.ts'
import { listStudies } from './list-studies.ts'

export type ArchiveOrder = {
  readonly feedId: string
  /** As far back as the feed goes, not only since the last time. */
  readonly isFull: boolean
  readonly rules: MatchRules
  readonly secrets: ArchiveSecrets
  readonly signal?: AbortSignal
  readonly onProgress?: (received: number) => void
}

/** What could not be had. */
export type FailedStudy = { readonly study: string; readonly because: string; readonly mend: string }

/** What became of it, with the accounting of an import. */
export type ArchiveReport = ImportReport & {
  readonly archive: {
    readonly outcome: 'complete' | 'incomplete'
    /** Studies from this day on were asked for, YYYYMMDD. */
    readonly from: string
    readonly studies: number
    readonly failed: readonly FailedStudy[]
  }
}

/** A study that comes late to the archive is found by its day: so many days before the last time are asked for again. */
const AGAIN_DAYS = 7
const DAY_MS = 86_400_000
const MISSING = 'missing from archive'

/**
 * Asks the archive of a feed for its studies and takes in what it says of each; pictures stay there. A study that cannot be
 * had stands in quarantine, and the others go on. Throws NotFound for a feed without an archive, Conflict while another
 * process is at it, and FetchFault when the archive gives no list; that is written down.
 */
export async function pullArchive(database: Database, order: ArchiveOrder): Promise<ArchiveReport> {
  const { settings, pull } = await inScope(database, async (scope) => {
    const found = await readArchiveSettings(scope, order)
    return { settings: found, pull: await beginArchivePull(scope, found) }
  })
  const run = {
    database,
    order,
    pull,
    archive: archiveOf(settings, order.secrets),
    from: dayToAskFrom(settings, pull, order),
  }
  try {
    return await takeStudies(run)
  } catch (fault) {
    const trouble =
      fault instanceof FetchFault
        ? { because: fault.message, mend: fault.mend }
        : { because: 'it was broken off', mend: 'It is asked again next time.' }
    await inScope(database, (scope) =>
      endArchivePull(scope, pull, { outcome: 'failed', studies: 0, failed: 0, trouble }),
    )
    throw fault
  }
}

type Run = {
  readonly database: Database
  readonly order: ArchiveOrder
  readonly pull: ArchivePull
  readonly archive: Archive
  readonly from: string
}

function inScope<Result>(database: Database, work: (scope: SystemScope) => Promise<Result>): Promise<Result> {
  return withSystemScope(database, { purpose: 'pull' }, work)
}

/** An archive with what opens it. */
export function archiveOf(address: Archive['address'], secrets: ArchiveSecrets): Archive {
  return { address, authorization: secrets.get(address.feedId) ?? null }
}

function dayToAskFrom(
  { daysBack }: ArchiveSettings,
  { startedAt, since }: ArchivePull,
  { isFull }: ArchiveOrder,
): string {
  const from = since && !isFull ? since.getTime() - AGAIN_DAYS * DAY_MS : startedAt.getTime() - daysBack * DAY_MS
  return new Date(from).toISOString().slice(0, 10).replaceAll('-', '')
}

async function takeStudies(run: Run): Promise<ArchiveReport> {
  const { database, order, pull, archive, from } = run
  const { signal } = order
  const studies = await listStudies(archive, { from, signal })
  const taking = await startImport(database, { feedId: order.feedId, rules: order.rules, ...progressOf(order) })
  await inScope(database, (scope) => settleAside(scope, { feedId: order.feedId as FeedId, origin: MISSING }))
  const failed: FailedStudy[] = []
  for (const studyUid of studies) {
    signal?.throwIfAborted()
    await inScope(database, (scope) => holdArchivePull(scope, pull))
    const fault = await takeStudy(run, taking, studyUid)
    if (fault) failed.push(fault)
  }
  const report = await taking.finish()
  const outcome = failed.length === 0 ? 'complete' : 'incomplete'
  const [first] = failed
  const trouble = first
    ? { because: `${failed.length} studies could not be had: ${first.because}`, mend: first.mend }
    : null
  await inScope(database, (scope) =>
    endArchivePull(scope, pull, { outcome, studies: studies.length, failed: failed.length, trouble }),
  )
  return { ...report, archive: { outcome, from, studies: studies.length, failed } }
}

function progressOf({ onProgress }: ArchiveOrder) {
  return onProgress ? { onProgress: (received: number) => onProgress(received) } : {}
}

async function takeStudy({ archive, order }: Run, taking: Import, studyUid: string): Promise<FailedStudy | null> {
  const name = `study ${studyUid}`
  try {
    const bytes = await fetchStudy(archive, { studyUid, signal: order.signal })
    await taking.take({ name, chunks: once(bytes), format: 'dicom' })
    return null
  } catch (fault) {
    if (!(fault instanceof FetchFault)) throw fault
    const said = { where: name, what: fault.message, mend: fault.mend }
    await taking.setAside({
      name: `${MISSING}: ${name}`,
      ...said,
      bytes: Buffer.from(JSON.stringify({ study: studyUid })),
    })
    return { study: studyUid, because: fault.message, mend: fault.mend }
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

import { type Import, type ImportReport, settleAside, startImport } from '#ingestion'
import {
  closePull,
  type FeedPull,
  type FileToPull,
  findPull,
  letGoOfPull,
  listFilesToPull,
  listPullPatients,
  noteExport,
  type Pull,
  type PullOutcome,
  type PullTrouble,
  readPullFiles,
  takePull,
} from '#institutions'
import { listPatientIds, type MatchRules } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { askForExport, giveUpExport, whatIsAsked } from './ask-for-export.ts'
import type { ClientKey } from './client-keys.ts'
import { insist } from './insist.ts'
import { PULL_LIMITS, type PullLimits } from './pull-limits.ts'
import { MISSING, missingFrom, nameOfPull } from './pull-run.ts'
import { PulledServer } from './pulled-server.ts'
import { type FailedFile, takeFiles } from './take-files.ts'
import { waitForExport } from './wait-for-export.ts'

export type PullOrder = {
  readonly feedId: string
  /** Everything, not only what changed since the last time. */
  readonly isFull: boolean
  readonly rules: MatchRules
  readonly keys: readonly ClientKey[]
  /** Waits until an export is ready; else it is looked after again later. */
  readonly waits: boolean
  readonly limits?: Partial<PullLimits>
  readonly signal?: AbortSignal
  readonly onProgress?: (received: number, where: string) => void
  /** For tests that end everything at some point. */
  readonly crashPoint?: () => void
}

/** What became of one pull, with the accounting of an import; `waiting`: the server is not ready yet. */
export type PullReport = ImportReport & {
  readonly pull: {
    readonly pullId: string
    readonly outcome: PullOutcome | 'waiting'
    /** What changed from then on was asked for; null: everything. */
    readonly since: string | null
    readonly transactionTime: string | null
    readonly files: number
    readonly failed: readonly FailedFile[]
  }
}

/**
 * Fetches a feed from the server of its institution, or goes on with fetching it where an earlier process has left off.
 * Throws NotFound for a feed that is not fetched, Unavailable for one that is paused, Conflict while another process is at
 * it, and FetchFault when the server gives no list of files; that is written down.
 */
export async function pullFeed(database: Database, order: PullOrder): Promise<PullReport> {
  const { settings, pull, goesOn } = await withSystemScope(database, { purpose: 'pull' }, (scope) => take(scope, order))
  const crashPoint = order.crashPoint ?? (() => undefined)
  const { keys, signal } = order
  const server = new PulledServer({
    pull: settings,
    keys,
    limits: { ...PULL_LIMITS, ...order.limits },
    signal,
    crashPoint,
  })
  const run = { database, server, settings, pull, crashPoint, order }
  try {
    return await fetchAll(run, goesOn)
  } catch (fault) {
    if (signal?.aborted)
      await withSystemScope(database, { purpose: 'pull' }, (scope) =>
        letGoOfPull(scope, { pullId: pull.pullId, trouble: null }),
      )
    else if (fault instanceof FetchFault) await noteTrouble(run, fault)
    throw fault
  }
}

type Run = {
  readonly database: Database
  readonly server: PulledServer
  readonly settings: FeedPull
  readonly pull: Pull
  readonly crashPoint: () => void
  readonly order: PullOrder
}

async function take(scope: SystemScope, { feedId, isFull }: PullOrder) {
  const settings = await findPull(scope, { feedId })
  const taken = await takePull(scope, { feedId: settings.feedId, asked: whatIsAsked(settings), isFull })
  return { settings, ...taken }
}

async function fetchAll(run: Run, goesOn: boolean): Promise<PullReport> {
  const { database, order, crashPoint } = run
  const goes = goesOn ? { goes: { origin: `${nameOfPull(run.pull)} `, since: run.pull.startedAt } } : {}
  const taking = await startImport(database, {
    feedId: order.feedId,
    rules: order.rules,
    ...goes,
    onProgress: (received, where) => {
      order.onProgress?.(received, where)
      crashPoint()
    },
  })
  const pull = run.pull.transactionTime
    ? run.pull
    : await findFiles(run).catch((fault) => setAsideWhole(run, taking, fault))
  if (!pull.transactionTime) return reportOf(taking, pull, { outcome: 'waiting', files: 0, failed: [] })
  const files = await withSystemScope(database, { purpose: 'pull' }, (scope) => readPullFiles(scope, pull))
  const failed = await takeFiles({ ...run, pull, baseUrl: run.settings.baseUrl, import: taking }, files)
  await giveUpExport(run.server, pull)
  const outcome = failed.length === 0 ? 'complete' : 'incomplete'
  await close(run, outcome, failed)
  return reportOf(taking, pull, { outcome, files: files.length, failed })
}

/** A pull that nothing can come of stands with the institution, once however often it is tried. */
async function setAsideWhole({ pull }: Run, taking: Import, fault: unknown): Promise<never> {
  if (fault instanceof FetchFault && !fault.mayPass) {
    const bytes = Buffer.from(JSON.stringify({ pull: pull.asked }))
    const said = { where: nameOfPull(pull), what: fault.message, mend: fault.mend, bytes }
    await taking.setAside({ name: missingFrom(pull), ...said })
  }
  throw fault
}

/** The pull as it is once its files are listed; or as it is while the server is not ready. */
async function findFiles(run: Run): Promise<Pull> {
  const { database, settings, server } = run
  let { pull } = run
  const inScope = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(database, { purpose: 'pull' }, work)
  if (settings.level === 'everything') {
    const files = await inScope((scope) => patientsToPull(scope, settings, pull))
    return inScope((scope) =>
      listed(scope, pull, { transactionTime: dayBefore(pull.startedAt), needsToken: true, files }),
    )
  }
  if (!pull.statusUrl) {
    const statusUrl = await insist(server.limits, server.signal, () => askForExport(server, pull))
    await inScope((scope) => noteExport(scope, { pullId: pull.pullId, statusUrl }))
    pull = { ...pull, statusUrl, askedAt: null }
  }
  const manifest = await waitForExport({ database, server, pull, waits: run.order.waits })
  return manifest ? inScope((scope) => listed(scope, pull, manifest)) : pull
}

/** It asks for all that earlier pulls lacked: what will be missing now is told anew. */
async function listed(
  scope: SystemScope,
  pull: Pull,
  { transactionTime, needsToken, files }: Omit<Parameters<typeof listFilesToPull>[1], 'pullId'>,
): Promise<Pull> {
  await listFilesToPull(scope, { pullId: pull.pullId, transactionTime, needsToken, files })
  await settleAside(scope, { feedId: pull.feedId, origin: MISSING })
  return { ...pull, transactionTime, needsToken }
}

const DAY_MS = 86_400_000

/** Nobody says what time it is there: what changed within a day is asked for twice. */
function dayBefore(at: Date): Date {
  return new Date(at.getTime() - DAY_MS)
}

async function patientsToPull(scope: SystemScope, settings: FeedPull, { since }: Pull): Promise<readonly FileToPull[]> {
  const named = await listPullPatients(scope, settings)
  const patients = named.length > 0 ? named : await listPatientIds(scope, settings)
  if (patients.length === 0)
    throw new FetchFault(`nobody has said whose records are to be fetched for ${settings.feedId}`, {
      mend: `Name the ids of its patients with causeway pull-from ${settings.feedId} URL --level everything --patients FILE.`,
      mayPass: false,
    })
  return patients.map((id) => {
    const url = new URL(`${settings.baseUrl}/Patient/${id}/$everything`)
    if (settings.types.length > 0) url.searchParams.set('_type', settings.types.join(','))
    if (since) url.searchParams.set('_since', since.toISOString())
    return { kind: 'patient', about: id, url: url.href, expected: null }
  })
}

async function close({ database, pull }: Run, outcome: PullOutcome, failed: readonly FailedFile[]): Promise<void> {
  const trouble: PullTrouble | null = failed[0]
    ? {
        because: `${failed.length} files could not be had; ${failed[0].file}: ${failed[0].because}`,
        mend: failed[0].mend,
      }
    : null
  await withSystemScope(database, { purpose: 'pull' }, (scope) =>
    closePull(scope, { pullId: pull.pullId, outcome, trouble }),
  )
}

/** What may pass leaves the pull open, to be gone on with; anything else ends it, and the next one begins anew. */
async function noteTrouble(run: Run, fault: FetchFault): Promise<void> {
  const { database, server, pull } = run
  const trouble = { because: fault.message, mend: fault.mend }
  const { pullId } = pull
  await withSystemScope(database, { purpose: 'pull' }, (scope) =>
    fault.mayPass ? letGoOfPull(scope, { pullId, trouble }) : closePull(scope, { pullId, outcome: 'failed', trouble }),
  )
  if (!fault.mayPass) await giveUpExport(server, pull)
}

async function reportOf(
  taking: Import,
  { pullId, since, transactionTime }: Pull,
  said: Pick<PullReport['pull'], 'outcome' | 'files' | 'failed'>,
): Promise<PullReport> {
  const [from, of] = [since?.toISOString() ?? null, transactionTime?.toISOString() ?? null]
  return { ...(await taking.finish()), pull: { pullId, ...said, since: from, transactionTime: of } }
}

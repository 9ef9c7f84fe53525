import { Conflict } from '#base/errors'
import type { Source } from '#ingestion'
import { notePlace, noteTaken, type Pull, type PullFile, type PullTrouble } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault, withoutQuery } from '#platform/fetch/fetch-fault'
import { openFile } from './open-file.ts'
import { outcomeInWords, saysError } from './outcome-words.ts'
import { holding, missingFrom, nameOfPull, type PullRun } from './pull-run.ts'
import { takePatient } from './take-patient.ts'

/** What could not be had, or not all of it. */
export type FailedFile = PullTrouble & { readonly file: string }

function nameOfFile(pull: Pull, { number, kind, about }: PullFile): string {
  const what = kind === 'output' ? about : kind === 'patient' ? `Patient/${about}` : kind
  return `${nameOfPull(pull)} ${what} ${number}`
}

/** Takes in what has not been yet, one file after the other; what fails is set aside, and the others go on. */
export async function takeFiles(run: PullRun, files: readonly PullFile[]): Promise<readonly FailedFile[]> {
  const failed: FailedFile[] = []
  for (const file of files) {
    const name = nameOfFile(run.pull, file)
    if (file.takenAt) {
      if (file.failedBecause) failed.push({ file: name, because: file.failedBecause, mend: file.mend ?? '' })
      continue
    }
    const trouble = await takeOne(run, file, name)
    if (trouble) {
      await run.import.setAside({
        name: missingFrom(run.pull),
        where: name,
        what: trouble.because,
        mend: trouble.mend,
        bytes: entryOf(file),
      })
      failed.push({ file: name, ...trouble })
    }
    await withSystemScope(run.database, { purpose: 'pull' }, (scope) =>
      noteTaken(scope, { pullId: run.pull.pullId, number: file.number, trouble }),
    )
  }
  return failed
}

/** What the server said of the file: all that there is of it. */
function entryOf({ number, kind, about, url, expected }: PullFile): Uint8Array {
  return Buffer.from(JSON.stringify({ [kind]: { number, type: about, url: withoutQuery(url), count: expected } }))
}

async function takeOne(run: PullRun, file: PullFile, name: string): Promise<PullTrouble | null> {
  try {
    return await (file.kind === 'patient' ? takePatient(run, file, name) : takeNdjson(run, file, name))
  } catch (fault) {
    if (fault instanceof FetchFault) return { because: fault.message, mend: fault.mend }
    if (fault instanceof Conflict) return { because: fault.message, mend: CHANGES }
    throw fault
  }
}

const CHANGES = 'A file of an export must stay as it is; what came of it has been taken in, the next pull asks anew.'
/** A file that was cut off, or has changed, is read twice more. */
const GOES = 3

async function takeNdjson(run: PullRun, file: PullFile, name: string): Promise<PullTrouble | null> {
  let at: Progress = { pieces: file.pieces, digest: file.digest, errors: [] }
  for (let go = 1; ; go++) {
    try {
      await run.import.take(sourceOf(run, file, name, at))
      return troubleOf(file, at)
    } catch (fault) {
      const isChanged = fault instanceof Conflict
      if (go >= GOES || !(isChanged || (fault instanceof FetchFault && fault.mayPass))) throw fault
      if (isChanged) at = { pieces: 0, digest: null, errors: [] }
    }
  }
}

type Progress = { pieces: number; digest: Uint8Array | null; errors: string[] }

function sourceOf(run: PullRun, file: PullFile, name: string, at: Progress): Source {
  const { database, server, pull, crashPoint } = run
  const { pullId, needsToken } = pull
  return {
    name,
    base: run.baseUrl,
    chunks: openFile(server, { url: file.url, needsToken, onChunk: holding(database, pullId) }),
    bookmark: {
      from: { pieces: at.pieces, digest: at.digest },
      note: async (scope, { pieces, digest }) => {
        await notePlace(scope, { pullId, number: file.number, pieces, digest })
        crashPoint()
        Object.assign(at, { pieces, digest })
      },
    },
    refuse: (resource) => {
      if (resource.resourceType !== 'OperationOutcome' || (file.about === 'OperationOutcome' && file.kind === 'output'))
        return null
      const words = outcomeInWords(resource)
      if (!saysError(resource))
        return file.kind === 'error' ? null : { what: `the server remarks: ${words}`, mend: NOTHING }
      at.errors.push(words)
      return {
        what: `the server could not export everything: ${words}`,
        mend: 'Show the institution what its server says.',
      }
    },
  }
}

const NOTHING = 'Nothing needs to be done.'
function troubleOf({ kind, expected, url }: PullFile, { pieces, errors }: Progress): PullTrouble | null {
  if (errors.length > 0)
    return {
      because: `${withoutQuery(url)} says ${errors.length} times that something could not be exported: ${errors[0]}`,
      mend: 'Show the institution what its server says; the next pull asks for all of it anew.',
    }
  if (kind !== 'output' || expected === null || expected === pieces) return null
  return {
    because: `${withoutQuery(url)} holds ${pieces} resources, and the server had counted ${expected}`,
    mend: 'The next pull asks for all of it anew; if it stays so, tell the institution.',
  }
}

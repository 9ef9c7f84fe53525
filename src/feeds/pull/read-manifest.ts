import type { FileToPull } from '#institutions'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { answerInWords } from './outcome-words.ts'

/** What a server has to offer. */
export type Manifest = {
  readonly transactionTime: Date
  readonly needsToken: boolean
  /** In the order in which they are to be fetched. */
  readonly files: readonly FileToPull[]
}

const KINDS = ['output', 'deleted', 'error'] as const

/**
 * Reads the list of an export's files (Bulk Data Access 2.0, "Response - Complete Status"). A file that is named twice is
 * fetched once. Throws FetchFault for what is no such list.
 */
export function readManifest(text: string, { mostFiles }: { readonly mostFiles: number }): Manifest {
  const said = readJson(text)
  const at = typeof said.transactionTime === 'string' ? new Date(said.transactionTime) : null
  if (!at || Number.isNaN(at.getTime())) throw noManifest('transactionTime is missing or no instant')
  const files = new Map<string, FileToPull>()
  for (const kind of KINDS)
    for (const file of readFiles(said[kind], kind)) if (!files.has(file.url)) files.set(file.url, file)
  if (files.size > mostFiles) throw noManifest(`it names ${files.size} files, more than ${mostFiles}`)
  return {
    transactionTime: at,
    needsToken: said.requiresAccessToken !== false,
    files: [...files.values()].sort((a, b) => turnOf(a) - turnOf(b)),
  }
}

function readJson(text: string): Record<string, unknown> {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    throw noManifest(`it is ${answerInWords(text)}`)
  }
  if (typeof said !== 'object' || said === null || !('output' in said))
    throw noManifest(`it says ${answerInWords(text)}`)
  return said as Record<string, unknown>
}

function readFiles(listed: unknown, kind: FileToPull['kind']): FileToPull[] {
  if (listed === undefined || listed === null) return []
  if (!Array.isArray(listed)) throw noManifest(`${kind} is no list`)
  return listed.map((each: unknown, place) => {
    const { type, url, count } = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>
    if (typeof url !== 'string' || typeof type !== 'string') throw noManifest(`${kind}[${place}] has no type or no url`)
    const expected = Number.isSafeInteger(count) && Number(count) <= 2_147_483_647 ? Number(count) : null
    return { kind, about: type.slice(0, 64), url, expected }
  })
}

function noManifest(because: string): FetchFault {
  return new FetchFault(`the server says that the export is ready, but its list of files cannot be read: ${because}`, {
    mend: 'Show the institution what its server answers; the next pull asks for a new export.',
    mayPass: false,
  })
}

const DIRECTORY = new Set([
  'Organization',
  'Location',
  'Practitioner',
  'PractitionerRole',
  'HealthcareService',
  'Medication',
])

/** What refers comes after what it refers to; what was deleted after what may still be there. */
function turnOf({ kind, about }: FileToPull): number {
  if (kind === 'deleted') return 3
  if (kind === 'error') return 4
  return DIRECTORY.has(about) ? 0 : about === 'Patient' ? 1 : 2
}

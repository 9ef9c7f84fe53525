import { createReadStream } from 'node:fs'
import path from 'node:path'
import { Invalid } from '#base/errors'
import { type ImportReport, importInput, type Source } from '#ingestion'
import type { House } from '../open-house.ts'
import { type Output, progressBar } from '../output.ts'
import { findInput, type InputFile, type InputFormat } from './find-input.ts'
import { sendToArchive } from './send-to-archive.ts'

export type ImportOptions = {
  readonly paths: readonly string[]
  readonly feedId: string
  readonly format: string
  readonly json: boolean
}

/** What the files are said to be; null: each says so itself. */
const FORMATS = new Map<string, InputFormat | null>([
  ['auto', null],
  ['fhir', 'fhir'],
  ['ndjson', 'fhir'],
  ['hl7v2', 'hl7v2'],
  ['ccda', 'ccda'],
  ['dicom', 'dicom'],
])

/** Imports files and folders through a feed. Answers the exit code: 0 all well, 3 something was set aside. */
export async function importFiles(
  house: Pick<House, 'database' | 'matchRules'> & { readonly config: Pick<House['config'], 'archiveSecretsFile'> },
  options: ImportOptions,
  output: Output,
): Promise<number> {
  const { database, matchRules } = house
  const { files, sources, skipped } = await findSources(options)
  const bar = progressBar(output, 'Resources taken in:', null)
  const report = await importInput(database, {
    feedId: options.feedId,
    sources,
    rules: matchRules,
    onProgress: (received) => bar.show(received),
  })
  bar.end()
  const notTaken = await sendToArchive(house, { feedId: options.feedId, files })
  const total = { ...report, skipped: report.skipped + skipped, problems: [...report.problems, ...notTaken] }
  output.answer(options.json ? JSON.stringify(accountOf(total)) : inWords(total))
  return report.quarantined + report.unmatched + notTaken.length > 0 ? 3 : 0
}

/** The files among these paths, opened one after the other. Throws Invalid for an unknown format or no path at all. */
export async function findSources({ paths, format }: Pick<ImportOptions, 'paths' | 'format'>): Promise<{
  readonly files: readonly InputFile[]
  readonly sources: readonly Source[]
  readonly skipped: number
}> {
  const only = FORMATS.get(format)
  if (only === undefined)
    throw new Invalid(`--format ${format} cannot be imported yet; this version reads ${[...FORMATS.keys()].join(', ')}`)
  if (paths.length === 0) throw new Invalid('this command needs at least one file or folder: PATH --feed ID')
  const { files, skipped } = await findInput(paths, only)
  return { files, sources: files.map(sourceOf), skipped }
}

function sourceOf({ path: file, format }: InputFile): Source {
  return { name: path.basename(file), chunks: read(file), format }
}

/** Opens the file when its turn comes: a folder may have more of them than a process may open. */
async function* read(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: 256 * 1024 })
}

/** The accounting of an import, in the order in which it is read. */
export function accountOf(report: ImportReport): Record<string, unknown> {
  const { received, stored, updated, unchanged, quarantined, unmatched, skipped, persons, problems } = report
  return { received, stored, updated, unchanged, quarantined, unmatched, skipped, persons, problems }
}

/** The same for people. */
export function inWords(report: ImportReport): string {
  const lines = [
    `Received ${report.received}: ${report.stored} new, ${report.updated} updated, ${report.unchanged} unchanged, ` +
      `${report.quarantined} in quarantine, ${report.unmatched} waiting for a match decision.`,
    `Persons: ${report.persons}. Files that are no input: ${report.skipped}.`,
    ...report.problems.slice(0, 20).map((problem) => `  ${problem.where}: ${problem.what}`),
  ]
  if (report.problems.length > 20) lines.push(`  ... and ${report.problems.length - 20} more (--json lists them)`)
  return lines.join('\n')
}

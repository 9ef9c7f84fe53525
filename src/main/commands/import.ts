import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Invalid, NotFound } from '#base/errors'
import { type ImportReport, importInput, type Source } from '#ingestion'
import type { Database } from '#platform/database/open-database'
import { MATCH_RULES } from '../match-rules.ts'
import { type Output, progressBar } from '../output.ts'

export type ImportOptions = {
  readonly paths: readonly string[]
  readonly feedId: string
  readonly format: string
  readonly json: boolean
}

const READABLE = /\.(json|ndjson|jsonl|fhir)(\.gz)?$/i
const FORMATS = ['auto', 'fhir', 'ndjson']

/** Imports files and folders through a feed. Answers the exit code: 0 all well, 3 something was set aside. */
export async function importFiles(database: Database, options: ImportOptions, output: Output): Promise<number> {
  if (!FORMATS.includes(options.format))
    throw new Invalid(
      `--format ${options.format} cannot be imported yet; this version reads ${FORMATS.join(', ')} (FHIR R4 as JSON)`,
    )
  if (options.paths.length === 0)
    throw new Invalid('import needs at least one file or folder: causeway import PATH --feed ID')
  const { files, skipped } = await findFiles(options.paths)
  const bar = progressBar(output, 'Resources taken in:', null)
  const report = await importInput(database, {
    feedId: options.feedId,
    sources: files.map(sourceOf),
    rules: MATCH_RULES,
    onProgress: (received) => bar.show(received),
  })
  bar.end()
  const total = { ...report, skipped: report.skipped + skipped }
  output.answer(options.json ? JSON.stringify(ordered(total)) : inWords(total))
  return report.quarantined + report.unmatched > 0 ? 3 : 0
}

/** Patients first, then directories, then everything else by name: what refers comes after what it refers to. */
async function findFiles(paths: readonly string[]): Promise<{ files: string[]; skipped: number }> {
  const all: string[] = []
  let skipped = 0
  for (const each of paths) {
    const info = await stat(each).catch(() => null)
    if (!info) throw new NotFound(`there is no file or folder ${each}`)
    if (!info.isDirectory()) {
      all.push(each)
      continue
    }
    for (const entry of await readdir(each, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      if (READABLE.test(entry.name) && !isExportLog(entry.name)) all.push(path.join(entry.parentPath, entry.name))
      else skipped++
    }
  }
  return { files: [...new Set(all)].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1)), skipped }
}

/** A Bulk Data export comes with a log and sometimes a manifest, which hold no resources. */
function isExportLog(name: string): boolean {
  return /^(log\.ndjson|manifest\.json)(\.gz)?$/i.test(name)
}

function order(file: string): number {
  const name = path.basename(file)
  if (/(^|[^a-z])patient([^a-z]|$)/i.test(name)) return 1
  return /practitioner|organization|location|hospital/i.test(name) ? 0 : 2
}

function sourceOf(file: string): Source {
  return { name: path.basename(file), chunks: createReadStream(file, { highWaterMark: 256 * 1024 }) }
}

function ordered(report: ImportReport): Record<string, unknown> {
  const { received, stored, updated, unchanged, quarantined, unmatched, skipped, persons, problems } = report
  return { received, stored, updated, unchanged, quarantined, unmatched, skipped, persons, problems }
}

function inWords(report: ImportReport): string {
  const lines = [
    `Received ${report.received}: ${report.stored} new, ${report.updated} updated, ${report.unchanged} unchanged, ` +
      `${report.quarantined} in quarantine, ${report.unmatched} waiting for a match decision.`,
    `Persons: ${report.persons}. Files that are no input: ${report.skipped}.`,
    ...report.problems.slice(0, 20).map((problem) => `  ${problem.where}: ${problem.what}`),
  ]
  if (report.problems.length > 20) lines.push(`  ... and ${report.problems.length - 20} more (--json lists them)`)
  return lines.join('\n')
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { readPlain } from './tables/read-plain.ts'
import { readRows } from './tables/read-rows.ts'
import { readSnomed } from './tables/read-snomed.ts'
import type { RowRead, TermLine } from './tables/term-line.ts'
import type { TermSystem } from './term-system.ts'

export type LoadOrder = {
  readonly system: TermSystem
  /** One; of SNOMED CT several files of one release. */
  readonly files: readonly string[]
  readonly version: string
  readonly language: string
  /** The address of a national code system, as FHIR names it; null for the others. */
  readonly url: string | null
}
export type Loaded = {
  readonly terms: number
  readonly wasLoaded: boolean
  /** Rows that are no name to show: inactive ones, other synonyms. */
  readonly leftOut: number
  readonly faulty: number
  /** The first faulty rows, with line and reason. */
  readonly faults: readonly string[]
}

const WORK = { purpose: 'terms load' }
const AT_ONCE = 1_000
const MOST_FAULTS = 5

/**
 * Loads a table of codes from files that the operator has the right to, row by row, a thousand at a time. The same files
 * again change nothing; a broken load goes on when it is started again; a newer version takes the place of names, and
 * codes that it leaves out stay, marked as no longer in it. Throws Invalid, with the line, for a file of another layout.
 */
export async function loadTerms(database: Database, order: LoadOrder): Promise<Loaded> {
  const fileHash = await hashOf(order.files)
  const isKnown = await withSystemScope(database, WORK, (scope) => begin(scope, order, fileHash))
  if (isKnown) return { terms: isKnown.terms, wasLoaded: true, leftOut: 0, faulty: 0, faults: [] }
  let [terms, leftOut, faulty] = [0, 0, 0]
  const faults: string[] = []
  let some: TermLine[] = []
  const put = async () => {
    const those = some
    some = []
    await withSystemScope(database, WORK, (scope) => putTerms(scope, order, those))
    terms += those.length
  }
  for await (const row of readTable(order)) {
    if ('term' in row) some.push(row.term)
    else if ('leftOut' in row) leftOut++
    else if (++faulty <= MOST_FAULTS) faults.push(`line ${row.line}: ${row.fault}`)
    if (some.length >= AT_ONCE) await put()
  }
  if (some.length > 0) await put()
  if (terms === 0)
    throw new Invalid(`${nameOf(order)}: no line of it is a code of ${order.system}. ${faults.join('; ')}`)
  await withSystemScope(database, WORK, (scope) => finish(scope, order, terms))
  return { terms, wasLoaded: false, leftOut, faulty, faults }
}

function readTable({ system, files, language }: LoadOrder): AsyncGenerator<RowRead, void> {
  const [file, ...more] = files
  if (system === 'snomed') return readSnomed(files)
  if (more.length > 0) throw new Invalid(`A table of ${system} is one file`)
  return readPlain(readRows(file!), { file: file!, system, language })
}

function nameOf({ files }: LoadOrder): string {
  return files.map((file) => path.basename(file)).join(', ')
}

async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A national table is known by its address: a region has several. */
const keyOf = ({ system, url }: LoadOrder) => url ?? system

async function begin(scope: SystemScope, order: LoadOrder, fileHash: string): Promise<{ terms: number } | null> {
  const { version, language } = order
  const { rows } = await sql<{ fileHash: string; isFinished: boolean; terms: number }>`
    select file_hash, finished_at is not null as is_finished, terms::float8 as terms from term_release
    where system = ${keyOf(order)} and version = ${version} and language = ${language}`.execute(scope.db)
  const [known] = rows
  if (known?.isFinished && known.fileHash === fileHash) return { terms: known.terms }
  if (known?.isFinished)
    throw new Invalid(
      `Version ${version} of ${keyOf(order)} was loaded from another file; give this one a version of its own`,
    )
  await sql`insert into term_release (system, version, language, file_hash)
    values (${keyOf(order)}, ${version}, ${language}, ${fileHash})
    on conflict (system, version, language) do update set file_hash = excluded.file_hash`.execute(scope.db)
  return null
}

/** A weak name takes the place of an older version's only; any other one of what stands there. */
async function putTerms(scope: SystemScope, order: LoadOrder, lines: readonly TermLine[]): Promise<void> {
  const languageOf = (line: TermLine) => line.language ?? order.language
  const firstOfEach = (those: readonly TermLine[]) => [
    ...new Map(those.toReversed().map((line) => [`${line.code} ${languageOf(line)}`, line])).values(),
  ]
  for (const isWeak of [true, false]) {
    const unique = firstOfEach(lines.filter((line) => line.isWeak === isWeak))
    await sql`insert into term (system, code, language, name, version, is_active, axes, words)
      select ${keyOf(order)}, c, l, n, ${order.version}, a, x::jsonb,
             case when w <> '' then string_to_array(w, ' ') end
      from unnest(${unique.map(({ code }) => code)}::text[], ${unique.map(languageOf)}::text[],
                  ${unique.map(({ name }) => name)}::text[], ${unique.map(({ isActive }) => isActive)}::bool[],
                  ${unique.map(({ axes }) => (axes ? JSON.stringify(axes) : null))}::text[],
                  ${unique.map(({ words }) => words.join(' '))}::text[]) as t(c, l, n, a, x, w)
      on conflict (system, code, language) do update set
        name = excluded.name, version = excluded.version, is_active = excluded.is_active, axes = excluded.axes,
        words = excluded.words
        where not ${isWeak}::bool or term.version <> excluded.version`.execute(scope.db)
  }
}

async function finish(scope: SystemScope, order: LoadOrder, terms: number): Promise<void> {
  const { version, language } = order
  await sql`update term set is_active = false
    where system = ${keyOf(order)} and language = ${language} and version <> ${version} and is_active`.execute(scope.db)
  await sql`update term_release set finished_at = ${scope.now}::timestamptz, terms = ${terms}
    where system = ${keyOf(order)} and version = ${version} and language = ${language}`.execute(scope.db)
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { readTermLines, type TermLine } from './read-term-lines.ts'
import type { TermSystem } from './term-system.ts'

export type LoadOrder = {
  readonly system: TermSystem
  readonly file: string
  readonly version: string
  readonly language: string
}
export type Loaded = { readonly terms: number; readonly wasLoaded: boolean; readonly skipped: number }

const WORK = { purpose: 'terms load' }
const AT_ONCE = 1_000

/**
 * Loads a table of codes from a file that the operator has the right to, line by line, a thousand at a time. The same
 * file again changes nothing; a broken load goes on when it is started again; a newer version takes the place of names,
 * and codes that it leaves out stay, marked as no longer in it.
 */
export async function loadTerms(database: Database, order: LoadOrder): Promise<Loaded> {
  const fileHash = await hashOf(order.file)
  const isKnown = await withSystemScope(database, WORK, (scope) => begin(scope, order, fileHash))
  if (isKnown) return { terms: isKnown.terms, wasLoaded: true, skipped: 0 }
  let [terms, skipped] = [0, 0]
  let some: TermLine[] = []
  const put = async () => {
    const those = some
    some = []
    await withSystemScope(database, WORK, (scope) => putTerms(scope, order, those))
    terms += those.length
  }
  const lines = createInterface({ input: createReadStream(order.file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const term of readTermLines(lines, order.system)) {
    if (term === null) skipped++
    else some.push(term)
    if (some.length >= AT_ONCE) await put()
  }
  if (some.length > 0) await put()
  if (terms === 0)
    throw new Invalid(`${order.file}: no line of it is a code of ${order.system}; look at its first line`)
  await withSystemScope(database, WORK, (scope) => finish(scope, order, terms))
  return { terms, wasLoaded: false, skipped }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function begin(
  scope: SystemScope,
  { system, version }: LoadOrder,
  fileHash: string,
): Promise<{ terms: number } | null> {
  const { rows } = await sql<{ fileHash: string; isFinished: boolean; terms: number }>`
    select file_hash, finished_at is not null as is_finished, terms::float8 as terms from term_release
    where system = ${system} and version = ${version}`.execute(scope.db)
  const [known] = rows
  if (known?.isFinished && known.fileHash === fileHash) return { terms: known.terms }
  if (known?.isFinished)
    throw new Invalid(
      `Version ${version} of ${system} was loaded from another file; give this one a version of its own`,
    )
  await sql`insert into term_release (system, version, file_hash) values (${system}, ${version}, ${fileHash})
    on conflict (system, version) do update set file_hash = excluded.file_hash`.execute(scope.db)
  return null
}

async function putTerms(scope: SystemScope, { system, version, language }: LoadOrder, lines: readonly TermLine[]) {
  const unique = [...new Map(lines.map((line) => [`${line.code} ${line.language ?? language}`, line])).values()]
  await sql`insert into term (system, code, language, name, version, is_active, axes, words)
    select ${system}, c, l, n, ${version}, a, x::jsonb, case when w <> '' then string_to_array(w, ' ') end
    from unnest(${unique.map(({ code }) => code)}::text[], ${unique.map((line) => line.language ?? language)}::text[],
                ${unique.map(({ name }) => name)}::text[], ${unique.map(({ isActive }) => isActive)}::bool[],
                ${unique.map(({ axes }) => (axes ? JSON.stringify(axes) : null))}::text[],
                ${unique.map(({ words }) => words.join(' '))}::text[]) as t(c, l, n, a, x, w)
    on conflict (system, code, language) do update set
      name = excluded.name, version = excluded.version, is_active = excluded.is_active, axes = excluded.axes,
      words = excluded.words`.execute(scope.db)
}

async function finish(scope: SystemScope, { system, version, language }: LoadOrder, terms: number): Promise<void> {
  await sql`update term set is_active = false
    where system = ${system} and language = ${language} and version <> ${version} and is_active`.execute(scope.db)
  await sql`update term_release set finished_at = ${scope.now}::timestamptz, terms = ${terms}
    where system = ${system} and version = ${version}`.execute(scope.db)
}

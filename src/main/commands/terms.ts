import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import {
  loadTerms,
  type Measured,
  measureSuggestions,
  readCodeList,
  shippedTests,
  TERM_SYSTEMS,
  tendTerms,
} from '#terminology'
import type { Output } from '../output.ts'

const PARTS = 10

export type TermsOrder = {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  readonly folder: string
}

/** Tables of codes and what local codes mean: `load` a table, `measure` how well codes are suggested, `remap` now. */
export async function terms(
  database: Database,
  { words, values, folder }: TermsOrder,
  output: Output,
): Promise<number> {
  const [what, ...files] = words
  const paths = files.map((file) => path.resolve(folder, file))
  if (what === 'load') return load(database, paths, values, output)
  if (what === 'measure') return measure(paths, values.json === true, output)
  if (what === 'remap') {
    const { mapped, items } = await tendTerms(database)
    output.answer(`${mapped} codes were mapped without a person; ${items} stored items have another meaning.`)
    return 0
  }
  throw new Invalid('terms is followed by load, measure or remap')
}

async function load(
  database: Database,
  files: readonly string[],
  { system, version, language, url }: TermsOrder['values'],
  output: Output,
): Promise<number> {
  const known = TERM_SYSTEMS.find((each) => each === system)
  if (!known) throw new Invalid(`--system is one of ${TERM_SYSTEMS.join(', ')}`)
  const [file] = files
  if (!file) throw new Invalid('terms load takes a file; of snomed several of one release')
  if (known === 'national' && !/^(https?:\/\/|urn:)/.test(`${url ?? ''}`))
    throw new Invalid('A national table needs the address of its code system, as results name it: --url urn:oid:...')
  const order = {
    system: known,
    files,
    version: typeof version === 'string' ? version : path.basename(file),
    language: typeof language === 'string' ? language : (languageOfVariant(file) ?? 'en'),
    url: known === 'national' ? `${url}` : null,
  }
  const { terms: count, wasLoaded, leftOut, faulty, faults } = await loadTerms(database, order)
  output.answer(
    wasLoaded
      ? `${count} terms of ${known} ${order.version} were loaded before; nothing has changed.`
      : `${count} terms of ${known} ${order.version} are loaded; ${leftOut} lines are names that are not wanted, ${faulty} could not be read.`,
  )
  if (faulty > 0) output.answer([...faults, ...(faulty > faults.length ? ['...'] : [])].join('\n'))
  return 0
}

/** LOINC names its linguistic variants frFR18LinguisticVariant.csv. */
function languageOfVariant(file: string): string | null {
  return /^([a-z]{2})[A-Z]{2}\d*LinguisticVariant/.exec(path.basename(file))?.[1] ?? null
}

/** Lists that have their codes already: how many would be suggested rightly, each line held out of what is learned. */
function measure(paths: readonly string[], isJson: boolean, output: Output): number {
  if (paths.length === 0) throw new Invalid('terms measure takes lists of codes (CSV) that have their LOINC codes')
  const lists = paths.map((file) => ({ name: path.basename(file), ...readCodeList(readFileSync(file)) }))
  const table = shippedTests()
  const all = lists.flatMap(({ name }) =>
    [false, true].map((learns) => ({
      name,
      learns,
      measured: measureSuggestions(lists, { of: name, table, parts: learns ? PARTS : 1, learns }),
    })),
  )
  output.answer(isJson ? JSON.stringify(all) : all.map(tableRow).join('\n'))
  return 0
}

function tableRow({ name, learns, measured }: { name: string; learns: boolean; measured: Measured }): string {
  const { lines, sureRight, sureWrong, first, firstFive, withoutCode, sureWithoutCode, wrong } = measured
  const share = (count: number) => `${count} (${lines === 0 ? 0 : Math.round((1000 * count) / lines) / 10} %)`
  return [
    `${name}, ${learns ? 'with what other lines teach' : 'by the shipped table alone'}: ${lines} lines with a code`,
    `  mapped without a person, rightly ${share(sureRight)}, wrongly ${share(sureWrong)}`,
    `  suggested first ${share(first)}, among the first five ${share(firstFive)}`,
    `  lines without a code ${withoutCode}, of these mapped all the same ${sureWithoutCode}`,
    ...wrong.map(({ line, given }) => `  wrong: line ${line.line} "${line.name}" is ${line.loinc}, was given ${given}`),
  ].join('\n')
}

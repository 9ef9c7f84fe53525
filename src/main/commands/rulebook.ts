import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Invalid, NotFound } from '#base/errors'
import { publishDecided } from '#governance'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import {
  checkRulebook,
  compareRulebooks,
  type Rulebook,
  readLiveRulebook,
  readRulebook,
  writeTable0909,
} from '#release'
import type { CommandOptions } from '../command.ts'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

/**
 * `rulebook check FILE`, `publish DECISION [--from DAY]`, `diff A B`, `export [VERSION] [--table-0909]`; A and B are files or version numbers.
 */
export async function rulebook({ database }: House, options: CommandOptions, output: Output): Promise<number> {
  const [verb, ...words] = options.words
  const folder = options.folder
  switch (verb) {
    case 'check':
      return check(database, await fileNamed(words, folder), output)
    case 'publish':
      return publish(database, words, options.values.from, output)
    case 'diff':
      return diff(database, { words, folder }, output)
    case 'export':
      return exportVersion(database, words, options.values['table-0909'] === true, output)
    default:
      throw new Invalid('rulebook needs one of: check FILE, publish DECISION, diff A B, export [VERSION]')
  }
}

/** Says every fault, every principle that is broken and what would change; exit 1 when it could not be published. */
async function check(database: Database, yaml: string, output: Output): Promise<number> {
  const live = await inScope(database, readLiveRulebook)
  const checked = checkRulebook(yaml, live)
  output.answer(
    [
      ...checked.faults.map(({ where, what, mend }) => `fault  ${where} ${what}. ${mend}`),
      ...checked.breaches.map(
        ({ principle, says, rule, what }) => `breach ${rule} ${what}: “${says.en}” (${principle})`,
      ),
      ...checked.changes.map((sentence) => `change ${sentence}`),
      ...checked.rules.flatMap(({ after, stale }) =>
        stale.map((language) => `words  ${after!.id} opens otherwise and still says: “${after!.says[language]}”`),
      ),
      checked.publishable ? 'It can be published.' : 'It cannot be published.',
    ].join('\n'),
  )
  return checked.publishable ? 0 : 1
}

/** The rulebook that a decision carries, from today or a later day on. */
async function publish(
  database: Database,
  [word = '', ...more]: readonly string[],
  from: string | boolean | undefined,
  output: Output,
): Promise<number> {
  const decisionId = versionOf(word)
  if (decisionId === null || more.length > 0)
    throw new Invalid('rulebook publish needs the number of the decision that carries it (/decisions lists them)')
  const version = await inScope(database, (scope) => {
    const effectiveFrom = typeof from === 'string' ? from : scope.now.toISOString().slice(0, 10)
    return publishDecided(scope, { decisionId, effectiveFrom })
  })
  output.answer(
    `Rulebook ${version} is published. What is stored is decided anew on its first day (causeway redecide).`,
  )
  return 0
}

async function diff(
  database: Database,
  { words, folder }: { readonly words: readonly string[]; readonly folder: string },
  output: Output,
): Promise<number> {
  const [one, other] = words
  if (one === undefined || other === undefined || words.length > 2)
    throw new Invalid('rulebook diff needs two: files or version numbers')
  const { changes } = compareRulebooks(await bookNamed(database, one, folder), await bookNamed(database, other, folder))
  output.answer(changes.length > 0 ? changes.join('\n') : 'They say the same.')
  return 0
}

async function exportVersion(
  database: Database,
  [word, ...more]: readonly string[],
  isTable: boolean,
  output: Output,
): Promise<number> {
  if (more.length > 0) throw new Invalid('rulebook export takes one version number, or none for the one in force')
  const found = await inScope(database, async (scope) => {
    const version = word === undefined ? (await readLiveRulebook(scope)).version : versionOf(word)
    return version === null ? null : readRulebook(scope, { version })
  })
  if (!found) throw new NotFound(`there is no rulebook ${word}`)
  output.answer(isTable ? writeTable0909(found.rulebook).trimEnd() : found.yaml.trimEnd())
  return 0
}

async function bookNamed(database: Database, word: string, folder: string): Promise<Rulebook> {
  const version = versionOf(word)
  if (version !== null) {
    const found = await inScope(database, (scope) => readRulebook(scope, { version }))
    if (!found) throw new NotFound(`there is no rulebook ${word}`)
    return found.rulebook
  }
  const { rulebook: book, faults } = checkRulebook(await fileNamed([word], folder), null)
  if (!book) throw new Invalid(`${word} has faults: ${faults.map(({ where, what }) => `${where} ${what}`).join('; ')}`)
  return book
}

function versionOf(word: string): number | null {
  return /^\d{1,9}$/.test(word) ? Number(word) : null
}

async function fileNamed(words: readonly string[], folder: string): Promise<string> {
  if (words.length !== 1) throw new Invalid('this command needs one file')
  const file = path.resolve(folder, words[0]!)
  return readFile(file, 'utf8').catch((fault: Error) => {
    throw new Invalid(`${file} cannot be read: ${fault.message}`)
  })
}

function inScope<Result>(database: Database, work: (scope: SystemScope) => Promise<Result>): Promise<Result> {
  return withSystemScope(database, { purpose: 'rulebook' }, work)
}

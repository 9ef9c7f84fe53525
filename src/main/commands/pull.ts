import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Invalid } from '#base/errors'
import type { FeedId } from '#base/ids'
import { endPull, type FeedPull, type PullLevel, setPullPatients, setUpPull } from '#institutions'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { isLoopback } from '#platform/loopback'
import { makeClientKeys, readClientKeys, readPublicKeys } from '../../feeds/pull/client-keys.ts'
import { type PullReport, pullFeed } from '../../feeds/pull/pull-feed.ts'
import type { CommandOptions } from '../command.ts'
import type { House } from '../open-house.ts'
import { type Output, progressBar } from '../output.ts'
import { accountOf, inWords } from './import.ts'

export type PullOptions = { readonly feedId: string; readonly isFull: boolean; readonly json: boolean }

/** Fetches a feed now. Answers the exit code: 0 all well, 3 something was set aside or could not be had, 1 nothing came. */
export async function pull(house: House, { feedId, isFull, json }: PullOptions, output: Output): Promise<number> {
  const bar = progressBar(output, 'Resources taken in:', null)
  try {
    const keys = await readClientKeys(house.config.clientKeysFile).catch(() => [])
    const report = await pullFeed(house.database, {
      feedId,
      isFull,
      rules: house.matchRules,
      keys,
      waits: true,
      onProgress: (received) => bar.show(received),
    })
    bar.end()
    output.answer(json ? JSON.stringify({ ...accountOf(report), pull: report.pull }) : pulledInWords(report))
    return report.pull.outcome === 'complete' && report.quarantined + report.unmatched === 0 ? 0 : 3
  } catch (fault) {
    bar.end()
    if (!(fault instanceof FetchFault)) throw fault
    output.note(`${fault.message}. ${fault.mend}\n`)
    return 1
  }
}

function pulledInWords(report: PullReport): string {
  const { outcome, since, transactionTime, files, failed } = report.pull
  return [
    `${outcome === 'complete' ? 'Fetched all of' : 'Fetched a part of'} ${files} files${since ? `: what changed since ${since}` : ''}.`,
    ...(transactionTime ? [`It is as of ${transactionTime}.`] : []),
    ...failed.map(({ file, because, mend }) => `  ${file}: ${because}. ${mend}`),
    inWords(report),
  ].join('\n')
}

const LEVELS: readonly PullLevel[] = ['system', 'patient', 'group', 'everything']

/** Says where a feed is fetched from, or that it no longer is. */
export async function pullFrom(
  database: Database,
  { words: [feedId, url, ...more], values, folder }: CommandOptions,
  output: Output,
): Promise<number> {
  if (!feedId || more.length > 0 || (url === undefined) !== (values.end === true))
    throw new Invalid('pull-from needs a feed, and either the address of a FHIR server or --end')
  if (url === undefined) {
    const was = await withSystemScope(database, { purpose: 'pull' }, (scope) => endPull(scope, { feedId }))
    output.answer(was ? `${feedId} is not fetched any more` : `${feedId} was not fetched`)
    return was ? 0 : 1
  }
  const settings = readSettings(feedId as FeedId, url, values)
  const patients =
    typeof values.patients === 'string' ? await readPatients(path.resolve(folder, values.patients)) : null
  await withSystemScope(database, { purpose: 'pull' }, async (scope) => {
    await setUpPull(scope, settings)
    if (patients) await setPullPatients(scope, { feedId, patients })
  })
  output.answer(settingsInWords(settings))
  return 0
}

type Values = CommandOptions['values']

function readSettings(feedId: FeedId, url: string, values: Values): FeedPull {
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : null)
  const allowsPrivate = values.private === true
  const groupId = text('group')
  const level = LEVELS.find((known) => known === (text('level') ?? (groupId ? 'group' : 'patient')))
  if (!level) throw new Invalid(`--level is "${text('level')}"; it must be one of ${LEVELS.join(', ')}`)
  if ((level === 'group') !== (groupId !== null))
    throw new Invalid('--group ID and --level group belong together: which group of patients?')
  const types = list(text('types'))
  const odd = types.find((type) => !/^[A-Z][A-Za-z]{2,39}$/.test(type))
  if (odd) throw new Invalid(`--types has "${odd}"; write types of resources with commas between: Patient,Observation`)
  return {
    feedId,
    baseUrl: readUrl('URL', url, allowsPrivate).href.replace(/\/+$/, ''),
    level,
    groupId,
    types,
    clientId: text('client'),
    tokenUrl: text('token-url') && readUrl('--token-url', text('token-url')!, allowsPrivate).href,
    tokenScope: text('scope') ?? 'system/*.read',
    origins: originsIn(values, allowsPrivate),
    allowsPrivate,
    everyMinutes: values.every === undefined ? null : readMinutes(String(values.every)),
  }
}

/** Other approved origins of `--origins`. */
export function originsIn({ origins }: Values, allowsPrivate: boolean): string[] {
  const text = typeof origins === 'string' ? origins : null
  return list(text).map((origin) => readUrl('--origins', origin, allowsPrivate).origin)
}

function list(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((each) => each.trim() || [])
}

/** What comes over an open line could be anybody's; on this machine there is no line. */
/** An address that may be asked: encrypted, or on this machine. Throws Invalid. */
export function readUrl(option: string, text: string, allowsPrivate: boolean): URL {
  const url = URL.parse(text)
  if (url && !url.username && !url.search && (url.protocol === 'https:' || (allowsPrivate && isOpenLoopback(url))))
    return url
  throw new Invalid(`${option} is "${text}"; it must be an address that begins with https:// and ends before any ?`)
}

function isOpenLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isLoopback(hostname)
}

/** How often, in minutes. Throws Invalid. */
export function readMinutes(text: string): number {
  const minutes = Number(text)
  if (Number.isInteger(minutes) && minutes >= 5 && minutes <= 525_600) return minutes
  throw new Invalid(`--every is "${text}"; it must be a number of minutes from 5 to 525600`)
}

async function readPatients(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Invalid(`${file} cannot be read: ${cause.message}`)
  })
  return text.split(/\s+/).filter(Boolean)
}

function settingsInWords({ feedId, baseUrl, level, groupId, everyMinutes, clientId }: FeedPull): string {
  const what =
    level === 'group' ? `the group ${groupId}` : level === 'everything' ? 'each patient' : `the ${level} level`
  const when = everyMinutes === null ? 'when causeway pull is called' : `every ${everyMinutes} minutes`
  const as = clientId === null ? 'without a token' : `as the client ${clientId}`
  return `${feedId} is fetched from ${baseUrl}: ${what}, ${as}, ${when}`
}

/** Shows the public keys that institutions register for us, and makes them the first time. */
export async function clientKeys({ config }: House, output: Output): Promise<number> {
  await makeClientKeys(config.clientKeysFile)
  output.answer(JSON.stringify(await readPublicKeys(config.clientKeysFile), null, 2))
  return 0
}

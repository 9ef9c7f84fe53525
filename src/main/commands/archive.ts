import { Invalid } from '#base/errors'
import type { FeedId } from '#base/ids'
import { type ArchiveSettings, endArchive, findArchive, readArchiveSecrets, setUpArchive } from '#imaging'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { type ArchiveReport, pullArchive } from '../../feeds/dicomweb/pull-archive.ts'
import type { CommandOptions } from '../command.ts'
import type { House } from '../open-house.ts'
import { type Output, progressBar } from '../output.ts'
import { accountOf, inWords } from './import.ts'
import { originsIn, type PullOptions, readMinutes, readUrl } from './pull.ts'

const MOST_DAYS = 36_500
const FIRST_DAYS = 30

/** Says where the picture archive of a feed is (DICOMweb), or that it is not asked any more. */
export async function archive(
  database: Database,
  { words: [feedId, url, ...more], values }: CommandOptions,
  output: Output,
): Promise<number> {
  if (!feedId || more.length > 0 || (url === undefined) !== (values.end === true))
    throw new Invalid('archive needs a feed, and either the address of its archive (DICOMweb) or --end')
  if (url === undefined) {
    const was = await withSystemScope(database, { purpose: 'pull' }, (scope) => endArchive(scope, { feedId }))
    output.answer(was ? `the archive of ${feedId} is not asked any more` : `${feedId} had no archive`)
    return was ? 0 : 1
  }
  const settings = readSettings(feedId as FeedId, url, values)
  await withSystemScope(database, { purpose: 'pull' }, (scope) => setUpArchive(scope, settings))
  const when =
    settings.everyMinutes === null ? 'when causeway pull is called' : `every ${settings.everyMinutes} minutes`
  output.answer(`${feedId} has its pictures at ${settings.baseUrl}; it is asked for studies ${when}`)
  return 0
}

function readSettings(feedId: FeedId, url: string, values: CommandOptions['values']): ArchiveSettings {
  const allowsPrivate = values.private === true
  return {
    feedId,
    baseUrl: readUrl('URL', url, allowsPrivate).href.replace(/\/+$/, ''),
    origins: originsIn(values, allowsPrivate),
    allowsPrivate,
    everyMinutes: values.every === undefined ? null : readMinutes(String(values.every)),
    daysBack: values['days-back'] === undefined ? FIRST_DAYS : readDays(String(values['days-back'])),
  }
}

function readDays(text: string): number {
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days
  throw new Invalid(`--days-back is "${text}"; it must be a number of days from 1 to ${MOST_DAYS}`)
}

/** Whether a feed is fetched from an archive, and not from a FHIR server. */
export async function hasArchive(database: Database, feedId: string): Promise<boolean> {
  return (await withSystemScope(database, { purpose: 'pull' }, (scope) => findArchive(scope, { feedId }))) !== null
}

/** Asks the archive of a feed now. Answers the exit code as an import does; 1: the archive gave nothing. */
export async function pullFromArchive(
  { database, config, matchRules }: House,
  { feedId, isFull, json }: PullOptions,
  output: Output,
): Promise<number> {
  const bar = progressBar(output, 'Objects taken in:', null)
  try {
    const report = await pullArchive(database, {
      feedId,
      isFull,
      rules: matchRules,
      secrets: await readArchiveSecrets(config.archiveSecretsFile),
      onProgress: (received) => bar.show(received),
    })
    bar.end()
    output.answer(json ? JSON.stringify({ ...accountOf(report), archive: report.archive }) : pulledInWords(report))
    return report.archive.outcome === 'complete' && report.quarantined + report.unmatched === 0 ? 0 : 3
  } catch (fault) {
    bar.end()
    if (!(fault instanceof FetchFault)) throw fault
    output.note(`${fault.message}. ${fault.mend}\n`)
    return 1
  }
}

function pulledInWords(report: ArchiveReport): string {
  const { outcome, from, studies, failed } = report.archive
  return [
    `Asked for ${studies} studies since ${from}${outcome === 'complete' ? '' : '; some could not be had'}.`,
    ...failed.map(({ study, because, mend }) => `  ${study}: ${because}. ${mend}`),
    inWords(report),
  ].join('\n')
}

import { Worker as Thread } from 'node:worker_threads'
import { suspendUnconfirmed } from '#accounts'
import { startTellingGroups } from '#announcements'
import { startTendingVisits } from '#appointments'
import { startKeepingByRule, startSealing, startTellingOfLooks } from '#audit'
import { startTendingInvitations } from '#enrolment'
import { startMeasuring } from '#governance'
import { startWorker } from '#ingestion'
import { startTellingOfJournals } from '#journal'
import { startReplaying } from '#lab'
import { startCheckingFiles, startTellingOfMessages } from '#messaging'
import { endPushDevice, startTellingOfRecords, startWritingLetters } from '#notices'
import { crashPointAt } from '#platform/crash-point'
import { withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { openSenders } from '#platform/post/open-senders'
import { startSending } from '#platform/post/send-messages'
import { startRounds } from '#platform/start-rounds'
import { startTendingQuestionnaires } from '#questionnaires'
import { startRedeciding } from '#release'
import { startTending } from '#requests'
import { startDeletingDownloads, startEmptyingShares } from '#sharing'
import { startTendingTerms } from '#terminology'
import { startAskingArchives } from '../feeds/dicomweb/start-asking.ts'
import { startPulling } from '../feeds/pull/start-pulling.ts'
import { anchorFile } from './anchor-file.ts'
import type { House } from './open-house.ts'

const REVIEW_MS = 10 * 60_000

/** What goes on behind the doors: messages are understood, items decided anew in time, late answers called to mind. */
export type Working = {
  /** Something has been kept. */
  readonly nudge: () => void
  readonly stop: () => Promise<void>
}

/** In this thread: the embedded database has one, and a process that does nothing else needs no other. */
export function startWorking(
  { config, database, matchRules }: Pick<House, 'config' | 'database' | 'matchRules'>,
  log: Log,
): Working {
  const crashPoint = config.crashAt ? { crashPoint: crashPointAt(config.crashAt) } : {}
  const worker = startWorker(database, { rules: matchRules, log, ...crashPoint })
  const home = config.publicUrl.replace(/\/+$/, '')
  const invitations = {
    ...config.reminders,
    address: `${home}/join`,
    waysIn: `${home}/settings/sign-in`,
    language: config.language,
  }
  const endDevice = (deviceId: string) =>
    withSystemScope(database, { purpose: 'end a device' }, (scope) => endPushDevice(scope, { deviceId }))
  const rounds: readonly Pick<Working, 'stop'>[] = [
    worker,
    startRedeciding(database, { log }),
    startReplaying(database, { log, timeZone: config.timeZone }),
    startTending(database, { log }),
    startTendingVisits(database, { log, address: `${home}/appointments` }),
    startDeletingDownloads(database, { log }),
    startEmptyingShares(database, { log }),
    startSealing(database, { log, anchors: anchorFile(config.anchorsFile) }),
    startKeepingByRule(database, { log, keepYears: config.logKeepYears }),
    startTellingOfLooks(database, { log, address: `${home}/access-log` }),
    startWritingLetters(database, { log }),
    startTellingOfRecords(database, { log, address: home, timeZone: config.timeZone }),
    startTellingGroups(database, { log, address: `${home}/news` }),
    startTellingOfMessages(database, { log, address: `${home}/messages` }),
    startCheckingFiles(database, { log, scanner: config.scanner }),
    startTellingOfJournals(database, { log, address: `${home}/journal` }),
    startTendingQuestionnaires(database, { log, address: `${home}/questionnaires` }),
    startTendingInvitations(database, { log, rule: invitations }),
    startRounds({ everyMs: REVIEW_MS, what: 'reviewing roles', log }, () =>
      withSystemScope(database, { purpose: 'review roles' }, (scope) => suspendUnconfirmed(scope, config.staff)),
    ),
    startSending(database, { log, senders: openSenders(config.post, { onGone: endDevice }) }),
    startTendingTerms(database, { log }),
    startPulling(database, { rules: matchRules, keysFile: config.clientKeysFile, log }),
    startAskingArchives(database, { rules: matchRules, secretsFile: config.archiveSecretsFile, log }),
    startMeasuring(database, { log }),
  ]
  return {
    nudge: worker.nudge,
    stop: async () => {
      for (const round of rounds.toReversed()) await round.stop()
    },
  }
}

/**
 * In a thread of its own, with its own connections to PostgreSQL: to understand messages takes the processor for tenths of
 * a second, and neither pages nor answers to senders wait for that. A fault that ends the thread ends the process.
 */
export function startWorkingAside(): Working {
  const thread = new Thread(new URL('working-thread.js', import.meta.url))
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  return {
    nudge: () => thread.postMessage('nudge'),
    stop: () => {
      thread.postMessage('stop')
      return gone
    },
  }
}

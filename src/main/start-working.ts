import { Worker as Thread } from 'node:worker_threads'
import { suspendUnconfirmed } from '#accounts'
import { startSealing, startTellingOfLooks } from '#audit'
import { startTendingInvitations } from '#enrolment'
import { startMeasuring } from '#governance'
import { startWorker } from '#ingestion'
import { startReplaying } from '#lab'
import { crashPointAt } from '#platform/crash-point'
import { withSystemScope } from '#platform/database/scopes'
import type { Log } from '#platform/log'
import { openSenders } from '#platform/post/open-senders'
import { startSending } from '#platform/post/send-messages'
import { startRounds } from '#platform/start-rounds'
import { startRedeciding } from '#release'
import { startTellingOfMessages, startTending, startTendingVisits } from '#requests'
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
  const redeciding = startRedeciding(database, { log })
  const replaying = startReplaying(database, { log, timeZone: config.timeZone })
  const tending = startTending(database, { log })
  const visits = startTendingVisits(database, { log, address: `${config.publicUrl.replace(/\/+$/, '')}/appointments` })
  const emptying = startEmptyingShares(database, { log })
  const deleting = startDeletingDownloads(database, { log })
  const home = config.publicUrl.replace(/\/+$/, '')
  const rule = {
    ...config.reminders,
    address: `${home}/join`,
    waysIn: `${home}/settings/sign-in`,
    language: config.language,
  }
  const enrolling = startTendingInvitations(database, { log, rule })
  const reviewing = startRounds({ everyMs: REVIEW_MS, what: 'reviewing roles', log }, () =>
    withSystemScope(database, { purpose: 'review roles' }, (scope) => suspendUnconfirmed(scope, config.staff)),
  )
  const terms = startTendingTerms(database, { log })
  const telling = startTellingOfLooks(database, { log, address: `${home}/access-log` })
  const answering = startTellingOfMessages(database, { log, address: `${home}/messages` })
  const sealing = startSealing(database, { log, anchors: anchorFile(config.anchorsFile) })
  const sending = startSending(database, { log, senders: openSenders(config.post) })
  const pulling = startPulling(database, { rules: matchRules, keysFile: config.clientKeysFile, log })
  const asking = startAskingArchives(database, { rules: matchRules, secretsFile: config.archiveSecretsFile, log })
  const measuring = startMeasuring(database, { log })
  return {
    nudge: worker.nudge,
    stop: async () => {
      await measuring.stop()
      await asking.stop()
      await pulling.stop()
      await terms.stop()
      await sending.stop()
      await reviewing.stop()
      await enrolling.stop()
      await answering.stop()
      await telling.stop()
      await sealing.stop()
      await emptying.stop()
      await deleting.stop()
      await visits.stop()
      await tending.stop()
      await replaying.stop()
      await redeciding.stop()
      await worker.stop()
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

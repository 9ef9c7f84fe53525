import { readlinkSync } from 'node:fs'
import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import { readConfig } from '#platform/config'
import { openPostgres } from '#platform/database/open-database'
import { createLog } from '#platform/log'
import { readMatchRules } from './read-match-rules.ts'
import { startWorking } from './start-working.ts'

/** The thread that `startWorkingAside` starts: the same settings, its own connections. */
stepBack()
const config = readConfig()
const database = openPostgres(config.databaseUrl!, config.workerDatabaseUrl ?? config.databaseUrl!)
const working = startWorking(
  { config, database, matchRules: readMatchRules(config) },
  createLog(config.logLevel, () => new Date().toISOString()),
)

parentPort!.on('message', async (word: 'nudge' | 'stop') => {
  if (word === 'nudge') return working.nudge()
  await working.stop()
  await database.close()
  parentPort!.close()
})

/** Where the processor is short, pages and answers to senders come first: this thread alone is nicer than they are. */
function stepBack(): void {
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1)
    os.setPriority(Number(thread), os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // only Linux has a priority for each thread
  }
}

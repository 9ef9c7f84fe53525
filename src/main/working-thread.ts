import { parentPort } from 'node:worker_threads'
import { readConfig } from '#platform/config'
import { openPostgres } from '#platform/database/open-database'
import { createLog } from '#platform/log'
import { startWorking } from './start-working.ts'

/** The thread that `startWorkingAside` starts: the same settings, its own connections. */
const config = readConfig()
const database = openPostgres(config.databaseUrl!, config.workerDatabaseUrl ?? config.databaseUrl!)
const working = startWorking(
  { config, database },
  createLog(config.logLevel, () => new Date().toISOString()),
)

parentPort!.on('message', async (word: 'nudge' | 'stop') => {
  if (word === 'nudge') return working.nudge()
  await working.stop()
  await database.close()
  parentPort!.close()
})

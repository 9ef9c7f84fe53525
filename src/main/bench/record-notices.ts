import { performance } from 'node:perf_hooks'
import { tellOfRecords } from '#notices'
import { openPostgres } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import type { Finding } from './rounds.ts'
import { runStatement } from './scratch.ts'
import type { Workshop } from './workshop.ts'

/** A million people have their turn within two hours of a morning. */
const LOOKED_A_SECOND = 1_000_000 / 7200
const ORDER = { address: 'https://portal.example', timeZone: 'Europe/Oslo' }

/** Looks through every record of a region for what is new, and queues a mail for each second person: all of it, in portions. */
export async function recordNotices(shop: Workshop, url: string): Promise<Finding> {
  await runStatement(url, 'wait-for-news.sql')
  await runStatement(url, 'tidy.sql')
  const database = openPostgres(url)
  const from = performance.now()
  let [looked, told] = [0, 0]
  try {
    for (;;) {
      const portion = await withSystemScope(database, { purpose: 'bench' }, (scope) => tellOfRecords(scope, ORDER))
      if (portion.looked === 0) break
      looked += portion.looked
      told += portion.told
    }
  } finally {
    await database.close()
  }
  if (told === 0) throw new Error('nobody was told')
  shop.note(`${looked} records looked through, ${told} people told`)
  return { ours: looked / ((performance.now() - from) / 1000), floor: LOOKED_A_SECOND }
}

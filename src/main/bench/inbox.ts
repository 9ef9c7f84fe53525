import { performance } from 'node:perf_hooks'
import { recordSight } from '#audit'
import { countInbox, listInbox, listTeams, openTeams } from '#messaging'
import { openPostgres } from '#platform/database/open-database'
import { type StaffScope, withStaffScope } from '#platform/database/scopes'
import type { Finding } from './rounds.ts'
import { runStatement } from './scratch.ts'
import type { Workshop } from './workshop.ts'

/** The list of a team with fifty thousand open threads, at most. */
const LONGEST_MS = 50
const LOOKS = 200
const WARM = 20

/** A team's list as its page asks for it: who may, a page of threads, a line in each log, the counts. The slowest twentieth. */
export async function inbox(shop: Workshop): Promise<Finding> {
  const url = await shop.scratch.create('inbox', await shop.template())
  await runStatement(url, 'fill-inbox.sql', { threads: shop.sizes.threads })
  await runStatement(url, 'settle-inbox.sql')
  const database = openPostgres(url)
  const times: number[] = []
  try {
    for (let look = 0; look < LOOKS + WARM; look++) {
      const from = performance.now()
      const found = await withStaffScope(database, { token: 'bench', role: 'clinician', requestId: 'bench' }, list)
      if (look >= WARM) times.push(performance.now() - from)
      if (found === 0) throw new Error('the team has no threads')
    }
  } finally {
    await database.close()
  }
  times.sort((one, other) => one - other)
  shop.note(`median ${times[Math.floor(times.length / 2)]!.toFixed(1)} ms`)
  return { ours: times[Math.floor(times.length * 0.95)]!, floor: LONGEST_MS }
}

async function list(scope: StaffScope): Promise<number> {
  await openTeams(scope)
  const threads = await listInbox(scope, { topic: null, ball: 'staff', after: null, take: 51 })
  await recordSight(scope, { persons: threads.map(({ personId }) => personId), page: 'messages' })
  await listTeams(scope)
  await countInbox(scope)
  return threads.length
}

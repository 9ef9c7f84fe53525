import { performance } from 'node:perf_hooks'
import { whomAccountSaw } from '#audit'
import { plusDays } from '#base/instant'
import { openPostgres } from '#platform/database/open-database'
import { withStaffScope } from '#platform/database/scopes'
import { type Finding, median } from './rounds.ts'
import { runStatement } from './scratch.ts'
import type { Workshop } from './workshop.ts'

/** What a privacy office waits at most (issue of the log: ten seconds over ten million lines). */
const LONGEST_SECONDS = 10
const DAYS = 3 * 365

/** Whom the busiest account saw in three years, as the page asks it: the question kept, and a line in each log. */
export async function whoSaw(shop: Workshop): Promise<Finding> {
  const { logLines: lines, logAccounts: accounts, rounds } = shop.sizes
  const url = await shop.scratch.create('who_saw', await shop.template())
  await runStatement(url, 'fill-log.sql', { lines, accounts })
  const [busiest] = await runStatement(url, 'busiest-account.sql')
  const database = openPostgres(url)
  const ask = (account: string) =>
    withStaffScope(database, { token: 'bench', role: 'steward', requestId: 'bench' }, async (scope) => {
      const from = performance.now()
      const span = { from: plusDays(scope.now, -DAYS), until: scope.now }
      await whomAccountSaw(scope, { account, reason: 'bench', ...span })
      return (performance.now() - from) / 1000
    })
  const seconds: number[] = []
  try {
    for (let round = 0; round < rounds; round++) seconds.push(await ask(busiest!.account_id as string))
    const others: number[] = []
    for (let other = 1; other <= 20; other++)
      others.push(await ask(`staff-${Math.floor((other * accounts) / 20)}@bench.example`))
    shop.note(
      `${busiest!.lines} lines by the busiest account; first ${seconds[0]!.toFixed(3)} s, others ${median(others).toFixed(3)} s`,
    )
  } finally {
    await database.close()
  }
  return { ours: Math.max(...seconds), floor: LONGEST_SECONDS }
}

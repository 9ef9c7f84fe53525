import type { Accounts } from '#accounts'
import type { Database } from '#platform/database/open-database'
import type { Log } from '#platform/log'

/** What the pages before an account need of the house. */
export type JoinParts = {
  readonly database: Database
  readonly accounts: Accounts
  readonly log: Log
}

import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type RoundsOrder, startRounds } from '#platform/start-rounds'

export type TeamWatch = {
  /** Calls when something new is said to or by one of the teams from now on; answers how to end it. */
  readonly subscribe: (teams: readonly string[], tell: () => void) => Promise<() => void>
  /** Whether anything was said to or by one of the teams after that instant. */
  readonly hasNews: (teams: readonly string[], since: Instant) => Promise<boolean>
  readonly stop: () => Promise<void>
}

const ROUND_MS = 2_000
/** Words that were begun before others may be there after them: so far back is looked again. */
const OVERLAP = sql`now() - interval '1 minute'`
/** For whoever has looked longer ago than this, only what is newer counts. */
const LONGEST_AGO = sql`now() - interval '1 hour'`

type Said = { readonly messageId: string; readonly teamId: string }

/**
 * Looks every two seconds which teams have news, for all open inboxes of this process by one question, and not at all while none
 * is open. It knows teams and messages by their ids, no person.
 */
export function watchTeams(database: Database, { log }: Pick<RoundsOrder, 'log'>): TeamWatch {
  const watchers = new Map<string, Set<() => void>>()
  let known: ReadonlySet<string> | null = null
  const look = async () => {
    if (watchers.size === 0) {
      known = null
      return
    }
    const said = await readSaid(database, OVERLAP)
    const fresh = known === null ? [] : said.filter(({ messageId }) => !known!.has(messageId))
    known = new Set(said.map(({ messageId }) => messageId))
    for (const teamId of new Set(fresh.map((each) => each.teamId)))
      for (const tell of watchers.get(teamId) ?? []) tell()
  }
  const rounds = startRounds({ everyMs: ROUND_MS, what: 'looking for news of teams', log }, look)
  return {
    subscribe: async (teams, tell) => {
      for (const team of teams) watchers.set(team, (watchers.get(team) ?? new Set()).add(tell))
      if (known === null) await look()
      return () => {
        for (const team of teams) {
          const rest = watchers.get(team)
          rest?.delete(tell)
          if (rest?.size === 0) watchers.delete(team)
        }
      }
    },
    hasNews: async (teams, since) => {
      const said = await readSaid(database, sql`greatest(${since}::timestamptz, ${LONGEST_AGO})`)
      return said.some(({ teamId }) => teams.includes(teamId))
    },
    stop: rounds.stop,
  }
}

async function readSaid(database: Database, since: RawBuilder<unknown>): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`select message_id, team_id from teams_said(${since})`.execute(database.web)
  return rows
}

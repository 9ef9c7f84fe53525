import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import { type Simulation, simulate } from './simulate.ts'

const WORK = { purpose: 'lab' }
const ROUND_MS = 2_000
/** A replay that dies with its process is begun again by another, a few times. */
const MOST_TRIES = 3
/** Each so many portions it says how far it is, and that it lives. */
const PORTIONS_A_WORD = 4

type Claimed = { readonly runId: string; readonly body: string; readonly days: number; readonly tries: number }

/** Replays what was asked for, the oldest first; answers how many runs it ended. */
export async function replayAsked(
  database: Database,
  { timeZone, stopping }: { readonly timeZone: string; readonly stopping?: AbortSignal },
): Promise<number> {
  for (let ended = 0; ; ended++) {
    const claimed = await claim(database)
    if (!claimed) return ended
    let portions = 0
    const portionDone = async (done: { readonly persons: number; readonly of: number }) => {
      stopping?.throwIfAborted()
      if (portions++ % PORTIONS_A_WORD === 0 || done.persons === done.of) await sayHowFar(database, claimed, done)
    }
    try {
      const order = { yaml: claimed.body, days: claimed.days, timeZone, portionDone }
      await finish(database, claimed, { figures: await simulate(database, order), fault: null })
    } catch (fault) {
      if (stopping?.aborted) await giveBack(database, claimed)
      else if (fault instanceof Invalid || claimed.tries >= MOST_TRIES)
        await finish(database, claimed, { figures: null, fault: (fault as Error).message.slice(0, 2_000) })
      if (!(fault instanceof Invalid)) throw fault
    }
  }
}

/** Replays in the background until it is stopped. */
export function startReplaying(
  database: Database,
  { log, timeZone }: Pick<RoundsOrder, 'log'> & { readonly timeZone: string },
): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'a replay of the lab', log }, (stopping) =>
    replayAsked(database, { timeZone, stopping }),
  )
}

function claim(database: Database): Promise<Claimed | null> {
  return withSystemScope(database, WORK, async (scope) => {
    const { rows } = await sql<Claimed>`
      update lab_run set claimed_until = ${scope.now}::timestamptz + interval '2 minutes', tries = tries + 1,
          persons_done = 0
      where run_id = (select run_id from lab_run
        where finished_at is null and (claimed_until is null or claimed_until < ${scope.now}::timestamptz)
        order by asked_at limit 1 for update skip locked)
      returning run_id, body, days, tries`.execute(scope.db)
    return rows[0] ?? null
  })
}

async function sayHowFar(
  database: Database,
  { runId, tries }: Claimed,
  { persons, of }: { readonly persons: number; readonly of: number },
): Promise<void> {
  await withSystemScope(database, WORK, (scope) =>
    sql`update lab_run set claimed_until = ${scope.now}::timestamptz + interval '2 minutes', persons_done = ${persons},
        persons_all = ${of}
      where run_id = ${runId}::uuid and tries = ${tries}`.execute(scope.db),
  )
}

async function finish(
  database: Database,
  { runId, tries }: Claimed,
  { figures, fault }: { readonly figures: Simulation | null; readonly fault: string | null },
): Promise<void> {
  await withSystemScope(database, WORK, (scope) =>
    sql`update lab_run set finished_at = ${scope.now}::timestamptz, figures = ${figures && JSON.stringify(figures)},
        fault = ${fault}
      where run_id = ${runId}::uuid and tries = ${tries} and finished_at is null`.execute(scope.db),
  )
}

/** The process ends: whoever comes next need not wait for the claim to lapse. */
async function giveBack(database: Database, { runId, tries }: Claimed): Promise<void> {
  await withSystemScope(database, WORK, (scope) =>
    sql`update lab_run set claimed_until = null, tries = tries - 1
      where run_id = ${runId}::uuid and tries = ${tries} and finished_at is null`.execute(scope.db),
  )
}

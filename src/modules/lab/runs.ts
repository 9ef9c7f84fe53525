import { sql } from 'kysely'
import { Conflict, Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { readDraft } from '#release'
import type { Simulation } from './simulate.ts'

/** A replay that somebody asked for: waiting, at work, done, or failed with the reason. */
export type LabRun = {
  readonly runId: string
  readonly draftId: string
  readonly title: string
  readonly days: number
  readonly askedAt: Instant
  readonly actorName: string
  readonly personsDone: number
  /** Null: nobody has begun. */
  readonly personsAll: number | null
  readonly finishedAt: Instant | null
  readonly fault: string | null
}

/** With its figures; `isStale`: the draft has been changed since. */
export type LabRunWithFigures = LabRun & { readonly figures: Simulation | null; readonly isStale: boolean }

export const LAB_DAYS = [30, 90, 365] as const

/** More at once would only make each slower. */
const MOST_WAITING = 5

const COLUMNS = sql`run_id, draft_id, title, days, asked_at, actor_name, persons_done, persons_all, finished_at, fault`

/** Newest first. */
export async function listLabRuns(scope: StaffScope): Promise<readonly LabRun[]> {
  const { rows } = await sql<LabRun>`select ${COLUMNS} from lab_run order by asked_at desc limit 50`.execute(scope.db)
  return rows
}

/** Throws NotFound. */
export async function readLabRun(scope: StaffScope, { runId }: { readonly runId: string }): Promise<LabRunWithFigures> {
  if (!isUuid(runId)) throw new NotFound('lab run', { detail: 'not an id' })
  const { rows } = await sql<LabRun & { figures: string | null; isStale: boolean }>`
    select ${COLUMNS}, figures, exists (select 1 from rulebook_draft d
        where d.draft_id = r.draft_id and d.body <> r.body) as is_stale
    from lab_run r where run_id = ${runId}::uuid`.execute(scope.db)
  if (!rows[0]) throw new NotFound('lab run', { detail: 'no such run for this role' })
  const { figures, ...run } = rows[0]
  return { ...run, figures: figures === null ? null : (JSON.parse(figures) as Simulation) }
}

/**
 * Asks for a replay of a draft as it stands. Answers the run's id: a run of the same text that has not ended is not
 * asked for twice. Throws NotFound for no draft, Invalid for days that are not offered, Conflict where many wait.
 */
export async function askForReplay(
  scope: StaffScope,
  { draftId, days }: { readonly draftId: string; readonly days: number },
): Promise<string> {
  if (!isUuid(draftId)) throw new NotFound('draft', { detail: 'not an id' })
  if (!LAB_DAYS.some((each) => each === days)) throw new Invalid('days', { detail: `one of ${LAB_DAYS.join(', ')}` })
  const { title, yaml } = await readDraft(scope, { draftId })
  const { rows: waiting } = await sql<{ runId: string; isSame: boolean }>`
    select run_id, draft_id = ${draftId}::uuid and days = ${days} and body = ${yaml} as is_same
    from lab_run where finished_at is null`.execute(scope.db)
  const same = waiting.find(({ isSame }) => isSame)
  if (same) return same.runId
  if (waiting.length >= MOST_WAITING) throw new Conflict('so many replays wait already')
  const row = await scope.db
    .insertInto('labRun')
    .values({ draftId, title, body: yaml, days, accountId: scope.actor.accountId, actorName: scope.actor.name })
    .returning('runId')
    .executeTakeFirstOrThrow()
  return row.runId
}

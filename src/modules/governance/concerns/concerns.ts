import { type Kysely, sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import { type Instant, readClinicalDate } from '#base/instant'
import type { PublicScope, StaffScope } from '#platform/database/scopes'
import { readOwnSeat } from '../seats.ts'
import { type Concern, METRICS } from './concern.ts'

export type ConcernToRaise = {
  readonly worry: string
  readonly hypothesis: string
  readonly metric: string
  readonly direction: string
  /** In hundredths, 1 to 1000. */
  readonly threshold: number
  /** YYYY-MM-DD. */
  readonly switchOn: string
  /** 7 to 365. */
  readonly days: number
  readonly proposalId: string | null
}

export type ConcernFault = 'worry' | 'hypothesis' | 'metric' | 'threshold' | 'switch' | 'days'

type Row = Omit<Concern, 'measure'> & {
  readonly measuredAt: Instant | null
  readonly beforeCount: number
  readonly beforeDays: number
  readonly afterCount: number
  readonly afterDays: number
}

/** Every worry on the register, the newest first, with its newest figures; of one proposal where it is named. */
export async function listConcerns(
  scope: PublicScope | StaffScope,
  { proposalId = null }: { readonly proposalId?: string | null } = {},
): Promise<readonly Concern[]> {
  const { rows } = await sql<Row>`
    select c.concern_id, c.worry, c.hypothesis, c.metric, c.direction, c.threshold, c.switch_on::text as switch_on, c.days,
           c.proposal_id, c.raised_at, c.answer, c.answered_at, m.measured_at, m.before_count::int as before_count,
           m.before_days::float as before_days, m.after_count::int as after_count, m.after_days::float as after_days
    from concern c left join lateral (
      select * from concern_measure m where m.concern_id = c.concern_id order by m.measured_at desc limit 1) m on true
    where ${proposalId}::uuid is null or c.proposal_id = ${proposalId}::uuid
    order by c.raised_at desc limit 200`.execute(scope.db as unknown as Kysely<unknown>)
  return rows.map(concernOf)
}

/** Puts a worry on the register. Stewards, representatives and whoever holds a seat may. Null: done. */
export async function raiseConcern(scope: StaffScope, asked: ConcernToRaise): Promise<ConcernFault | null> {
  const mayRaise = scope.role === 'steward' || scope.role === 'representative' || (await readOwnSeat(scope)) !== null
  if (!mayRaise) throw new Refused('worries come from those who have a say')
  const fault = faultOf(asked)
  if (fault) return fault
  const { worry, hypothesis, metric, direction, threshold, switchOn, days, proposalId } = asked
  await sql`
    insert into concern (worry, hypothesis, metric, direction, threshold, switch_on, days, proposal_id, account_id,
                         actor_name)
    values (${worry.trim()}, ${hypothesis.trim()}, ${metric}, ${direction}, ${threshold}, ${switchOn}::date, ${days},
            ${proposalId}::uuid, ${scope.actor.accountId}::uuid, ${scope.actor.name})`.execute(scope.db)
  return null
}

/** Adds a person's words to what the figures say; said anew, they replace the earlier ones. Null: done. */
export async function answerConcern(
  scope: StaffScope,
  { concernId, answer }: { readonly concernId: string; readonly answer: string },
): Promise<'answer' | null> {
  if (scope.role !== 'steward' && scope.role !== 'representative')
    throw new Refused('stewards and representatives answer')
  const words = answer.trim()
  if (words === '' || words.length > 2_000) return 'answer'
  const { rows } = await sql`
    update concern set answer = ${words}, answered_at = now(), answered_by = ${scope.actor.name}
    where concern_id = ${isUuid(concernId) ? concernId : null}::uuid returning concern_id`.execute(scope.db)
  if (rows.length === 0) throw new NotFound('concern', { detail: 'no such worry' })
  return null
}

function faultOf(asked: ConcernToRaise): ConcernFault | null {
  if (asked.worry.trim() === '' || asked.worry.trim().length > 300) return 'worry'
  if (asked.hypothesis.trim() === '' || asked.hypothesis.trim().length > 1_000) return 'hypothesis'
  if (!METRICS.some((each) => each === asked.metric)) return 'metric'
  if (asked.direction !== 'rises' && asked.direction !== 'falls') return 'metric'
  if (!isWholeWithin(asked.threshold, 1, asked.direction === 'falls' ? 100 : 1_000)) return 'threshold'
  if (readClinicalDate(asked.switchOn)?.precision !== 'day') return 'switch'
  return isWholeWithin(asked.days, 7, 365) ? null : 'days'
}

function isWholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function concernOf({ measuredAt, beforeCount, beforeDays, afterCount, afterDays, ...rest }: Row): Concern {
  const before = { count: beforeCount, days: beforeDays }
  const after = { count: afterCount, days: afterDays }
  return { ...rest, measure: measuredAt && { measuredAt, before, after } }
}

import { sql } from 'kysely'
import { Invalid, Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { PatientScope, PublicScope, StaffScope } from '#platform/database/scopes'
import { decideDue } from './decide-due.ts'
import { REQUEST_KINDS, type RequestKind } from './request.ts'

/** In working days, where the region has promised nothing else (decision 0027). */
const PROMISED: Readonly<Record<RequestKind, number>> = {
  'early-opening': 2,
  'call-me': 1,
  correction: 10,
  appointment: 3,
  medicine: 2,
}
const MOST_DAYS = 30

export type StandingPromise = {
  readonly kind: RequestKind
  readonly workingDays: number
  /** Null: nobody has said anything, and the promise is the one that Causeway ships with. */
  readonly setAt: Instant | null
  readonly actorName: string | null
}

/** Within how many working days an answer is promised, for each kind, for everybody to read. */
export async function listPublicPromises(
  scope: PublicScope,
): Promise<readonly Pick<StandingPromise, 'kind' | 'workingDays'>[]> {
  const { rows } = await sql<Pick<StandingPromise, 'kind' | 'workingDays'>>`
    select distinct on (kind) kind, working_days from request_promise order by kind, promise_no desc`.execute(scope.db)
  return REQUEST_KINDS.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, workingDays: PROMISED[kind] })
}

/** Within how many working days an answer is promised, for each kind. */
export async function listPromises(scope: PatientScope | StaffScope): Promise<readonly StandingPromise[]> {
  const { rows } = await sql<StandingPromise>`
    select distinct on (kind) kind, working_days, set_at, actor_name from request_promise
    order by kind, promise_no desc`.execute(scope.db)
  return REQUEST_KINDS.map(
    (kind) =>
      rows.find((row) => row.kind === kind) ?? { kind, workingDays: PROMISED[kind], setAt: null, actorName: null },
  )
}

/** The instant by which an institution answers what is asked now. */
export async function dueNow(
  scope: PatientScope,
  { kind, institutionId }: { readonly kind: RequestKind; readonly institutionId: string },
): Promise<Instant> {
  const promises = await listPromises(scope)
  const { rows } = await sql<{ timeZone: string }>`
    select time_zone from institution where institution_id = ${institutionId}`.execute(scope.db)
  const { workingDays } = promises.find((each) => each.kind === kind)!
  return decideDue(scope.now, { workingDays, timeZone: rows[0]?.timeZone ?? 'UTC' })
}

/** A steward promises an answer within so many working days, from now on. Throws Refused for others, and Invalid. */
export async function setPromise(
  scope: StaffScope,
  { kind, workingDays }: { readonly kind: string; readonly workingDays: number },
): Promise<void> {
  if (scope.role !== 'steward') throw new Refused('stewards promise for the region')
  const known = REQUEST_KINDS.find((each) => each === kind)
  if (!known) throw new Invalid(`“${kind}” is no kind of request`)
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MOST_DAYS)
    throw new Invalid(`working days are a whole number from 1 to ${MOST_DAYS}`)
  const { accountId, name: actorName } = scope.actor
  await scope.db.insertInto('requestPromise').values({ kind: known, workingDays, accountId, actorName }).execute()
}

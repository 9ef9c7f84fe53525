import { sql } from 'kysely'
import type { ServiceType } from '#base/categories'
import type { InstitutionId, PersonId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { partByTurn, takeTurns } from '#platform/database/take-turns'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import { listRangeToDecide, writeVerdicts } from '#record'
import { birthDatesOf } from './birth-dates-of.ts'
import { gatherActs } from './gather-acts.ts'
import { noteWhatIsDue } from './note-what-is-due.ts'
import { readLiveRulebook } from './read-live-rulebook.ts'
import { rememberFirst, rememberVerdicts } from './remember-verdicts.ts'
import { verdictsOfStored } from './verdicts-of-stored.ts'

/** What a process may be told between two steps, for tests that stop it there. */
export type StepTaken = () => void | Promise<void>

export type Redecided = { readonly persons: number; readonly items: number; readonly changed: number }

const PERSONS_AT_ONCE = 100
const WORK = { purpose: 'decide anew' }
/** Transactions of a region's job at the same time; the embedded database has one. */
const LANES = { postgres: 2, embedded: 1 } as const

/**
 * Decides anew whatever is due by the database's clock: a rulebook whose day has come, birthdays, and persons of whom
 * something has changed. In steps of bounded size, each a transaction that says how far it came, so that whoever dies or
 * comes later goes on from there; nobody who reads waits.
 */
export async function redecideDue(database: Database, stepTaken: StepTaken = () => undefined): Promise<Redecided> {
  await withSystemScope(database, WORK, noteWhatIsDue)
  let total = { persons: 0, items: 0, changed: 0 }
  for (;;) {
    const done =
      (await withSystemScope(database, WORK, redecidePersons)) ??
      (await withSystemScope(database, WORK, (scope) => redecideRange(scope, database)))
    if (!done) return total
    total = added(total, done)
    await stepTaken()
  }
}

function added(one: Redecided, other: Redecided): Redecided {
  return {
    persons: one.persons + other.persons,
    items: one.items + other.items,
    changed: one.changed + other.changed,
  }
}

/** Decides anew only those persons who were asked for; what time makes due is left to the worker. */
export async function redecideAsked(database: Database): Promise<void> {
  while (await withSystemScope(database, WORK, redecidePersons));
}

/** Asks for a new verdict on everything, whatever has changed. */
export async function askForEverything(scope: SystemScope, { because }: { readonly because: string }): Promise<void> {
  await sql`insert into redecide_job (key, because)
    values (${`everything ${scope.now.toISOString()}`}, ${because}) on conflict do nothing`.execute(scope.db)
}

/** Persons who were asked for, in the order of asking; null when there are none. */
async function redecidePersons(scope: SystemScope): Promise<Redecided | null> {
  const { rows } = await sql<{ personId: PersonId }>`
    delete from redecide_person where (person_id, asked_at, because) in (
      select person_id, asked_at, because from redecide_person order by asked_at limit ${PERSONS_AT_ONCE}
      for update skip locked)
    returning person_id`.execute(scope.db)
  const persons = [...new Set(rows.map((row) => row.personId))]
  return persons.length === 0 ? null : redecide(scope, persons)
}

/**
 * The next persons of the region's oldest job; null when no job is open. They are decided beside this transaction, which
 * holds the job: should it come to nothing, they are decided once more, and nothing changes.
 */
async function redecideRange(scope: SystemScope, database: Database): Promise<Redecided | null> {
  const { rows: jobs } = await sql<{ jobNo: string; afterPerson: PersonId | null }>`
    select job_no, after_person from redecide_job where finished_at is null
    order by job_no limit 1 for update skip locked`.execute(scope.db)
  const job = jobs[0]
  if (!job) return null
  const lanes = LANES[database.kind]
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from person where ${job.afterPerson}::uuid is null or person_id > ${job.afterPerson}::uuid
    order by person_id limit ${PERSONS_AT_ONCE * lanes}`.execute(scope.db)
  const persons = rows.map((row) => row.personId)
  const done = await (lanes === 1 ? redecide(scope, persons) : redecideBeside(scope, database, persons))
  await sql`update redecide_job set started_at = coalesce(started_at, ${scope.now}::timestamptz),
      after_person = coalesce(${persons.at(-1) ?? null}::uuid, after_person),
      finished_at = case when ${persons.length < PERSONS_AT_ONCE * lanes} then ${scope.now}::timestamptz end,
      persons = persons + ${done.persons}, items = items + ${done.items}, changed = changed + ${done.changed}
    where job_no = ${job.jobNo}`.execute(scope.db)
  return done
}

async function redecideBeside(
  scope: SystemScope,
  database: Database,
  persons: readonly PersonId[],
): Promise<Redecided> {
  const lanes = await partByTurn(scope, { names: persons, parts: LANES[database.kind] })
  const done = await Promise.allSettled(
    lanes.map((those) => withSystemScope(database, WORK, (beside) => redecide(beside, those))),
  )
  const failed = done.find((lane) => lane.status === 'rejected')
  if (failed) throw failed.reason
  return done.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : [])).reduce(added)
}

/** Decides every item of some persons, and writes what is other than before. */
export async function redecide(scope: SystemScope, persons: readonly PersonId[]): Promise<Redecided> {
  if (persons.length === 0) return { persons: 0, items: 0, changed: 0 }
  await takeTurns(scope, { about: 'person', names: persons })
  const [items, acts, birthDates, serviceTypes, rulebook] = await Promise.all([
    listRangeToDecide(scope, { persons }),
    gatherActs(scope, { persons }),
    birthDatesOf(scope, persons),
    serviceTypesOf(scope),
    readLiveRulebook(scope),
  ])
  const decided = verdictsOfStored(items, { rulebook, acts, birthDates, serviceTypes, now: scope.now })
  const changed = decided.map(({ item: { personId, itemId }, verdict }) => ({ personId, itemId, verdict }))
  await rememberFirst(scope, decided)
  await writeVerdicts(scope, changed)
  await rememberVerdicts(scope, { fresh: [], changed })
  return { persons: persons.length, items: items.length, changed: changed.length }
}

async function serviceTypesOf(scope: SystemScope): Promise<ReadonlyMap<InstitutionId, ServiceType>> {
  const { rows } = await sql<{ institutionId: InstitutionId; serviceType: ServiceType }>`
    select institution_id, service_type from institution`.execute(scope.db)
  return new Map(rows.map((row) => [row.institutionId, row.serviceType]))
}

const ROUND_MS = 1_000

/** Decides anew in the background until it is stopped, after the step at hand. */
export function startRedeciding(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'deciding anew', log }, (stopping) =>
    redecideDue(database, () => stopping.throwIfAborted()),
  )
}

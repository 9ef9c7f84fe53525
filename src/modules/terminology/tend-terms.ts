import { sql } from 'kysely'
import type { InstitutionId, PersonId } from '#base/ids'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { type Rounds, type RoundsOrder, startRounds } from '#platform/start-rounds'
import { mapStoredItems } from '#record'
import { askToRemap } from './ask-to-remap.ts'
import { gatherFor } from './gather-for.ts'
import { type LocalCode, testOf } from './local-code.ts'
import { readTermsSetting } from './settings.ts'
import { suggest } from './suggest/suggest.ts'

const WORK = { purpose: 'terminology' }
const CODES_AT_ONCE = 100
const PERSONS_AT_ONCE = 200

export type TermsTended = { readonly mapped: number; readonly items: number }

/**
 * Maps what is beyond doubt, where the region lets it, and reads stored items anew where a mapping changed. In steps of
 * bounded size, each a transaction that says how far it came: whoever dies goes on from there.
 */
export async function tendTerms(
  database: Database,
  stepTaken: () => void | Promise<void> = () => undefined,
): Promise<TermsTended> {
  let total: TermsTended = { mapped: 0, items: 0 }
  for (const step of [mapSure, remapRange])
    for (;;) {
      const done = await withSystemScope(database, WORK, step)
      if (!done) break
      total = { mapped: total.mapped + done.mapped, items: total.items + done.items }
      await stepTaken()
    }
  return total
}

type Open = LocalCode & { readonly institutionId: InstitutionId }

/** Looks at codes that nobody has looked at; null when there are none. */
async function mapSure(scope: SystemScope): Promise<TermsTended | null> {
  const { rows } = await sql<Open>`
    select institution_id, code_key, name, unit, specimen, kind, range_low, range_high from local_code
    where state = 'open' and not is_considered and institution_id = (
      select institution_id from local_code where state = 'open' and not is_considered limit 1)
    order by code_key limit ${CODES_AT_ONCE} for update skip locked`.execute(scope.db)
  if (rows.length === 0) return null
  const { byItself, fourEyes } = await readTermsSetting(scope)
  const knowledge = byItself && !fourEyes ? await gatherFor(scope, rows) : null
  const sure = rows.flatMap((row) => {
    const found = knowledge ? suggest(testOf(row), knowledge) : null
    return found?.sure ? [{ row, loinc: found.sure, suggested: found.all.slice(0, 3) }] : []
  })
  await sql`update local_code set is_considered = true
    where institution_id = ${rows[0]!.institutionId} and code_key = any (${rows.map((row) => row.codeKey)}::text[])`.execute(
    scope.db,
  )
  for (const { row, loinc, suggested } of sure) await mapByItself(scope, row, loinc, suggested)
  if (sure.length > 0) await askToRemap(scope, rows[0]!)
  return { mapped: sure.length, items: 0 }
}

async function mapByItself(scope: SystemScope, row: Open, loinc: string, suggested: unknown): Promise<void> {
  await sql`update local_code set state = 'mapped', loinc = ${loinc}
    where institution_id = ${row.institutionId} and code_key = ${row.codeKey}`.execute(scope.db)
  await sql`insert into code_decision (institution_id, code_key, word, loinc, is_by_itself, suggested, author_name)
    values (${row.institutionId}, ${row.codeKey}, 'mapped', ${loinc}, true, ${JSON.stringify(suggested)}::jsonb,
      'Causeway')`.execute(scope.db)
}

type Job = { readonly jobNo: string; readonly institutionId: InstitutionId; readonly afterPerson: PersonId | null }

/**
 * The next persons of the oldest job; null when none is open. It waits for intake of the institution, which may have read
 * the mappings before they changed.
 */
async function remapRange(scope: SystemScope): Promise<TermsTended | null> {
  const { rows: jobs } = await sql<Job>`
    select job_no, institution_id, after_person from remap_job where finished_at is null
    order by job_no limit 1 for update skip locked`.execute(scope.db)
  const [job] = jobs
  if (!job) return null
  const { jobNo, institutionId, afterPerson } = job
  await takeTurns(scope, { about: 'institution', names: [institutionId] })
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from person where ${afterPerson}::uuid is null or person_id > ${afterPerson}::uuid
    order by person_id limit ${PERSONS_AT_ONCE}`.execute(scope.db)
  const persons = rows.map((row) => row.personId)
  await takeTurns(scope, { about: 'person', names: persons })
  const items = await mapStoredItems(scope, {
    institutionId,
    persons,
    mappings: await mappingsOf(scope, institutionId),
  })
  await sql`update remap_job set after_person = coalesce(${persons.at(-1) ?? null}::uuid, after_person),
      items = items + ${items}, finished_at = case when ${persons.length < PERSONS_AT_ONCE} then ${scope.now}::timestamptz end
    where job_no = ${jobNo}`.execute(scope.db)
  return { mapped: 0, items }
}

/** Every code that was ever decided of, with its LOINC code or null where there is none any more. */
async function mappingsOf(scope: SystemScope, institutionId: InstitutionId) {
  const { rows } = await sql<{ codeKey: string; loinc: string | null }>`
    select code_key, case when state = 'mapped' then loinc end as loinc from local_code
    where institution_id = ${institutionId} and exists (select from code_decision d
      where d.institution_id = local_code.institution_id and d.code_key = local_code.code_key)`.execute(scope.db)
  return rows
}

const ROUND_MS = 2_000

/** Tends in the background until it is stopped, after the step at hand. */
export function startTendingTerms(database: Database, { log }: Pick<RoundsOrder, 'log'>): Rounds {
  return startRounds({ everyMs: ROUND_MS, what: 'terminology', log }, (stopping) =>
    tendTerms(database, () => stopping.throwIfAborted()),
  )
}

import { sql } from 'kysely'
import { type Instant, plusDays } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { decideUnusual, type Mark, UNUSUAL } from './decide-unusual.ts'
import type { LookRow } from './list-looks.ts'

export type MarkedLook = LookRow & { readonly marks: readonly Mark[] }

/**
 * What is unusual about each of these looks. It is worked out when the log is read, so that no look waits for it, from what
 * the reader may see: days on which something is open in the record.
 */
export async function markLooks(scope: PatientScope, rows: readonly LookRow[]): Promise<readonly MarkedLook[]> {
  const byStaff = rows.filter(({ institutionId }) => institutionId !== null)
  const [days, busy, family] = [
    await daysThere(scope, byStaff),
    await listBusy(scope, byStaff),
    await readFamily(scope),
  ]
  const known: ReadonlySet<string> = new Set(scope.institutions)
  return rows.map((row) => ({
    ...row,
    marks: decideUnusual({
      ...row,
      family,
      isKnownThere: known.has(row.institutionId ?? ''),
      isSomethingThere: isNear(row.at, days.get(row.institutionId ?? '') ?? []),
      sawMany: busy.has(row.disclosureId),
    }),
  }))
}

function isNear(at: Instant, days: readonly Instant[]): boolean {
  const [first, last] = [plusDays(at, -UNUSUAL.daysBefore), plusDays(at, UNUSUAL.daysAfter)]
  return days.some((day) => day >= first && day <= last)
}

/** The days on which something came about, by institution, as far as these looks need them. */
async function daysThere(
  scope: PatientScope,
  rows: readonly LookRow[],
): Promise<ReadonlyMap<string, readonly Instant[]>> {
  if (rows.length === 0) return new Map()
  const times = rows.map(({ at }) => at.getTime())
  const { rows: found } = await sql<{ institutionId: string; day: Instant }>`
    select distinct institution_id, date_trunc('day', sort_at) as day from released_item
    where person_id = ${scope.subject}::uuid
      and institution_id = any (${[...new Set(rows.map(({ institutionId }) => institutionId!))]}::text[])
      and sort_at >= ${plusDays(new Date(Math.min(...times)), -UNUSUAL.daysBefore)}::timestamptz
      and sort_at <= ${plusDays(new Date(Math.max(...times)), UNUSUAL.daysAfter)}::timestamptz`.execute(scope.db)
  const days = new Map<string, Instant[]>()
  for (const { institutionId, day } of found) days.set(institutionId, [...(days.get(institutionId) ?? []), day])
  return days
}

async function listBusy(scope: PatientScope, rows: readonly LookRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const ids = rows.map(({ disclosureId }) => disclosureId)
  const { rows: busy } = await sql<{ disclosureId: string }>`
    select disclosure_id from looked_at_many(${ids}::uuid[], ${UNUSUAL.personsAnHour})`.execute(scope.db)
  return new Set(busy.map(({ disclosureId }) => disclosureId))
}

async function readFamily(scope: PatientScope): Promise<string | null> {
  const person = await scope.db
    .selectFrom('person')
    .select('family')
    .where('personId', '=', scope.subject)
    .executeTakeFirst()
  return person?.family ?? null
}

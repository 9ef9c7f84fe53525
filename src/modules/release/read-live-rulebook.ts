import { type Kysely, sql } from 'kysely'
import { Unavailable } from '#base/errors'
import type { PatientScope, PublicScope, StaffScope, SystemScope } from '#platform/database/scopes'
import { parseRulebook, type Rulebook } from './rulebook.ts'

export type LiveRulebook = Rulebook

const parsed = new Map<number, LiveRulebook>()

/**
 * The rulebook in force now; before the first one's day (a machine whose clock is behind), that one. A version never changes once published, so each is read and parsed once a process.
 */
export async function readLiveRulebook(
  scope: SystemScope | PatientScope | PublicScope | StaffScope,
): Promise<LiveRulebook> {
  const db = scope.db as unknown as Kysely<unknown>
  const { rows } = await sql<{ version: number }>`
    select version from rulebook
    order by effective_from <= ${scope.now}::timestamptz desc,
             abs(extract(epoch from effective_from - ${scope.now}::timestamptz)), version desc limit 1`.execute(db)
  const version = rows[0]?.version
  if (version === undefined) throw new Unavailable('no rulebook has been published; run causeway migrate')
  return parsed.get(version) ?? (await parseVersion(db, version))
}

async function parseVersion(db: Kysely<unknown>, version: number): Promise<LiveRulebook> {
  const { rows } = await sql<{ body: string }>`select body from rulebook where version = ${version}`.execute(db)
  const reading = parseRulebook(rows[0]!.body)
  if (!reading.ok)
    throw new Unavailable(`rulebook ${version} cannot be read`, { detail: JSON.stringify(reading.faults) })
  parsed.set(version, reading.rulebook)
  return reading.rulebook
}

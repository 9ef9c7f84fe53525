import { type Kysely, sql } from 'kysely'
import { Unavailable } from '#base/errors'
import type { PatientScope, PublicScope, StaffScope, SystemScope } from '#platform/database/scopes'
import { parseRulebook, type Rulebook } from './rulebook.ts'

export type LiveRulebook = Rulebook

const parsed = new Map<string, LiveRulebook>()

/**
 * The rulebook in force now; before the first one's day (a machine whose clock is behind), that one. A version never
 * changes once published, so each is read and parsed once a process; the time of its publication tells the same version
 * of two databases apart (samples are tried in a region in memory).
 */
export async function readLiveRulebook(
  scope: SystemScope | PatientScope | PublicScope | StaffScope,
): Promise<LiveRulebook> {
  const db = scope.db as unknown as Kysely<unknown>
  const { rows } = await sql<{ version: number; published: string }>`
    select version, published_at::text as published from rulebook
    order by effective_from <= now() desc,
             abs(extract(epoch from effective_from - ${scope.now}::timestamptz)), version desc limit 1`.execute(db)
  const [live] = rows
  if (!live) throw new Unavailable('no rulebook has been published; run causeway migrate')
  const key = `${live.version} ${live.published}`
  const known = parsed.get(key)
  if (known) return known
  const rulebook = await parseVersion(db, live.version)
  parsed.set(key, rulebook)
  return rulebook
}

async function parseVersion(db: Kysely<unknown>, version: number): Promise<LiveRulebook> {
  const { rows } = await sql<{ body: string }>`select body from rulebook where version = ${version}`.execute(db)
  const reading = parseRulebook(rows[0]!.body)
  if (!reading.ok)
    throw new Unavailable(`rulebook ${version} cannot be read`, { detail: JSON.stringify(reading.faults) })
  return reading.rulebook
}

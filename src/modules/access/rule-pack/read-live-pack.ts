import { type Kysely, sql } from 'kysely'
import { Unavailable } from '#base/errors'
import type { PatientScope, PublicScope, StaffScope, SystemScope } from '#platform/database/scopes'
import { parseRulePack } from './parse-rule-pack.ts'
import type { RulePack } from './rule-pack.ts'

const parsed = new Map<string, RulePack>()

/** The rule pack in force. Throws Unavailable while none has been published. */
export async function readLivePack(scope: SystemScope | PatientScope | PublicScope | StaffScope): Promise<RulePack> {
  const db = scope.db as unknown as Kysely<unknown>
  const { rows } = await sql<{ body: string }>`select body from rule_pack order by version desc limit 1`.execute(db)
  const body = rows[0]?.body
  if (body === undefined) throw new Unavailable('no rule pack has been published; run causeway migrate')
  const known = parsed.get(body)
  if (known) return known
  const pack = parseRulePack(body)
  parsed.set(body, pack)
  return pack
}

import { type Kysely, sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { PatientScope, PublicScope, StaffScope, SystemScope } from '#platform/database/scopes'
import { parseRulebook, type Rulebook } from '../rulebook.ts'

export type AnyScope = SystemScope | PatientScope | PublicScope | StaffScope

/** A version as it was published: its text, and what it says. */
export type PublishedRulebook = { readonly version: number; readonly yaml: string; readonly rulebook: Rulebook }

const read = new Map<string, Rulebook>()

/** One version; null when it was never published. A version never changes, so each is parsed once a process. */
export async function readRulebook(
  scope: AnyScope,
  { version }: { readonly version: number },
): Promise<PublishedRulebook | null> {
  const { rows } = await sql<{ body: string }>`select body from rulebook where version = ${version}`.execute(
    scope.db as unknown as Kysely<unknown>,
  )
  const yaml = rows[0]?.body
  if (yaml === undefined) return null
  const known = read.get(yaml)
  if (known) return { version, yaml, rulebook: known }
  const reading = parseRulebook(yaml)
  if (!reading.ok) return null
  read.set(yaml, reading.rulebook)
  return { version, yaml, rulebook: reading.rulebook }
}

export type RulebookVersion = {
  readonly version: number
  readonly title: string
  readonly effectiveFrom: Instant
  readonly decision: string
  readonly decisionId: number
  readonly publishedAt: Instant
  readonly publishedBy: string | null
  readonly standing: 'in force' | 'planned' | 'past'
}

/** Every version that was published, newest first, and which one is in force by the database's clock. */
export async function listRulebookVersions(scope: AnyScope): Promise<readonly RulebookVersion[]> {
  const { rows } = await sql<Omit<RulebookVersion, 'standing'>>`
    select version, title, effective_from, decision, decision_id, published_at, published_by from rulebook
    order by effective_from desc, version desc`.execute(scope.db as unknown as Kysely<unknown>)
  const now = scope.now.getTime()
  const live = rows.find((row) => row.effectiveFrom.getTime() <= now) ?? rows.at(-1)
  return rows.map((row) => ({
    ...row,
    standing: row === live ? 'in force' : row.effectiveFrom.getTime() > now ? 'planned' : 'past',
  }))
}

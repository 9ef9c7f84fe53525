import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { Instant } from '#base/instant'
import type { StaffScope, SystemScope } from '#platform/database/scopes'
import { type CheckedRulebook, checkRulebook } from './check-rulebook.ts'
import { listRulebookVersions, readRulebook } from './read-rulebook.ts'

/** A rulebook that somebody is writing. It may have faults; nothing follows from it until it is published. */
export type Draft = {
  readonly draftId: string
  /** The version it started from. */
  readonly baseVersion: number
  readonly title: string
  readonly yaml: string
  readonly authorName: string
  readonly savedAt: Instant
  readonly publishedVersion: number | null
}

const COLUMNS = sql`draft_id, base_version, title, body as yaml, author_name, saved_at, published_version`

/** Newest first. Stewards and patient representatives see them. */
export async function listDrafts(scope: StaffScope): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`select ${COLUMNS} from rulebook_draft order by saved_at desc limit 100`.execute(
    scope.db,
  )
  return rows
}

/** Throws NotFound. */
export async function readDraft(scope: StaffScope, { draftId }: { readonly draftId: string }): Promise<Draft> {
  const { rows } = await sql<Draft>`select ${COLUMNS} from rulebook_draft where draft_id = ${draftId}::uuid`.execute(
    scope.db,
  )
  if (!rows[0]) throw new NotFound('draft', { detail: 'no such draft for this role' })
  return rows[0]
}

/** Keeps a draft, whatever its faults; with `draftId` in the place of what it was. Answers its id. */
export async function saveDraft(
  scope: StaffScope,
  { draftId = null, title, yaml }: { readonly draftId?: string | null; readonly title: string; readonly yaml: string },
): Promise<string> {
  if (scope.role !== 'steward') throw new Refused('only stewards write rulebooks')
  const by = { accountId: scope.actor.accountId, authorName: scope.actor.name, savedAt: scope.now }
  if (draftId === null) {
    const { version } = (await listRulebookVersions(scope)).find((each) => each.standing === 'in force')!
    const row = await scope.db
      .insertInto('rulebookDraft')
      .values({ baseVersion: version, title, body: yaml, ...by })
      .returning('draftId')
      .executeTakeFirstOrThrow()
    return row.draftId
  }
  const row = await scope.db
    .updateTable('rulebookDraft')
    .set({ title, body: yaml, ...by })
    .where('draftId', '=', draftId)
    .where('publishedVersion', 'is', null)
    .returning('draftId')
    .executeTakeFirst()
  if (!row) throw new NotFound('draft', { detail: 'no such draft, or published already' })
  return draftId
}

/** Says of a draft, where it is still there, which version it became. */
export async function markPublished(
  scope: StaffScope | SystemScope,
  { draftId, version }: { readonly draftId: string; readonly version: number },
): Promise<void> {
  const by = scope.door === 'staff' ? { accountId: scope.actor.accountId } : {}
  const { db } = scope as StaffScope
  await db
    .updateTable('rulebookDraft')
    .set({ publishedVersion: version, ...by })
    .where('draftId', '=', draftId)
    .execute()
}

/** Faults, breaches and what it would change, against the version the draft started from. */
export async function checkDraft(
  scope: StaffScope,
  { draftId }: { readonly draftId: string },
): Promise<CheckedRulebook> {
  const draft = await readDraft(scope, { draftId })
  const base = await readRulebook(scope, { version: draft.baseVersion })
  return checkRulebook(draft.yaml, base?.rulebook ?? null)
}

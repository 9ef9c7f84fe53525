import { sql } from 'kysely'
import type { ItemId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { StoredVerdict } from './new-item.ts'

export type DecidedAnew = { readonly personId: PersonId; readonly itemId: ItemId; readonly verdict: StoredVerdict }

/** Puts other verdicts on items that are stored; their content stays as it is. */
export async function writeVerdicts(scope: SystemScope, items: readonly DecidedAnew[]): Promise<void> {
  if (items.length === 0) return
  const column = <T>(value: (verdict: StoredVerdict) => T): T[] => items.map(({ verdict }) => value(verdict))
  await sql`update item set verdict = t.v, release_at = t.a, release_rule = t.r, release_because = t.w,
      rulebook_version = t.b, shows_card = t.c, shows_delegates = t.d
    from unnest(${items.map((item) => item.personId)}::uuid[], ${items.map((item) => item.itemId)}::uuid[],
                ${column((verdict) => verdict.verdict)}::text[], ${column((verdict) => verdict.releaseAt)}::timestamptz[],
                ${column((verdict) => verdict.releaseRule)}::text[],
                ${column((verdict) => verdict.releaseBecause)}::text[],
                ${column((verdict) => verdict.rulebookVersion)}::int[],
                ${column((verdict) => verdict.showsCard)}::bool[],
                ${column((verdict) => verdict.showsDelegates)}::bool[]) as t(p, i, v, a, r, w, b, c, d)
    where item.person_id = t.p and item.item_id = t.i`.execute(scope.db)
}

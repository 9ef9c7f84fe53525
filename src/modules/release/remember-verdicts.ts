import { sql } from 'kysely'
import type { SystemScope } from '#platform/database/scopes'
import type { ScheduledRelease } from './schedule-release.ts'

/** Keeps every verdict that is not simply "open", so that it can be explained later. */
export async function rememberVerdicts(
  scope: SystemScope,
  { items }: { readonly items: readonly { personId: string; itemId: string; verdict: ScheduledRelease }[] },
): Promise<void> {
  const told = items.filter(({ verdict }) => verdict.verdict !== 'open' && verdict.releaseRule !== 'undecided')
  if (told.length === 0) return
  const column = <T>(value: (verdict: ScheduledRelease) => T): T[] => told.map(({ verdict }) => value(verdict))
  await sql`insert into verdict
      (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select p, i, ${scope.now}::timestamptz, b, v, r, w, a
    from unnest(${told.map((each) => each.personId)}::uuid[], ${told.map((each) => each.itemId)}::uuid[],
                ${column((verdict) => verdict.rulebookVersion)}::int[], ${column((verdict) => verdict.verdict)}::text[],
                ${column((verdict) => verdict.releaseRule)}::text[], ${column((verdict) => verdict.releaseBecause)}::text[],
                ${column((verdict) => verdict.releaseAt)}::timestamptz[]) as t(p, i, b, v, r, w, a)
    on conflict do nothing`.execute(scope.db)
}

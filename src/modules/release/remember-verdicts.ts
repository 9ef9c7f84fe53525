import { sql } from 'kysely'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import type { ScheduledRelease } from './schedule-release.ts'

/**
 * The verdict that an item came with, before it gets another one: "open" is not kept while nothing changes, and explain
 * shall know it all the same.
 */
export async function rememberFirst(
  scope: SystemScope,
  decided: readonly {
    readonly item: ScheduledRelease & {
      readonly personId: string
      readonly itemId: string
      readonly changedAt: Instant
    }
  }[],
): Promise<void> {
  const told = decided.map(({ item }) => item).filter((item) => item.releaseRule !== 'undecided')
  if (told.length === 0) return
  const column = <T>(value: (item: (typeof told)[number]) => T): T[] => told.map(value)
  await sql`insert into verdict (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select p, i, d, b, v, r, w, a
    from unnest(${column((item) => item.personId)}::uuid[], ${column((item) => item.itemId)}::uuid[],
                ${column((item) => item.changedAt)}::timestamptz[], ${column((item) => item.rulebookVersion)}::int[],
                ${column((item) => item.verdict)}::text[], ${column((item) => item.releaseRule)}::text[],
                ${column((item) => item.releaseBecause)}::text[], ${column((item) => item.releaseAt)}::timestamptz[])
      as t(p, i, d, b, v, r, w, a)
    on conflict do nothing`.execute(scope.db)
}

export type Decided = { readonly personId: string; readonly itemId: string; readonly verdict: ScheduledRelease }

/** Keeps the verdicts that can need explaining: on new items those that are not simply "open", and every change. */
export async function rememberVerdicts(
  scope: SystemScope,
  { fresh, changed }: { readonly fresh: readonly Decided[]; readonly changed: readonly Decided[] },
): Promise<void> {
  const told = [...fresh.filter(({ verdict }) => verdict.verdict !== 'open'), ...changed].filter(
    ({ verdict }) => verdict.releaseRule !== 'undecided',
  )
  if (told.length === 0) return
  const column = <T>(value: (verdict: ScheduledRelease) => T): T[] => told.map(({ verdict }) => value(verdict))
  await sql`insert into verdict
      (person_id, item_id, decided_at, rulebook_version, verdict, rule, because, release_at)
    select p, i, ${scope.now}::timestamptz, b, v, r, w, a
    from unnest(${told.map((each) => each.personId)}::uuid[], ${told.map((each) => each.itemId)}::uuid[],
                ${column((verdict) => verdict.rulebookVersion)}::int[], ${column((verdict) => verdict.verdict)}::text[],
                ${column((verdict) => verdict.releaseRule)}::text[], ${column((verdict) => verdict.releaseBecause)}::text[],
                ${column((verdict) => verdict.releaseAt)}::timestamptz[]) as t(p, i, b, v, r, w, a)
    on conflict (person_id, item_id, decided_at) do update set rulebook_version = excluded.rulebook_version,
      verdict = excluded.verdict, rule = excluded.rule, because = excluded.because, release_at = excluded.release_at`.execute(
    scope.db,
  )
}

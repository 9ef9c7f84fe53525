import { sql } from 'kysely'
import type { FeedId, ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import type { StoredVerdict } from './new-item.ts'

/** A stored item with what its verdict depends on by itself, and whether it has been read. */
export type ItemToDecide = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly feedId: FeedId
  readonly category: string
  readonly receivedAt: Instant
  /** When it got its present content: what was done before was about other words. */
  readonly changedAt: Instant
  readonly birthDate: string | null
  readonly openedAt: Instant | null
  readonly stored: StoredVerdict
  readonly body: string
}

/** A stored part, and the report that holds it. */
export type PartToDecide = ItemToDecide & { readonly report: StoredVerdict }

/** The stored parts of these reports, for deciding anew when a report came or changed. */
export async function listPartsToDecide(
  scope: SystemScope,
  { persons, reports }: { readonly persons: readonly PersonId[]; readonly reports: readonly ItemId[] },
): Promise<readonly PartToDecide[]> {
  const { rows } = await sql<Omit<PartToDecide, 'stored' | 'report'> & Flat>`
    select t.person_id, t.item_id, t.feed_id, t.category, t.received_at, t.changed_at, l.demographics::jsonb ->> 'birthDate' as birth_date,
           o.opened_at, t.body,
           t.verdict as v1, nullif(t.release_at, 'infinity') as a1, t.release_rule as r1, t.release_because as w1,
           t.rulebook_version as b1, t.shows_card as c1, t.shows_delegates as d1,
           f.verdict as v2, nullif(f.release_at, 'infinity') as a2, f.release_rule as r2, f.release_because as w2,
           f.rulebook_version as b2, f.shows_card as c2, f.shows_delegates as d2
    from item f
    join item t on t.person_id = f.person_id and t.part_of = f.item_id
    join patient_link l on l.link_id = t.link_id
    left join opening o on o.person_id = t.person_id and o.item_id = t.item_id
    where f.person_id = any (${persons}::uuid[]) and f.item_id = any (${reports}::uuid[])`.execute(scope.db)
  return rows.map((row) => ({
    ...row,
    stored: verdictOf(row.v1, row.a1, row.r1, row.w1, row.b1, row.c1, row.d1),
    report: verdictOf(row.v2, row.a2, row.r2, row.w2, row.b2, row.c2, row.d2),
  }))
}

type Flat = Readonly<
  Record<'v1' | 'r1' | 'w1' | 'v2' | 'r2' | 'w2', string> &
    Record<'a1' | 'a2', Date | null> &
    Record<'b1' | 'b2', number> &
    Record<'c1' | 'd1' | 'c2' | 'd2', boolean>
>

function verdictOf(
  verdict: string,
  releaseAt: Date | null,
  releaseRule: string,
  releaseBecause: string,
  rulebookVersion: number,
  showsCard: boolean,
  showsDelegates: boolean,
): StoredVerdict {
  return {
    verdict,
    releaseAt: releaseAt ?? 'infinity',
    releaseRule,
    releaseBecause,
    rulebookVersion,
    showsCard,
    showsDelegates,
  }
}

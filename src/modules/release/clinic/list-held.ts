import { sql } from 'kysely'
import type { Category } from '#base/categories'
import { Refused } from '#base/errors'
import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { takeCare } from '#platform/database/take-care'

/** What waits at the clinician's own institution. Whether the clinician treats this person is for the page to ask. */
export type HeldItem = {
  readonly personId: PersonId
  readonly itemId: ItemId
  readonly family: string | null
  readonly given: readonly string[]
  readonly birthDate: string | null
  readonly category: Category
  readonly title: string
  readonly receivedAt: Instant
  readonly verdict: string
  readonly releaseRule: string
  readonly rulebookVersion: number
  /** Null: not by itself (blocked by law). */
  readonly opensAt: Instant | null
  readonly comments: number
  /** The hold that a clinician of this institution has placed, where one is in force. */
  readonly holdId: string | null
  readonly ground: string | null
}

export type HeldQuestion = {
  /** Only this person's. */
  readonly personId?: string | null
  /** The last line of the page before. */
  readonly after?: { readonly opensAt: Instant | null; readonly itemId: string } | null
  readonly take?: number
}

/** Soonest first. What is restricted without a trace is not among them. */
export async function listHeld(
  scope: StaffScope,
  { personId = null, after = null, take = 50 }: HeldQuestion = {},
): Promise<readonly HeldItem[]> {
  if (scope.role !== 'clinician') throw new Refused('only clinicians see what waits')
  const held = sql`i.institution_id = ${scope.institutionId} and i.release_at > ${scope.now}::timestamptz
      and i.verdict not in ('open', 'open-with-preface') and i.verdict <> 'restricted' and i.standing = 'current' and i.listed
      ${personId ? sql`and i.person_id = ${personId}::uuid` : sql``}
      ${after ? sql`and (i.release_at, i.item_id) > (coalesce(${after.opensAt}::timestamptz, 'infinity'), ${after.itemId}::uuid)` : sql``}
    order by i.release_at, i.item_id limit ${take}`
  // Names are shown of patients with whom there is something to do: here, what waits.
  const waiting = await sql<{ personId: PersonId }>`select i.person_id from item i where ${held}`.execute(scope.db)
  await takeCare(
    scope,
    waiting.rows.map((row) => row.personId),
  )
  const { rows } = await sql<HeldItem>`
    select i.person_id, i.item_id, l.demographics::jsonb ->> 'family' as family,
           array(select jsonb_array_elements_text(l.demographics::jsonb -> 'given')) as given,
           l.demographics::jsonb ->> 'birthDate' as birth_date, i.category, i.title, i.received_at, i.verdict,
           i.release_rule, i.rulebook_version, nullif(i.release_at, 'infinity') as opens_at,
           (select count(*)::int from clinician_comment c
            where c.person_id = i.person_id and c.item_id = i.item_id) as comments,
           h.hold_id, h.ground
    from item i
    join patient_link l on l.link_id = i.link_id
    left join lateral (select hold_id, ground from clinician_hold h
      where h.person_id = i.person_id and h.item_id = i.item_id and h.lifted_at is null and h.until > ${scope.now}::timestamptz
      order by h.until desc limit 1) h on true
    where ${held}`.execute(scope.db)
  return rows
}
